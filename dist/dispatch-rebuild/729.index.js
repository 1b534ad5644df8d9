export const id = 729;
export const ids = [729];
export const modules = {

/***/ 190:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseHttpDate),
/* harmony export */   i: () => (/* binding */ retryAfterMs),
/* harmony export */   n: () => (/* binding */ isNotSent),
/* harmony export */   o: () => (/* binding */ parseRetryAfter),
/* harmony export */   r: () => (/* binding */ isPassing),
/* harmony export */   t: () => (/* binding */ classifySafely)
/* harmony export */ });
/* harmony import */ var _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(186);

// packages/retry/src/retry-after.ts
const SECONDS = /^\d{1,15}(?:\.\d{1,9})?$/u;
/**
* The wait that a `Retry-After` value asks for, in milliseconds from `nowMs`: seconds or an HTTP date
* (RFC 9110, section 10.2.3). A date in the past is 0; a value that is neither is `undefined`.
*/
function parseRetryAfter(value, nowMs) {
	const text = value?.trim() ?? "";
	if (SECONDS.test(text)) return Math.ceil(Number(text) * 1e3);
	const atMs = parseHttpDate(text);
	return atMs === void 0 ? void 0 : Math.max(0, atMs - nowMs);
}
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? [\w :-]+$/iu;
/** The time of an HTTP date (`Date`, `Retry-After`), in milliseconds since the epoch; `undefined` when it is none. */
function parseHttpDate(value) {
	const text = value?.trim() ?? "";
	if (!HTTP_DATE.test(text)) return void 0;
	const atMs = Date.parse(/gmt|utc/iu.test(text) ? text : `${text} GMT`);
	return Number.isNaN(atMs) ? void 0 : atMs;
}
// packages/http/src/classification.ts
const GIVE_UP = { kind: "give-up" };
const PASSING_STATUS = /* @__PURE__ */ new Set([
	408,
	429,
	500,
	502,
	503,
	504
]);
const PASSING_FAILURE = /* @__PURE__ */ new Set([
	"http.refused",
	"http.dns",
	"http.reset",
	"http.timeout",
	"http.cut"
]);
const NEVER_SENT = /* @__PURE__ */ new Set([
	"http.refused",
	"http.dns",
	"http.tls",
	"http.proxy",
	"http.private-address",
	"http.invalid-request"
]);
/**
* The default classification of a method's outcomes. GET and HEAD are tried again whenever that may help; of other methods only
* what the server cannot have acted on (no connection, or 429), and whatever it may have received is ambiguous.
* `Retry-After` is honoured in both forms (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3).
*/
function classifySafely(method, clock = _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_0__.t) {
	const idempotent = method === "GET" || method === "HEAD";
	return (outcome) => {
		if ("failure" in outcome) return idempotent ? classifyRead(outcome.failure) : classifyWrite(outcome.failure);
		const { response } = outcome;
		const kind = idempotent ? kindOfRead(response.status) : kindOfWrite(response.status);
		return kind === "give-up" ? GIVE_UP : {
			kind,
			afterMs: retryAfterMs(response, clock)
		};
	};
}
/** The wait that an answer's `Retry-After` asks for, in milliseconds; `undefined` without one. */
function retryAfterMs({ headers }, clock) {
	return parseRetryAfter(headers.get("retry-after"), clock.now());
}
/** Whether the same exchange may fare better in a moment; a proxy that refuses may, too, where nothing but time is lost by asking it again. */
function isPassing({ code }) {
	return PASSING_FAILURE.has(code) || code === "http.proxy";
}
/** Whether a failed exchange proves that the server received nothing, so that even a request that must not happen twice can be sent again. */
function isNotSent(failure) {
	if (failure.code === "http.budget") return !(failure.cause instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_0__.M);
	return NEVER_SENT.has(failure.code);
}
function classifyRead(failure) {
	return PASSING_FAILURE.has(failure.code) ? { kind: "retry" } : GIVE_UP;
}
function classifyWrite(failure) {
	if (failure.code === "http.refused" || failure.code === "http.dns") return { kind: "retry" };
	return isNotSent(failure) ? GIVE_UP : { kind: "ambiguous" };
}
function kindOfRead(status) {
	return PASSING_STATUS.has(status) ? "retry" : "give-up";
}
function kindOfWrite(status) {
	if (status === 429) return "retry";
	return status === 408 || status >= 500 ? "ambiguous" : "give-up";
}



/***/ }),

/***/ 851:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ retry),
/* harmony export */   t: () => (/* binding */ backoffMs)
/* harmony export */ });
// packages/retry/src/retry.ts
/**
* The wait before retry number `retryIndex` (0 is the first), in milliseconds: exponential with full jitter, uniform in
* [0, min(cap, base · 2^retryIndex)) (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
*/
function backoffMs(policy, retryIndex, random) {
	return random() * Math.min(policy.capMs, policy.baseMs * 2 ** retryIndex);
}
/**
* Runs `operation` until it succeeds, fails for good, or the policy's attempts or budget are spent; then throws the last
* attempt's own error. Throws the signal's reason when it is aborted.
*/
async function retry(operation, options) {
	let waitedMs = 0;
	for (let attempt = 1;; attempt += 1) {
		options.signal?.throwIfAborted();
		try {
			return await operation(attempt);
		} catch (error) {
			options.signal?.throwIfAborted();
			const classification = options.classify(error);
			if (classification.kind === "give-up") throw error;
			if (classification.kind === "ambiguous") {
				const settlement = await options.settle?.(error) ?? { outcome: "unknown" };
				if (settlement.outcome === "done") return settlement.value;
				if (settlement.outcome === "unknown") throw error;
			}
			const waitMs = nextWaitMs(options, attempt, waitedMs, classification.afterMs);
			if (waitMs === void 0) throw error;
			options.onWait?.({
				attempt,
				waitMs,
				error
			});
			await options.clock.sleep(waitMs, options.signal);
			waitedMs += waitMs;
		}
	}
}
function nextWaitMs({ policy, random }, attempt, waitedMs, afterMs) {
	if (attempt >= policy.attempts) return void 0;
	const jitterMs = backoffMs(policy, attempt - 1, random);
	const waitMs = afterMs === void 0 ? jitterMs : afterMs + Math.min(jitterMs, afterMs / 10);
	return waitedMs + waitMs > policy.budgetMs ? void 0 : waitMs;
}



/***/ }),

/***/ 729:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* unused harmony exports n, t */
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(186);
/* harmony import */ var _inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(11);
/* harmony import */ var _src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(328);
/* harmony import */ var _retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(851);
/* harmony import */ var _classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(190);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(733);







// packages/image/src/digest.ts
const SHA256 = /^sha256:[0-9a-f]{64}$/u;
/** Whether a text is a digest in canonical form: `sha256:` and 64 lower-case hex digits. */
function isDigest(text) {
	return SHA256.test(text);
}
// packages/http/src/name-lookup.ts
/** The system's name lookup, loaded when it is first used. */
const systemLookup = (hostname, options, callback) => {
	process.getBuiltinModule("node:dns").lookup(hostname, options, callback);
};
/**
* A lookup that asks once for all who wait for the same name: Node resolves names on four threads, so many connections opened
* to one host at once would otherwise queue for the same answer.
*/
function shareLookups(lookup) {
	const flights = /* @__PURE__ */ new Map();
	return (hostname, options, callback) => {
		const key = JSON.stringify([
			hostname,
			options.family,
			options.hints,
			options.all
		]);
		const flight = flights.get(key);
		if (flight !== void 0) {
			flight.push(callback);
			return;
		}
		const waiting = [callback];
		flights.set(key, waiting);
		lookup(hostname, options, (...answer) => {
			flights.delete(key);
			for (const answerTo of waiting) answerTo(...answer);
		});
	};
}
// packages/http/src/private-address.ts
const CLOSED_IPV4 = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3]
];
const OPEN_IPV6 = ["2000::", 3];
const CLOSED_IPV6 = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20]
];
/** Whether an IP address leads, or may lead, anywhere but to a host on the public internet. True for what is no address. */
function isPrivateAddress(address) {
	const net = process.getBuiltinModule("node:net");
	const family = address.includes("%") ? 0 : net.isIP(address);
	if (family === 4) return createBlockList(net, CLOSED_IPV4, "ipv4").check(address, "ipv4");
	if (family === 0 || !createBlockList(net, [OPEN_IPV6], "ipv6").check(address, "ipv6")) return true;
	return createBlockList(net, CLOSED_IPV6, "ipv6").check(address, "ipv6");
}
/** Throws `http.private-address` when a `publicOnly` request names a private address or loopback itself. All that can be checked behind a proxy. */
function refusePrivateLiteral(request) {
	if (request.publicOnly !== true) return;
	const host = request.url.hostname.replace(/^\[|\]$/gu, "");
	const isAddress = process.getBuiltinModule("node:net").isIP(host) !== 0;
	if ((0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.s)(request.url) || isAddress && isPrivateAddress(host)) throw createPrivate(request, host);
}
/** A name lookup that fails with `http.private-address` when any address of the name is private, for a `publicOnly` request. */
function createPublicLookup(lookup, request) {
	return (hostname, options, callback) => {
		lookup(hostname, {
			...options,
			all: true
		}, (error, answer) => {
			if (error !== null) return callback(error, []);
			const addresses = typeof answer === "string" ? [{
				address: answer,
				family: 0
			}] : answer;
			const hidden = addresses.find(({ address }) => isPrivateAddress(address));
			if (hidden !== void 0) return callback(createPrivate(request, hidden.address), []);
			const [first] = addresses;
			if (options.all === true || first === void 0) callback(null, [...addresses]);
			else callback(null, first.address, first.family);
		});
	};
}
function createBlockList(net, ranges, type) {
	const list = new net.BlockList();
	for (const [base, bits] of ranges) list.addSubnet(base, bits, type);
	return list;
}
function createPrivate(request, address) {
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.private-address", `${address} is not a public address, and this request may go to public ones only`, "If it is yours and meant to be asked, add it to trusted-realms");
}
// packages/http/src/proxy-failure.ts
/** What an error means that came from the proxy and not from the server behind it. */
function createProxyFailure(request, proxy, error) {
	const status = readStatus(error);
	if (status === 407) return createDenied(request, proxy);
	const code = (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.l)(error)?.code;
	const why = status ?? (code === void 0 || code === "ECONNRESET" ? "it broke off" : code);
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.proxy", `the proxy ${proxy.host} gave no connection (${why})`, "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and whether the proxy allows this host and port");
}
/** The answer, unless it is the proxy's own 407, which no server may send (https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8). */
function refuseProxyDenial(request, proxy, message) {
	if (message.statusCode !== 407) return message;
	message.destroy();
	throw createDenied(request, proxy);
}
function createDenied(request, proxy) {
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.proxy", `the proxy ${proxy.host} wants other credentials (407)`, "Write the proxy's user and password into HTTP_PROXY and HTTPS_PROXY, as http://user:password@host:port");
}
/** The status that the proxy answered a CONNECT with. */
function readStatus(error) {
	if (!(error instanceof Error)) return void 0;
	if ("statusCode" in error && typeof error.statusCode === "number") return error.statusCode;
	const [, told] = /\bstatusCode=(\d{3})\b/u.exec(error.message) ?? [];
	return told === void 0 ? void 0 : Number(told);
}
// packages/http/src/wire.ts
/** A request in the words of `node:http`. Made from parts, so that a URL's userinfo never becomes a header. */
function createWireOptions(request, parts) {
	const { url } = request;
	const headers = { ...request.headers };
	if (request.body !== void 0) headers["content-length"] = Buffer.byteLength(request.body);
	return {
		protocol: url.protocol,
		host: url.hostname.replace(/^\[|\]$/gu, ""),
		port: url.port || (url.protocol === "https:" ? 443 : 80),
		path: url.pathname + url.search,
		method: request.method,
		headers,
		...parts
	};
}
/**
* What the connections are pooled by. Private and public requests never share one, for a used connection is not looked up again;
* and what must not happen twice gets a new one, for a used one may be closing, which would leave in doubt whether it was received.
*/
function describePool(request) {
	const keepAlive = (request.method === "GET" || request.method === "HEAD") && request.freshConnection !== true;
	return {
		key: `${request.publicOnly === true ? "public" : "any"} ${keepAlive ? "kept" : "new"}`,
		keepAlive
	};
}
/** Throws `http.invalid-request` for a URL that is neither http nor https. */
function refuseForeignScheme(request) {
	if (request.url.protocol === "https:" || request.url.protocol === "http:") return;
	throw (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.invalid-request", "the URL is neither http nor https", "Write the URL with https:// in front");
}
// packages/http/src/actions-exchange.ts
/**
* An exchange over `@actions/http-client`, which finds the runner's proxy settings by itself. Of the client it takes the agents and the
* raw request only: its redirects keep credentials across ports, and its body reader never settles when a body is cut.
*/
function createActionsExchange({ userAgent, lookup }) {
	const clients = /* @__PURE__ */ new Map();
	const sharedLookup = shareLookups(lookup ?? systemLookup);
	return async (request, signal) => {
		refuseForeignScheme(request);
		refusePrivateLiteral(request);
		const actions = await Promise.all(/* import() */[__webpack_require__.e(23), __webpack_require__.e(69)]).then(__webpack_require__.bind(__webpack_require__, 69));
		const proxy = findProxy(actions, request);
		return await send({
			client: clientFor(clients, actions, {
				userAgent,
				request,
				proxy
			}),
			request,
			signal,
			proxy,
			lookup: sharedLookup
		});
	};
}
async function send({ client, request, signal, proxy, lookup }) {
	const agent = client.getAgent(request.url.href);
	const options = createWireOptions(request, {
		agent,
		signal,
		lookup: request.publicOnly === true ? createPublicLookup(lookup, request) : lookup
	});
	options.headers = {
		"user-agent": client.userAgent,
		...request.headers
	};
	const info = {
		options,
		parsedUrl: request.url,
		httpModule: moduleFor(request.url)
	};
	if (proxy === void 0) return (await client.requestRaw(info, request.body ?? null)).message;
	abortTunnelWith(agent, signal);
	let isThrough = false;
	info.httpModule = watchSocket(info.httpModule, () => {
		isThrough = true;
	});
	try {
		const { message } = await client.requestRaw(info, request.body ?? null);
		return refuseProxyDenial(request, proxy, message);
	} catch (error) {
		if (!isThrough && !signal.aborted) throw createProxyFailure(request, proxy, error);
		throw error;
	}
}
function findProxy(actions, request) {
	try {
		const proxy = actions.getProxyUrl(request.url.href);
		return proxy === "" ? void 0 : new URL(proxy);
	} catch {
		throw (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.proxy", "the proxy's URL cannot be read", "Set HTTP_PROXY and HTTPS_PROXY to URLs such as http://proxy.example:3128");
	}
}
/** One client per origin and pool: a client keeps one agent whatever the scheme, and would send https over a plain agent. */
function clientFor(clients, actions, { userAgent, request, proxy }) {
	const pool = describePool(request);
	const key = `${request.url.origin} ${pool.key}`;
	const known = clients.get(key);
	if (known !== void 0) return known;
	const client = new actions.HttpClient(userAgent, [], {
		allowRedirects: false,
		allowRetries: false,
		keepAlive: pool.keepAlive && proxy === void 0,
		socketTimeout: 2 ** 31 - 1
	});
	clients.set(key, client);
	return client;
}
/** Lets the signal end a tunnel that the proxy neither grants nor refuses: the agent passes its proxy options on to that request. */
function abortTunnelWith(agent, signal) {
	const proxyOptions = Reflect.get(agent, "proxyOptions");
	if (typeof proxyOptions === "object" && proxyOptions !== null) Object.assign(proxyOptions, { signal });
}
function watchSocket(module, onSocket) {
	const request = (options, onResponse) => {
		const sent = module.request(options, onResponse);
		sent.once("socket", onSocket);
		return sent;
	};
	return Object.create(module, { request: { value: request } });
}
function moduleFor(url) {
	return url.protocol === "https:" ? process.getBuiltinModule("node:https") : process.getBuiltinModule("node:http");
}
// packages/http/src/gate.ts
/** A gate with nobody in it. One is shared by all transports of a run, so that its limits hold over all of them. */
function createGate({ total, perHost, clock }) {
	const lanes = /* @__PURE__ */ new Map();
	let inFlight = 0;
	let arrivals = 0;
	function laneOf(host) {
		const known = lanes.get(host);
		if (known !== void 0) return known;
		const lane = {
			limit: typeof perHost === "number" ? perHost : perHost(host),
			leading: [],
			waiting: [],
			inFlight: 0,
			resumesAt: -Infinity,
			alarm: void 0
		};
		lanes.set(host, lane);
		return lane;
	}
	function admitAll() {
		for (const lane of lanes.values()) setAlarm(lane);
		while (inFlight < total) {
			const lane = nextLane();
			if (lane === void 0) return;
			inFlight += 1;
			lane.inFlight += 1;
			queueOf(lane).shift()?.admit();
		}
	}
	/** The lane of the request that may go now and has waited longest, of those that lead when there are any. */
	function nextLane() {
		const now = clock.monotonicMs();
		let next;
		for (const lane of lanes.values()) {
			if (lane.inFlight >= lane.limit || lane.resumesAt > now) continue;
			if (rankOf(lane) < rankOf(next)) next = lane;
		}
		return next;
	}
	function setAlarm(lane) {
		const waitMs = lane.resumesAt - clock.monotonicMs();
		if (queueOf(lane).length === 0 || waitMs <= 0) {
			lane.alarm?.abort();
			lane.alarm = void 0;
		} else if (lane.alarm === void 0) ring(lane, waitMs);
	}
	function ring(lane, waitMs) {
		const alarm = new AbortController();
		const { resumesAt } = lane;
		lane.alarm = alarm;
		const onRing = () => {
			if (lane.alarm !== alarm) return;
			lane.alarm = void 0;
			if (lane.resumesAt <= resumesAt) lane.resumesAt = -Infinity;
			admitAll();
		};
		clock.sleep(waitMs, alarm.signal).then(onRing, () => {});
	}
	function createRelease(lane) {
		let released = false;
		return () => {
			if (released) return;
			released = true;
			inFlight -= 1;
			lane.inFlight -= 1;
			admitAll();
		};
	}
	return {
		enter(host, signal, leads = false) {
			const lane = laneOf(host);
			const queue = leads ? lane.leading : lane.waiting;
			return new Promise((resolve, reject) => {
				if (signal?.aborted) {
					reject(signal.reason);
					return;
				}
				const onAbort = () => {
					queue.splice(queue.indexOf(waiter), 1);
					setAlarm(lane);
					reject(signal?.reason);
				};
				const waiter = {
					order: arrivals,
					admit() {
						signal?.removeEventListener("abort", onAbort);
						resolve(createRelease(lane));
					}
				};
				arrivals += 1;
				queue.push(waiter);
				signal?.addEventListener("abort", onAbort, { once: true });
				admitAll();
			});
		},
		pause(host, waitMs) {
			const lane = laneOf(host);
			lane.resumesAt = Math.max(lane.resumesAt, clock.monotonicMs() + waitMs);
		}
	};
}
function queueOf({ leading, waiting }) {
	return leading.length > 0 ? leading : waiting;
}
/** Lower goes first: all that lead, then all others, each in the order of their arrival. */
function rankOf(lane) {
	const [first] = lane?.leading ?? [];
	return first === void 0 ? lane?.waiting[0]?.order ?? Infinity : first.order - Number.MAX_SAFE_INTEGER;
}
// packages/http/src/headers.ts
/**
* Headers from Node's raw list (name, value, name, value …), with each occurrence kept apart: Node's own object joins or drops
* duplicates, and a header that must be single and comes twice is an attack or a defect that has to be seen.
*/
function createHeaders(raw) {
	const values = /* @__PURE__ */ new Map();
	let name = "";
	for (const [index, text] of raw.entries()) if (index % 2 === 0) name = text.toLowerCase();
	else values.set(name, [...values.get(name) ?? [], text]);
	return {
		get: (name) => values.get(name.toLowerCase())?.[0],
		all: (name) => values.get(name.toLowerCase()) ?? []
	};
}
// packages/http/src/decoder.ts
/**
* A stream that undoes a content coding (https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1), `undefined` for none. Throws
* `http.malformed` for a coding that is not known here.
*/
function createDecoder(contentEncoding, request) {
	const coding = contentEncoding?.trim().toLowerCase() ?? "";
	if (coding === "" || coding === "identity") return void 0;
	const zlib = process.getBuiltinModule("node:zlib");
	if (coding === "gzip" || coding === "x-gzip") return zlib.createGunzip();
	if (coding === "deflate") return zlib.createInflate();
	if (coding === "br") return zlib.createBrotliDecompress();
	throw (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.malformed", `the answer has the content coding "${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(coding, 40)}", which is not known here`, "Have the server or the proxy send the answer uncompressed, as it was asked to");
}
// packages/http/src/body.ts
const MAX_ERROR_BYTES = 65536;
/**
* The whole body of an answer, decoded, of at most `request.maxBytes` bytes; of an answer that is no success, the first 64 KiB, since it is its
* status that counts. Rejects with `http.too-large` when it is longer,
* `http.cut` when the connection ends before the body does, `http.malformed` when it cannot be decoded, or the signal's reason;
* the connection is destroyed then. It always settles: a cut message may say so with nothing but its `close` event.
*/
function readBody(message, request, signal) {
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		let decoder;
		let isEmpty = true;
		const isSuccess = (message.statusCode ?? 0) < 300;
		const maxBytes = isSuccess ? request.maxBytes : MAX_ERROR_BYTES;
		const keep = (chunk) => {
			size += chunk.length;
			chunks.push(chunk);
		};
		const stopAfter = (chunk) => {
			keep(chunk);
			succeed();
			message.destroy();
			decoder?.destroy();
		};
		const fail = (error) => {
			signal.removeEventListener("abort", onAbort);
			message.destroy();
			decoder?.destroy();
			reject(error);
		};
		const succeed = () => {
			signal.removeEventListener("abort", onAbort);
			resolve(Buffer.concat(chunks, size));
		};
		const onAbort = () => fail(signal.reason);
		const onData = (chunk) => {
			const room = maxBytes - size;
			if (chunk.length <= room) keep(chunk);
			else if (isSuccess) fail(createTooLarge(request));
			else stopAfter(chunk.subarray(0, room));
		};
		message.on("error", (error) => fail((0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.c)(error, request, true)));
		message.on("close", () => {
			if (!message.complete) fail(createCut(request));
		});
		signal.addEventListener("abort", onAbort, { once: true });
		if (signal.aborted) return onAbort();
		if (message.destroyed) return fail(createCut(request));
		try {
			decoder = createDecoder(message.headers["content-encoding"], request);
		} catch (error) {
			return fail(error);
		}
		decoder?.on("error", (error) => {
			if (isEmpty && message.complete) succeed();
			else fail(createUndecodable(request, error));
		});
		message.once("data", () => {
			isEmpty = false;
		});
		const source = decoder === void 0 ? message : message.pipe(decoder);
		source.on("data", onData);
		source.on("end", succeed);
	});
}
function createTooLarge(request) {
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.too-large", `the answer is longer than ${request.maxBytes} bytes`, "Check that the URL is that of the service that is meant");
}
function createCut(request) {
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.cut", "the answer was cut short", "Try again, and look at the server's or the proxy's log when it stays so");
}
function createUndecodable(request, error) {
	if ((0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.l)(error)?.code === "Z_BUF_ERROR") return createCut(request);
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.malformed", "the answer could not be decompressed", "Look at the server's or the proxy's log", error);
}
// packages/http/src/deadline.ts
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/**
* Starts a deadline. It runs on a real timer and not on the injected clock, since what it ends is a real socket's silence.
* @param onTimeout makes the reason once `timeoutMs` milliseconds have passed
* @param onAbort makes the reason once `outer` is aborted
*/
function startDeadline(timeoutMs, outer, reasons) {
	const controller = new AbortController();
	const { promise: passed, reject } = Promise.withResolvers();
	passed.catch(() => {});
	const end = (reason) => {
		controller.abort(reason);
		reject(reason);
	};
	const timer = setTimeout(() => end(reasons.onTimeout()), Math.min(timeoutMs, LONGEST_TIMER_MS));
	const onOuter = () => end(reasons.onAbort());
	if (outer?.aborted === true) onOuter();
	outer?.addEventListener("abort", onOuter, { once: true });
	return {
		signal: controller.signal,
		passed,
		stop() {
			clearTimeout(timer);
			outer?.removeEventListener("abort", onOuter);
		}
	};
}
// packages/http/src/stopped.ts
/**
* The `http.budget` failure of a request that an aborted signal ended: in the words of the signal's reason when that is a `Failure` (a run that was
* cancelled), otherwise the run's time was spent.
*
* @param how what became of this request, e.g. `stopped in flight`
*/
function createStopped(request, how, signal, cause) {
	const reason = signal?.reason;
	const [why, hint] = reason instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? [reason.message, reason.hint ?? "Run it again"] : ["the time for all requests of this run is spent", "Raise the timeout, or let the next run go on"];
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.budget", `${how}: ${why}`, hint, cause);
}
// packages/http/src/attempt.ts
/** Makes a request once. Yields a complete answer or a `Failure`; throws only what is a defect of ours. */
async function attemptOnce(request, options) {
	const timeoutMs = request.timeoutMs ?? options.timeoutMs;
	const deadline = startDeadline(timeoutMs, options.signal, {
		onTimeout: () => createTimeout(request, timeoutMs),
		onAbort: () => createStopped(request, "stopped in flight", options.signal)
	});
	try {
		return { response: await receive({
			...request,
			timeoutMs,
			headers: completeHeaders(request, options)
		}, options, deadline) };
	} catch (error) {
		const failure = deadline.signal.aborted ? deadline.signal.reason : (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.c)(error, request);
		if (failure instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return { failure };
		throw error;
	} finally {
		deadline.stop();
	}
}
async function receive(request, { exchange }, deadline) {
	const answer = exchange(request, deadline.signal);
	answer.then((message) => discardLate(message, deadline), () => {});
	const message = await Promise.race([answer, deadline.passed]);
	const headers = createHeaders(message.rawHeaders);
	const body = await readBody(message, request, deadline.signal);
	return {
		status: message.statusCode ?? 0,
		headers,
		body,
		url: request.url
	};
}
function discardLate(message, deadline) {
	if (deadline.signal.aborted) message.destroy();
}
function completeHeaders(request, { userAgent }) {
	return {
		"user-agent": userAgent,
		"accept-encoding": "identity",
		...request.headers
	};
}
function createTimeout(request, timeoutMs) {
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.timeout", `no complete answer within ${timeoutMs / 1e3} s`, "Raise the timeout, or check whether a proxy or firewall holds the connection up");
}
// packages/http/src/retrying.ts
/**
* Makes a request until it is answered or retries are spent; then the last outcome counts, an answer of any status or a thrown
* `Failure`. `onAttempt` is called with 1, 2 … as each attempt goes out.
*/
async function sendWithRetry(request, options, onAttempt) {
	const { clock, random, policy, signal } = options;
	const doubt = { failure: void 0 };
	const classify = request.classify ?? (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_4__.t)(request.method, clock);
	let freshConnection = false;
	try {
		return unwrap(await (0,_retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_6__.n)(async (attempt) => {
			const outcome = await passGate({
				...request,
				freshConnection
			}, options, () => onAttempt(attempt));
			freshConnection = "failure" in outcome && outcome.failure.code === "http.reset";
			return concludeAttempt(request, outcome, {
				classify,
				doubt
			});
		}, {
			policy,
			clock,
			random,
			signal,
			classify: (error) => error instanceof Unfinished ? error.classification : { kind: "give-up" },
			settle: (error) => settleAttempt(request, error, doubt),
			onWait: (event) => announceWait(request, options, event)
		}));
	} catch (error) {
		if (error instanceof Unfinished) return unwrap(error.outcome);
		if (signal?.aborted === true && error === signal.reason) throw createStopped(request, "not sent any more", signal, doubt.failure);
		throw error;
	}
}
/** An attempt that may not be the last. It travels from an attempt to the retry around it, and nobody else sees it. */
var Unfinished = class extends Error {
	outcome;
	classification;
	constructor(outcome, classification) {
		super("unfinished");
		this.outcome = outcome;
		this.classification = classification;
	}
};
async function passGate(request, options, onEnter) {
	const { gate, clock, policy, signal } = options;
	const { host } = request.url;
	const leave = await gate.enter(host, signal, request.leads);
	try {
		onEnter();
		const outcome = await attemptOnce(request, options);
		const waitMs = readPause(outcome, clock);
		if (waitMs !== void 0 && waitMs <= policy.budgetMs) gate.pause(host, waitMs);
		return outcome;
	} finally {
		leave();
	}
}
function readPause(outcome, clock) {
	if (!("response" in outcome)) return void 0;
	const { status } = outcome.response;
	return status === 429 || status === 503 ? (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_4__.i)(outcome.response, clock) : void 0;
}
function concludeAttempt(request, outcome, { classify, doubt }) {
	if ("failure" in outcome && outcome.failure.code === "http.budget") {
		doubt.failure = outcome.failure;
		throw outcome.failure;
	}
	const classification = classify(outcome);
	if (classification.kind === "give-up") return outcome;
	if (classification.kind === "ambiguous") doubt.failure = describeDoubt(request, outcome);
	throw new Unfinished(outcome, classification);
}
function describeDoubt(request, outcome) {
	if ("failure" in outcome) return outcome.failure;
	return (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.o)(request, "http.reset", `answered ${outcome.response.status}`, "Look for its effect");
}
async function settleAttempt(request, error, doubt) {
	if (request.settle === void 0 || !(error instanceof Unfinished)) return { outcome: "unknown" };
	try {
		const settlement = await request.settle(error.outcome);
		if (settlement.outcome === "not-done") doubt.failure = void 0;
		return settlement.outcome === "done" ? {
			outcome: "done",
			value: { response: settlement.value }
		} : settlement;
	} catch (failure) {
		if (failure instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return { outcome: "unknown" };
		throw failure;
	}
}
function announceWait(request, { gate, policy, redactor, onRetry }, { attempt, waitMs, error }) {
	if (!(error instanceof Unfinished)) return;
	const { outcome } = error;
	if ("response" in outcome && outcome.response.status === 429) gate.pause(request.url.host, waitMs);
	const text = `${"response" in outcome ? `${(0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.s)(request)}: ${outcome.response.status}` : outcome.failure.message}; attempt ${attempt + 1} of ${policy.attempts} in ${(waitMs / 1e3).toFixed(1)} s`;
	onRetry?.(redactor?.redact(text) ?? text);
}
function unwrap(outcome) {
	if ("failure" in outcome) throw outcome.failure;
	return outcome.response;
}
// packages/http/src/transport.ts
/** The transport that all requests of a run go through: gate, deadline, caps and retry around an exchange. */
function createTransport(options) {
	const counts = {
		head: 0,
		get: 0,
		other: 0,
		retried: 0
	};
	return {
		counts,
		async send(request) {
			try {
				return await sendWithRetry(request, options, (attempt) => count$1(counts, request, attempt));
			} catch (error) {
				throw redact(error, options.redactor);
			}
		}
	};
}
function count$1(counts, { method }, attempt) {
	if (method === "HEAD") counts.head += 1;
	else if (method === "GET") counts.get += 1;
	else counts.other += 1;
	if (attempt > 1) counts.retried += 1;
}
function redact(error, redactor) {
	if (redactor === void 0 || !(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) return error;
	const { code, hint, cause, details } = error;
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(redactor.redact(error.message), {
		code,
		hint: hint && redactor.redact(hint),
		cause,
		details
	});
}
// packages/commands/src/version.ts
/** The `User-Agent` of a command's requests, with the version. */
function userAgent(command) {
	return `basewatch/0.1.0 (${command})`;
}
// packages/commands/src/transport.ts
/** A transport for the API of a forge or of kardinal, on `@actions/http-client`. */
function openApiTransport(world, settings) {
	return open(world, settings, createActionsExchange({ userAgent: userAgent(settings.command) }));
}
function open(world, settings, exchange) {
	const { clock, random, redactor, signal, log } = world;
	const { policy, timeoutMs, budgetMs, concurrency, hostConcurrency } = settings;
	return createTransport({
		exchange,
		policy,
		timeoutMs,
		clock,
		random,
		redactor,
		signal: AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]),
		gate: createGate({
			total: concurrency,
			perHost: (host) => Math.min(concurrency, hostConcurrency?.get(host) ?? concurrency),
			clock
		}),
		userAgent: userAgent(settings.command),
		onRetry: (text) => log.info(text)
	});
}
// packages/commands/src/notification/notify.ts
const BUDGET_MS = 6e4;
const NAMES = {
	slack: "Slack",
	email: "Email",
	webhook: "Webhook"
};
const NOTHING = {
	deliveries: [],
	failures: []
};
/**
* Tells people about a run, in one message to each channel that the inputs name, when `notify-on` wants it; a dry run tells nobody. Never
* throws: what could not be delivered is a warning, or a failure with `fail-on-notify-error`. Call it once everything else is done.
*
* @param budgetMs the most that it takes, in milliseconds
*/
async function notify(inputs, report, world, budgetMs = BUDGET_MS) {
	const channels = toChannels(inputs);
	const names = Object.keys(channels);
	if (names.length === 0) return NOTHING;
	if (inputs["dry-run"]) {
		world.log.info(`Dry run: no message is sent (${names.join(", ")}).`);
		return NOTHING;
	}
	try {
		const deliveries = await tell$1(channels, {
			inputs,
			report,
			world,
			budgetMs
		});
		for (const { channel, host, delivered } of deliveries) if (delivered) world.log.info(`${NAMES[channel]}: ${host} has the message.`);
		return {
			deliveries,
			failures: conclude$1(deliveries.flatMap(({ failure }) => failure ?? []), inputs, world)
		};
	} catch (error) {
		return {
			deliveries: [],
			failures: conclude$1([createDefect(error)], inputs, world)
		};
	}
}
async function tell$1(channels, { inputs, report, world, budgetMs }) {
	const { ATTEMPT_TIMEOUT_MS, DELIVERY_POLICY, buildMessage, cleanReport, deliver, wantsMessage } = await __webpack_require__.e(/* import() */ 382).then(__webpack_require__.bind(__webpack_require__, 382));
	if (!wantsMessage(report, inputs["notify-on"])) {
		world.log.info(`No message: notify-on is ${inputs["notify-on"].join(", ")}.`);
		return [];
	}
	hidePassword(inputs, world);
	const message = buildMessage(cleanReport(report, (text) => world.redactor.redact(text)));
	const signal = AbortSignal.any([world.signal, AbortSignal.timeout(budgetMs)]);
	const settings = {
		command: "dispatch-rebuild",
		policy: DELIVERY_POLICY,
		timeoutMs: ATTEMPT_TIMEOUT_MS,
		budgetMs,
		concurrency: 1
	};
	return deliver(message, channels, {
		openTransport: (redactor) => openApiTransport({
			...world,
			redactor,
			signal
		}, settings),
		clock: world.clock,
		random: world.random,
		signal,
		timeoutMs: ATTEMPT_TIMEOUT_MS,
		log: (text) => world.log.info(text)
	});
}
function toChannels(inputs) {
	const { "slack-webhook-url": slackUrl, "smtp-url": server, "email-from": from, "email-to": to } = inputs;
	const { "webhook-url": webhookUrl, "webhook-secret": secret } = inputs;
	return {
		...slackUrl === void 0 ? {} : { slack: { url: slackUrl } },
		...server === void 0 || from === void 0 ? {} : { email: {
			server,
			from,
			to
		} },
		...webhookUrl === void 0 || secret === void 0 ? {} : { webhook: {
			url: webhookUrl,
			secret
		} }
	};
}
/** The host hides smtp-url as it was given; the password in it can be spelt otherwise in what the server says. */
function hidePassword({ "smtp-url": server }, { redactor }) {
	if (server?.login !== void 0) redactor.hide(server.login.password);
}
/** What fails the step; the rest is a warning. */
function conclude$1(failures, inputs, { log }) {
	if (inputs["fail-on-notify-error"]) return failures;
	for (const { message, hint } of failures) log.warning(`${message} · ${hint ?? ""}`);
	return [];
}
function createDefect(cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M("the message of this run could not be made", {
		code: "notification.defect",
		hint: "This is a defect in Basewatch; please report it.",
		cause
	});
}
// packages/commands/src/notification/report.ts
/**
* The report of a run of dispatch-rebuild, for its notifications.
*
* @param failures what failed beside the results, such as a ledger that could not be written
*/
function toRunReport(results, failures, { environment, clock }) {
	const read = (name) => environment[name] || void 0;
	return {
		at: new Date(clock.now()).toISOString(),
		run: {
			repository: read("GITHUB_REPOSITORY") ?? read("CI_PROJECT_PATH") ?? null,
			url: describeGithubRun(read) ?? read("CI_JOB_URL") ?? null,
			actor: read("GITHUB_TRIGGERING_ACTOR") ?? read("GITHUB_ACTOR") ?? read("GITLAB_USER_LOGIN") ?? null
		},
		results: results.map(toTarget),
		failures: failures.map(({ code, message, hint }) => ({
			code,
			message,
			hint: hint ?? null
		}))
	};
}
function toTarget({ result, place, rebuild, requestedBy }) {
	const { key, attempt, status, conclusion, runId, runUrl, errorCode, message, hint } = result;
	return {
		key,
		attempt,
		status,
		conclusion,
		provider: place.provider,
		repository: place.repository,
		workflow: place.workflow,
		ref: place.ref ?? null,
		runId,
		runUrl,
		reason: rebuild?.reason ?? null,
		requestedBy: requestedBy ?? null,
		images: (rebuild?.images ?? []).map(({ name, reference, bases }) => ({
			name,
			reference,
			bases: bases.map((base) => ({
				reference: base.reference,
				role: base.role,
				previous: [...base.previous ?? []],
				current: base.current
			}))
		})),
		error: errorCode === null ? null : {
			code: errorCode,
			message: message ?? "",
			hint
		}
	};
}
function describeGithubRun(read) {
	const [server, repository, run] = [
		"GITHUB_SERVER_URL",
		"GITHUB_REPOSITORY",
		"GITHUB_RUN_ID"
	].map(read);
	if (server === void 0 || repository === void 0 || run === void 0) return void 0;
	return `${server}/${repository}/actions/runs/${run}`;
}
// packages/ledger/src/attempts.ts
/** The name that an attempt is recorded by, and that its run carries: `<key>.<attempt>`. */
function attemptId({ key, attempt }) {
	return `${key}.${attempt}`;
}
/** Whether an attempt may still turn out to be a run: `claimed`, `dispatched` or `unknown`. */
function isOpen({ status }) {
	return status === "claimed" || status === "dispatched" || status === "unknown";
}
/**
* The ledger with what has become known of an attempt. What closed it stays: of a closed one, only what nobody has noted yet is filled in. An
* attempt that the ledger does not know changes nothing.
*/
function noteAttempt(ledger, id, news) {
	const recorded = ledger.attempts[id];
	if (recorded === void 0) return ledger;
	if (isOpen(recorded)) return replaceAttempt(ledger, id, {
		...recorded,
		...news
	});
	const missing = Object.entries(news).filter(([name]) => recorded[name] === null);
	return missing.length === 0 ? ledger : replaceAttempt(ledger, id, {
		...recorded,
		...Object.fromEntries(missing)
	});
}
/**
* The ledger with an attempt closed. One that is closed stays as it is, but for one that was `built`: the image itself may prove it later, or
* show that it failed. It keeps the time at which it was closed first.
*/
function closeAttempt(ledger, id, outcome) {
	const recorded = ledger.attempts[id];
	if (recorded === void 0 || !(isOpen(recorded) || recorded.status === "built")) return ledger;
	const { at, ...facts } = outcome;
	return replaceAttempt(ledger, id, {
		...recorded,
		...facts,
		closedAt: recorded.closedAt ?? at
	});
}
/** The ledger without closed attempts that are not among the newest {@link HISTORY_LENGTH} of any of their images, or of those without images. Open ones stay, whatever their age. */
function pruneAttempts(ledger) {
	const counts = /* @__PURE__ */ new Map();
	const kept = /* @__PURE__ */ new Set();
	const newestFirst = Object.entries(ledger.attempts).toSorted(([, left], [, right]) => oldestFirst(right, left));
	for (const [id, attempt] of newestFirst) {
		if (isOpen(attempt)) {
			kept.add(id);
			continue;
		}
		for (const image of attempt.images.length === 0 ? [""] : attempt.images) {
			const count = counts.get(image) ?? 0;
			if (count < 20) kept.add(id);
			counts.set(image, count + 1);
		}
	}
	if (kept.size === newestFirst.length) return ledger;
	const attempts = Object.fromEntries(Object.entries(ledger.attempts).filter(([id]) => kept.has(id)));
	return {
		...ledger,
		attempts
	};
}
function replaceAttempt(ledger, id, attempt) {
	return {
		...ledger,
		attempts: {
			...ledger.attempts,
			[id]: attempt
		}
	};
}
function oldestFirst(left, right) {
	if (left.claimedAt !== right.claimedAt) return left.claimedAt < right.claimedAt ? -1 : 1;
	return left.attempt - right.attempt;
}
// packages/ledger/src/json.ts
/** A JSON value as text: keys sorted, two spaces, a newline at the end. What is `undefined` is left out, as JSON does. */
function formatJson(value) {
	return `${JSON.stringify(sorted(value), null, 2)}\n`;
}
/** Whether two JSON values say the same, whatever the order of their keys; what is `undefined` counts as not there. */
function isSameJson(left, right) {
	if (left === right) return true;
	if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) return false;
	const names = namesOf(left);
	if (names.length !== namesOf(right).length) return false;
	return names.every((name) => Object.hasOwn(right, name) && isSameJson(left[name], right[name]));
}
function sorted(value) {
	if (!isObject(value)) return value;
	if (Array.isArray(value)) return value.some(isObject) ? value.map(sorted) : value;
	const names = Object.keys(value);
	const members = names.map((name) => sorted(value[name]));
	if (names.every((name, index) => index === 0 || (names[index - 1] ?? "") < name) && members.every((member, index) => member === value[names[index] ?? ""])) return value;
	const entries = names.map((name, index) => [name, members[index]]);
	return Object.fromEntries(entries.sort(([left], [right]) => left < right ? -1 : 1));
}
function namesOf(value) {
	return Object.keys(value).filter((name) => value[name] !== void 0);
}
function isObject(value) {
	return typeof value === "object" && value !== null;
}
// packages/ledger/src/schema.ts
const digest = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.s)((value) => typeof value === "string" && isDigest(value), "not a digest");
const digests = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), digest);
const time = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)().check((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.T)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const text = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)());
const baseRecord = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	current: digest,
	firstSeenAt: time,
	history: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		chains: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)(digests),
		children: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)(digests),
		digest,
		firstSeenAt: time
	})),
	previous: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(digest)
});
const forcedRequest = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	at: time,
	by: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	imageDigest: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(digest),
	reason: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	runId: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	unchangedToo: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)()
});
const provenRebuild = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	at: time,
	attempt: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.c)(),
	digest,
	key: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
});
const imageFields = {
	bases: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), () => []),
	builtOn: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)(digests, () => ({})),
	config: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)(text, null),
	decision: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	digest: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(digest),
	digestSeenAt: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(time), null),
	dueAt: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(time),
	episode: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.c)(),
	evidence: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)())), null),
	forced: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(forcedRequest),
	lastRebuild: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(provenRebuild), null),
	pendingSince: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), time),
	proven: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.r)(["unchanged", "changed"])),
	reference: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	unchangedAt: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(time), null),
	unknownSince: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(time),
	verdict: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.r)([
		"unchanged",
		"changed",
		"unknown"
	])
};
const attemptRecord = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	attempt: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.c)(),
	bases: digests,
	claimedAt: time,
	closedAt: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(time),
	conclusion: text,
	expiresAt: time,
	imageDigests: digests,
	images: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()),
	key: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	message: text,
	owner: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	provableAt: time,
	reason: text,
	runId: text,
	runUrl: text,
	sentAfter: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)(time),
	status: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.r)([
		"claimed",
		"dispatched",
		"unknown",
		"built",
		"proven",
		"failed",
		"superseded",
		"not-started",
		"refused"
	]),
	target: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		apiUrl: text,
		provider: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
		ref: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
		repository: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
		workflow: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
	}),
	traces: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		actor: text,
		event: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
		marked: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)()
	}),
	unreadSince: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)(time)
});
/** The parts of a ledger that hold one record for each name, as schemas of those maps. */
const SECTIONS = {
	bases: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), baseRecord),
	images: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)(imageFields)),
	archive: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		archivedAt: time,
		...imageFields
	})),
	attempts: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), attemptRecord)
};
/** What a ledger says of itself, next to its records. */
const HEAD = {
	version: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.l)(1),
	repository: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null)
};
/** The whole document. Objects are loose: a key that a later minor version adds is carried along, not dropped. */
const DOCUMENT = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	...HEAD,
	bases: SECTIONS.bases,
	images: SECTIONS.images,
	archive: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)(SECTIONS.archive, () => ({})),
	attempts: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__._)(SECTIONS.attempts, () => ({}))
});
// packages/ledger/src/document.ts
/** A ledger that remembers nothing yet, of a repository where one is known. */
function emptyLedger(repository = null) {
	return {
		version: 1,
		repository,
		bases: {},
		images: {},
		archive: {},
		attempts: {}
	};
}
/**
* Reads a ledger document; what an older writer did not know of is filled in. Throws `Failure` `ledger.corrupt` or
* `ledger.newer-version`, naming `path` and the place in the document; a ledger that cannot be read must not be overwritten.
*/
function parseLedger(text, path) {
	return parseDocument(text, path, DOCUMENT);
}
/** The document's text: keys sorted, two spaces, a newline at the end, so that two runs that know the same write the same bytes. */
function formatLedger(ledger) {
	return formatJson(ledger);
}
/**
* The ledger, when it belongs to `repository`, or when either of the two is not known. Throws `Failure` `ledger.other-repository`
* naming `place`: the copy that came with a fork speaks of the other one's images and runs.
*/
function requireOwn(ledger, repository, place) {
	const other = ledger.repository;
	if (other === null || repository === null || other.toLowerCase() === repository.toLowerCase()) return ledger;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${place}: the ledger belongs to ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(other, 200)}, and this is ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(repository, 200)}`, {
		code: "ledger.other-repository",
		hint: "Delete this copy to start with an empty memory, or, to take it over, change \"repository\" in its JSON."
	});
}
/** Reads one JSON document that says its version; see {@link parseLedger}. */
function parseDocument(text, path, schema) {
	const value = parseJson(text, path);
	const version = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({ version: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)() }), value);
	if (version.success && version.data.version > 1) throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${path}: the ledger has version ${version.data.version}, and this release reads version 1`, {
		code: "ledger.newer-version",
		hint: "Use the release of Basewatch that wrote it, or a newer one; the ledger was not touched."
	});
	const parsed = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(schema, value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw corrupt(path, `${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(issue?.path.join(".") ?? "", 200) || "the document"}: ${issue?.message}`);
}
function parseJson(text, path) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(path, "it is not JSON", error);
	}
}
function corrupt(path, reason, cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${path}: the ledger cannot be read: ${reason}`, {
		code: "ledger.corrupt",
		hint: "Restore it from an earlier version, or delete it to start with an empty memory; the ledger was not touched.",
		cause
	});
}
// packages/ledger/src/buckets.ts
/** The file that says whose ledger it is. */
const HEAD_PATH = "ledger.json";
const SECTION_NAMES = [
	"bases",
	"images",
	"archive",
	"attempts"
];
const BUCKET_PATH = /^(bases|images|archive|attempts)\/[0-9a-f]{2}\.json$/u;
const HEAD_DOCUMENT = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)(HEAD);
const BUCKETS = {
	bases: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		version: HEAD.version,
		bases: SECTIONS.bases
	}),
	images: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		version: HEAD.version,
		images: SECTIONS.images
	}),
	archive: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		version: HEAD.version,
		archive: SECTIONS.archive
	}),
	attempts: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		version: HEAD.version,
		attempts: SECTIONS.attempts
	})
};
/** The number of a name's bucket, 0 to 255: the first byte of its SHA-256. It never changes, whatever else is in the ledger. */
function bucketOf(name) {
	return (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_5__.t)("sha256").update(name).digest()[0] ?? 0;
}
/** Whether a path is one that {@link changeFiles} writes to. */
function isLedgerPath(path) {
	return path === "ledger.json" || BUCKET_PATH.test(path);
}
/**
* Reads a ledger of `ledger.json` and a file for each bucket of each section; files that are not the ledger's are left alone. `place` is what their paths are in, for messages. Throws
* `Failure` `ledger.corrupt` or `ledger.newer-version`, also for a single bucket.
*/
function joinLedger(files, place) {
	const head = parseDocument(files.get("ledger.json") ?? "", `${place}:${HEAD_PATH}`, HEAD_DOCUMENT);
	const records = {
		bases: {},
		images: {},
		archive: {},
		attempts: {}
	};
	const names = /* @__PURE__ */ new Map([[HEAD_PATH, []]]);
	for (const [path, text] of files) {
		const section = SECTION_NAMES.find((name) => BUCKET_PATH.test(path) && path.startsWith(`${name}/`));
		if (section === void 0) continue;
		const bucket = parseDocument(text, `${place}:${path}`, BUCKETS[section]);
		names.set(path, Object.keys(bucket[section] ?? {}));
		Object.assign(records[section], bucket[section]);
	}
	return {
		ledger: {
			...head,
			...records
		},
		names
	};
}
/** The text of `ledger.json`: all that is not a record. */
function formatHead(ledger) {
	const { bases: _bases, images: _images, archive: _archive, attempts: _attempts, ...head } = ledger;
	return formatJson(head);
}
/**
* The files of records that must change for a stored ledger to become the next one: text by path, `undefined` for one that becomes empty. A section is spread over up to 256
* files by {@link bucketOf}, so that few change at once; those whose records say the same stay as they are, to the byte.
*/
function changeFiles(stored, next) {
	const changes = /* @__PURE__ */ new Map();
	for (const section of SECTION_NAMES) {
		const places = findMoved(section, stored.ledger[section], next[section]);
		const moved = Map.groupBy(places.keys(), (name) => places.get(name) ?? "");
		for (const path of [...moved.keys(), ...findStrays(section, stored, places)]) {
			const held = [.../* @__PURE__ */ new Set([...stored.names.get(path) ?? [], ...moved.get(path) ?? []])].filter((name) => Object.hasOwn(next[section], name) && (places.get(name) ?? path) === path);
			const records = Object.fromEntries(held.map((name) => [name, next[section][name]]));
			const text = formatJson({
				version: next.version,
				[section]: records
			});
			changes.set(path, held.length === 0 ? void 0 : text);
		}
	}
	return changes;
}
/** The path of the bucket of each name whose record says something else than before. */
function findMoved(section, before, after) {
	const names = Object.keys(after).filter((name) => !isSameJson(own(before, name), after[name]));
	const gone = Object.keys(before).filter((name) => !Object.hasOwn(after, name));
	return new Map([...names, ...gone].map((name) => [name, pathOf(section, name)]));
}
/** Files that hold a record which belongs elsewhere, since a person put it there: it leaves them once it is written to its own. */
function findStrays(section, { names }, places) {
	const isStray = (name, path) => places.has(name) && places.get(name) !== path;
	return [...names].filter(([path, held]) => path.startsWith(`${section}/`) && held.some((name) => isStray(name, path))).map(([path]) => path);
}
function pathOf(section, name) {
	return `${section}/${bucketOf(name).toString(16).padStart(2, "0")}.json`;
}
function own(records, name) {
	return Object.hasOwn(records, name) ? records[name] : void 0;
}
// packages/ledger/src/readme.ts
/** What the branch says to a person who comes across it. */
const README = {
	path: "README.md",
	text: `# What Basewatch remembers

This branch is written by Basewatch, one commit for each run that learned something. It shares no history with the code, and its commits start no workflows.

- \`ledger.json\`: the version of the format, and the repository that it belongs to
- \`bases/\`: base images: the digests that their tags were seen at, and when
- \`images/\`: published images: what they were built on, what is decided, and what waits since when
- \`archive/\`: images that left images.yaml
- \`attempts/\`: rebuilds that were claimed and dispatched, and what became of them

Records are spread over 256 files each by a hash of their names, so that runs that look at different images change different files. \`basewatch status\` shows all of it as a table. To start with an empty memory, delete the branch.
`
};
// packages/ledger/src/branch-state.ts
/** The newest state of the branch. Throws `Failure` as `LedgerStore.load`, and `ledger.other-branch` for one that holds something else. */
async function fetchState(repository, place) {
	const snapshot = await repository.fetch(isLedgerPath);
	if (snapshot === void 0 || snapshot.isEmpty) return {
		commit: snapshot?.commit,
		ledger: emptyLedger(place.repository),
		names: /* @__PURE__ */ new Map()
	};
	if (!snapshot.files.has("ledger.json")) throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${place.branch}: the branch holds other files, and no ledger`, {
		code: "ledger.other-branch",
		hint: "Name a branch of its own in state, for example branch:basewatch; it is made when it is missing."
	});
	const { ledger, names } = joinLedger(snapshot.files, place.branch);
	requireOwn(ledger, place.repository, `${place.branch}:${HEAD_PATH}`);
	return {
		commit: snapshot.commit,
		ledger,
		names
	};
}
/** What must be committed for the branch to say what `ledger` says; `undefined` when it says so already. */
function planChange(stored, ledger, { repository }) {
	const files = new Map(changeFiles(stored, ledger));
	const head = formatHead(stored.ledger);
	if (files.size === 0 && formatHead(ledger) === head) return void 0;
	const next = {
		...ledger,
		repository: ledger.repository ?? repository
	};
	const isNew = !stored.names.has(HEAD_PATH);
	if (isNew) files.set(README.path, README.text);
	if (isNew || formatHead(next) !== head) files.set(HEAD_PATH, formatHead(next));
	return {
		files,
		ledger: next
	};
}
// packages/ledger/src/git/command.ts
const MOST_STDERR = 65536;
/** Runs `git` in a folder, with an environment of its own, for a limited time. Secrets go in by the environment only: arguments are for everybody to see. */
function createGitRunner(options) {
	return { run: (args, input) => runGit(args, input, options) };
}
async function runGit(args, input, { program, folder, environment, timeoutMs, signal }) {
	signal?.throwIfAborted();
	const { spawn } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 421, 19));
	const child = spawn(program, args, {
		cwd: folder,
		env: environment,
		detached: true,
		stdio: "pipe"
	});
	let late = false;
	const onTimeout = () => {
		late = true;
		endGroup(child);
	};
	const timer = setTimeout(onTimeout, timeoutMs);
	const onAbort = () => endGroup(child);
	signal?.addEventListener("abort", onAbort, { once: true });
	try {
		const result = await collect(child, input);
		signal?.throwIfAborted();
		if (late) throw tooSlow(args, timeoutMs);
		return result;
	} finally {
		clearTimeout(timer);
		signal?.removeEventListener("abort", onAbort);
	}
}
function collect(child, input) {
	return new Promise((resolve, reject) => {
		const stdout = [];
		let stderr = "";
		child.stdout?.on("data", (chunk) => stdout.push(chunk));
		child.stderr?.on("data", (chunk) => {
			if (stderr.length < MOST_STDERR) stderr += chunk.toString("utf8");
		});
		child.stdin?.on("error", () => void 0);
		child.stdin?.end(input ?? "");
		child.on("error", (error) => reject(noGit(child.spawnfile, error)));
		child.on("close", (code) => resolve({
			code: code ?? -1,
			stdout: Buffer.concat(stdout),
			stderr
		}));
	});
}
function endGroup({ pid }) {
	if (pid === void 0) return;
	try {
		process.kill(-pid, "SIGKILL");
	} catch {}
}
function noGit(program, cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`state: ${program} cannot be run`, {
		code: "ledger.no-git",
		hint: "Install git 2.31 or newer on this runner, or keep the state in a file.",
		cause
	});
}
function tooSlow(args, timeoutMs) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`state: git ${args[0]} took longer than ${timeoutMs / 1e3} s`, {
		code: "ledger.unreachable",
		hint: "Check that the git server answers from this runner, and its proxy."
	});
}
// packages/ledger/src/git/environment.ts
const MACHINE = [
	"PATH",
	"TMPDIR",
	"TEMP",
	"TMP",
	"SystemRoot",
	"USER",
	"LOGNAME"
];
const SSH = [
	"SSH_AUTH_SOCK",
	"GIT_SSH",
	"GIT_SSH_COMMAND",
	"GIT_SSH_VARIANT"
];
const PROXIES = [
	"http_proxy",
	"https_proxy",
	"all_proxy",
	"no_proxy"
];
const CERTIFICATES = [
	"SSL_CERT_FILE",
	"SSL_CERT_DIR",
	"GIT_SSL_CAINFO",
	"GIT_SSL_CAPATH"
];
const PROTOCOLS = [
	"https",
	"http",
	"ssh",
	"file"
];
/**
* The whole environment that git runs in: nobody's configuration, hooks, signatures, credential helpers or prompts, but the machine's proxies, certificates and ssh agent.
* The token is in it as a configured header for one origin (`GIT_CONFIG_*`, git 2.31: https://git-scm.com/docs/git-config#ENVIRONMENT), and so in no argument list.
*/
function gitEnvironment(remote, given, folder) {
	return {
		...pick(given, [
			...MACHINE,
			...SSH,
			...CERTIFICATES
		]),
		...proxies(given),
		...extraCertificates(given),
		...given["GIT_SSH_COMMAND"] ? {} : { GIT_SSH_COMMAND: "ssh -oBatchMode=yes" },
		HOME: folder,
		XDG_CONFIG_HOME: folder,
		GIT_CONFIG_NOSYSTEM: "1",
		GIT_CONFIG_SYSTEM: "/dev/null",
		GIT_CONFIG_GLOBAL: "/dev/null",
		GIT_TERMINAL_PROMPT: "0",
		GIT_ASKPASS: "",
		SSH_ASKPASS: "",
		LC_ALL: "C",
		...configuration(settings(remote))
	};
}
/** The value of the `Authorization` header that a token goes in. */
function authorization({ user = "x-access-token", token = "" }) {
	return `Basic ${Buffer.from(`${user}:${token}`).toString("base64")}`;
}
function settings(remote) {
	const url = new URL(remote.url);
	const protocol = url.protocol.replace(":", "");
	return [
		["core.hooksPath", "/dev/null"],
		["core.askPass", ""],
		["credential.helper", ""],
		["push.gpgSign", "false"],
		["gc.auto", "0"],
		["maintenance.auto", "false"],
		["protocol.allow", "never"],
		...PROTOCOLS.includes(protocol) ? [[`protocol.${protocol}.allow`, "always"]] : [],
		["http.followRedirects", "false"],
		["http.lowSpeedLimit", "1"],
		["http.lowSpeedTime", "30"],
		...remote.token === void 0 || !protocol.startsWith("http") ? [] : [[`http.${url.origin}/.extraHeader`, `Authorization: ${authorization(remote)}`]]
	];
}
function configuration(entries) {
	const numbered = entries.flatMap(([key, value], index) => [[`GIT_CONFIG_KEY_${index}`, key], [`GIT_CONFIG_VALUE_${index}`, value]]);
	return {
		GIT_CONFIG_COUNT: String(entries.length),
		...Object.fromEntries(numbered)
	};
}
function proxies(given) {
	return Object.fromEntries(PROXIES.flatMap((name) => {
		const value = given[name] || given[name.toUpperCase()];
		return value ? [[name, value]] : [];
	}));
}
function extraCertificates(given) {
	const extra = given["NODE_EXTRA_CA_CERTS"];
	if (!extra || given["GIT_SSL_CAINFO"]) return {};
	return {
		GIT_SSL_CAINFO: extra,
		...given["GIT_SSL_CAPATH"] ? {} : { GIT_SSL_CAPATH: "/etc/ssl/certs" }
	};
}
function pick(given, names) {
	return Object.fromEntries(names.flatMap((name) => given[name] ? [[name, given[name]]] : []));
}
// packages/ledger/src/git/failures.ts
const TROUBLES = [
	[/returned error: 3\d\d|unable to update url base from redirection/u, {
		code: "ledger.redirected",
		says: "the server redirects to another address",
		hint: "Write the repository's own URL: a token is not sent after a redirect."
	}],
	[/returned error: 40[13]|Authentication failed|could not read (?:Username|Password)|Permission denied \(|HTTP Basic: Access denied|terminal prompts disabled/u, {
		code: "ledger.denied",
		says: "the server did not accept the token or key",
		hint: "Check that it is valid and may write to that repository: state-token for this repository, with permissions: contents: write; a line host/path=<secret> of tokens for another one; a key in the agent for ssh."
	}],
	[/returned error: 404|[Rr]epository .*not found|does not appear to be a git repository|not a git repository/u, {
		code: "ledger.no-repository",
		says: "there is no such repository, or the token may not see it",
		hint: "Check the URL, and that the token may read that repository."
	}],
	[/dubious ownership/u, {
		code: "ledger.denied",
		says: "the repository's folder belongs to somebody else",
		hint: "Make the folder belong to the user that runs this."
	}],
	[/certificate|SSL|TLS/u, {
		code: "ledger.unreachable",
		says: "the server's certificate was not accepted",
		hint: "Name your own CA's file in NODE_EXTRA_CA_CERTS."
	}],
	[/unable to access|Could not resolve|Failed to connect|Connection |returned error: 5\d\d|early EOF|hung up|Operation too slow/u, {
		code: "ledger.unreachable",
		says: "the server cannot be reached, or is in trouble",
		hint: "Check the URL, the proxy and the server's status, and run again: nothing was changed."
	}]
];
const OTHER = {
	code: "ledger.git-failed",
	says: "git failed",
	hint: "Run again; if it stays, try the same repository by hand with git."
};
/** The `Failure` for a command that failed: what is known of it by git's words, with the line that says most. `hide` are texts that must not be shown. */
function remoteFailure(place, stderr, hide) {
	const [, trouble] = TROUBLES.find(([pattern]) => pattern.test(stderr)) ?? [void 0, OTHER];
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${place}: ${trouble.says}${quote(stderr, hide)}`, {
		code: trouble.code,
		hint: trouble.hint
	});
}
/** The `Failure` for a push that the server took in and would not accept, with its reason. */
function refusedFailure(place, said, hide) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${place}: the server refused the push${quote(said, hide)}`, {
		code: "ledger.refused",
		hint: "Give the job permissions: contents: write, or a state-token that may write; and let no branch protection or ruleset cover this branch."
	});
}
/** The line of git's output that says most about a failure, without secrets: ` (…)`, or nothing. */
function quote(said, hide) {
	const lines = said.split(/[\r\n]+/u).map((line) => line.trim()).filter((line) => line !== "");
	const telling = lines.find((line) => /^!.*\[(?:remote )?rejected\]/u.test(line)) ?? lines.find((line) => /^remote: \S/u.test(line)) ?? lines.find((line) => /^(?:fatal|error): /u.test(line)) ?? lines[0];
	if (telling === void 0) return "";
	const shown = hide.reduce((text, secret) => text.replaceAll(secret, "***"), telling);
	return ` (${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(shown.replace(/\s+/gu, " "), 300)})`;
}
// packages/ledger/src/git/repository.ts
/** A git command that failed; what it means is for its caller to say. */
var GitFailedError = class extends Error {
	stderr;
	constructor(stderr) {
		super("git failed");
		this.stderr = stderr;
	}
};
const TIP = "refs/basewatch/tip";
const NEXT = "refs/basewatch/next";
/** Makes the repository. Throws `Failure` `ledger.no-git`, `ledger.old-git`. */
async function openRepository(git, { url, branch }) {
	const ref = `refs/heads/${branch}`;
	const [version] = await Promise.all([succeed(git, ["version"]), succeed(git, [
		"init",
		"--quiet",
		"--bare",
		"--template=",
		"."
	])]);
	requireVersion(version.stdout.toString("utf8"));
	return {
		async fetch(wants) {
			const result = await git.run([
				...FETCH,
				"--depth=1",
				url,
				`+${ref}:${TIP}`
			]);
			if (result.code === 0) return readSnapshot(git, wants);
			if (/couldn't find remote ref/u.test(result.stderr)) return void 0;
			throw new GitFailedError(result.stderr);
		},
		async write(commit) {
			return (await succeed(git, [
				"fast-import",
				"--quiet",
				"--force",
				"--done",
				"--date-format=raw"
			], [...commitStream(commit)].join(""))).stdout.toString("utf8").trim();
		},
		push: (commit, expected, { skipCi }) => git.run([
			"push",
			"--porcelain",
			"--no-verify",
			`--force-with-lease=${ref}:${expected ?? ""}`,
			...skipCi ? ["--push-option=ci.skip"] : [],
			url,
			`${commit}:${ref}`
		]),
		async holds(commit) {
			const result = await git.run([
				...FETCH,
				"--depth=100",
				url,
				`+${ref}:${TIP}`
			]);
			if (result.code !== 0) throw new GitFailedError(result.stderr);
			return (await git.run([
				"merge-base",
				"--is-ancestor",
				commit,
				TIP
			])).code === 0;
		}
	};
}
const FETCH = [
	"fetch",
	"--quiet",
	"--no-tags",
	"--no-write-fetch-head",
	"--no-recurse-submodules"
];
async function succeed(git, args, input) {
	const result = await git.run(args, input);
	if (result.code !== 0) throw new GitFailedError(result.stderr);
	return result;
}
async function readSnapshot(git, wants) {
	const entries = (await succeed(git, [
		"ls-tree",
		"-r",
		"-z",
		TIP
	])).stdout.toString("utf8").split("\0").filter((line) => line !== "").map((line) => ({
		object: line.slice(0, line.indexOf("	")).split(" ")[2] ?? "",
		path: pathIn(line)
	}));
	const wanted = entries.filter(({ path }) => wants(path));
	const { stdout } = await succeed(git, ["cat-file", "--batch"], [
		TIP,
		...wanted.map(({ object }) => object),
		""
	].join("\n"));
	const [tip, ...contents] = readBatch(stdout);
	const files = wanted.map(({ path }, index) => [path, contents[index]?.content ?? ""]);
	return {
		commit: tip?.object ?? "",
		isEmpty: entries.length === 0,
		files: new Map(files)
	};
}
function pathIn(line) {
	return line.slice(line.indexOf("	") + 1);
}
/** The objects in the output of `git cat-file --batch` (https://git-scm.com/docs/git-cat-file#_batch_output): `<name> <type> <size>`, a newline, the content, a newline. */
function* readBatch(output) {
	for (let at = 0; at < output.length;) {
		const end = output.indexOf(10, at);
		const [object = "", , size = ""] = output.toString("latin1", at, end).split(" ");
		const start = end + 1;
		const next = start + Number(size);
		yield {
			object,
			content: output.toString("utf8", start, next)
		};
		at = next + 1;
	}
}
/** The stream that `git fast-import` makes the commit of (https://git-scm.com/docs/git-fast-import#_input_format). */
function* commitStream({ parent, message, identity, atMs, changes }) {
	yield `commit ${NEXT}\nmark :1\n`;
	yield `committer ${plain$1(identity.name)} <${plain$1(identity.email)}> ${Math.floor(atMs / 1e3)} +0000\n`;
	yield data(message);
	if (parent !== void 0) yield `from ${parent}\n`;
	for (const [path, text] of changes) yield text === void 0 ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`;
	yield "get-mark :1\ndone\n";
}
function data(text) {
	return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
function plain$1(text) {
	return (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(text.replaceAll(/[<>]/gu, ""), 100);
}
function requireVersion(said) {
	const [, major = 0, minor = 0] = /(\d+)\.(\d+)/u.exec(said) ?? [];
	if (Number(major) > 2 || Number(major) === 2 && Number(minor) >= 31) return;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`state: ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(said.trim(), 80)} is too old`, {
		code: "ledger.old-git",
		hint: "Install git 2.31 or newer on this runner: older ones cannot be given a token without showing it."
	});
}
// packages/ledger/src/branch-store.ts
const IDENTITY = {
	name: "basewatch",
	email: "basewatch@noreply.invalid"
};
const RACING = {
	attempts: Number.POSITIVE_INFINITY,
	baseMs: 100,
	capMs: 5e3,
	budgetMs: 12e4
};
const SKIP_CI = "[skip ci]";
const LOCKED = /stale info|fetch first|non-fast-forward|failed to lock|cannot lock ref|failed to update ref|Unable to create '.*\.lock'/u;
/** Thrown inside when somebody else moved the branch first. */
var LostRaceError = class extends Error {};
/**
* A ledger on a branch of a git repository, written with plain `git`: one commit for each change that says something new, on top of the newest one, and pushed only if the branch still
* is there (`--force-with-lease`, which the server checks again when it moves the branch). A branch that is missing is made as an orphan. See docs/adr/0019.
*/
function createBranchStore(options) {
	const { branch, remote, signal, clock, random } = options;
	const hidden = secretsOf(remote);
	let opened;
	let seen;
	let skipCi = /^(?:https?|ssh):/u.test(remote.url);
	const open = () => opened ??= openIn(options);
	const refresh = async () => {
		seen = void 0;
		seen = await fetchState(await open(), options);
		return seen;
	};
	const tryCommit = async (change) => {
		let stored = seen;
		let applied = stored === void 0 ? void 0 : apply(change, stored, options);
		if (stored === void 0 || applied?.plan === void 0) {
			stored = await refresh();
			applied = apply(change, stored, options);
		}
		const { plan, message } = applied;
		if (plan === void 0) return {
			ledger: stored.ledger,
			written: false
		};
		const commit = await (await open()).write({
			parent: stored.commit,
			message: `${message.trimEnd()}\n\n${SKIP_CI}\n`,
			identity: options.identity ?? IDENTITY,
			atMs: clock.now(),
			changes: plan.files
		});
		const pushed = await (await open()).push(commit, stored.commit, { skipCi });
		seen = void 0;
		if (pushed.code === 0) return {
			ledger: plan.ledger,
			written: true
		};
		return settlePush(commit, stored, `${pushed.stdout}\n${pushed.stderr}`);
	};
	const settlePush = async (commit, before, said) => {
		const now = await fetchState(await open(), options);
		if (now.commit === commit) return {
			ledger: now.ledger,
			written: true
		};
		const hasMoved = now.commit !== before.commit;
		const isAnswered = said.split("\n").some((line) => line.startsWith("!	"));
		if (hasMoved && now.commit !== void 0 && !isAnswered && await (await open()).holds(commit)) return {
			ledger: now.ledger,
			written: true
		};
		if (hasMoved || LOCKED.test(said)) throw new LostRaceError();
		if (!skipCi) throw classifyPush(branch, said, hidden);
		skipCi = false;
		throw new LostRaceError();
	};
	return {
		load: () => explain(async () => (await refresh()).ledger, branch, hidden),
		commit: (change) => explain(() => (0,_retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_6__.n)(() => tryCommit(change), {
			policy: options.policy ?? RACING,
			clock,
			random,
			signal,
			classify: (error) => ({ kind: error instanceof LostRaceError ? "retry" : "give-up" })
		}), branch, hidden)
	};
}
function apply(change, stored, place) {
	const { ledger, message } = change(stored.ledger);
	return {
		plan: planChange(stored, ledger, place),
		message
	};
}
async function openIn(options) {
	const folder = await options.makeFolder();
	return openRepository(createGitRunner({
		program: options.program ?? "git",
		folder,
		environment: gitEnvironment(options.remote, options.environment, folder),
		timeoutMs: options.timeoutMs ?? 12e4,
		signal: options.signal
	}), {
		url: options.remote.url,
		branch: options.branch
	});
}
function classifyPush(place, said, hidden) {
	return said.includes("[remote rejected]") || /returned error: 403/u.test(said) ? refusedFailure(place, said, hidden) : remoteFailure(place, said, hidden);
}
async function explain(operation, place, hidden) {
	try {
		return await operation();
	} catch (error) {
		if (error instanceof GitFailedError) throw remoteFailure(place, error.stderr, hidden);
		if (error instanceof LostRaceError) throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${place}: other runs have been pushing to the branch all the time`, {
			code: "ledger.contended",
			hint: "Let fewer runs write at once, for example with a concurrency group, and run again."
		});
		throw error;
	}
}
function secretsOf(remote) {
	if (remote.token === void 0) return [];
	return [remote.token, authorization(remote).replace("Basic ", "")];
}
// packages/ledger/src/claims.ts
/**
* Records the claims that nothing is in the way of, in their order. In the way is an open attempt for the same target and an image in common, however old (only
* settling closes it: a dispatcher that crashed may have sent), the very `<key>.<attempt>`, and a lease that is over at `nowIso`. A claim that is recorded as it
* is wanted, by the same owner, is granted again: so a commit whose answer was lost can be repeated.
*/
function claimAttempts(ledger, wanted, nowIso) {
	const attempts = { ...ledger.attempts };
	const open = indexOpen(Object.values(attempts));
	const granted = [];
	const refusedBy = {};
	for (const claim of wanted) {
		const id = attemptId(claim);
		const recorded = attempts[id];
		if (recorded !== void 0 && isSameJson(recorded, claim)) {
			granted.push(claim);
			continue;
		}
		const obstacle = recorded ?? findOverlap(open, claim) ?? (isOver(claim, nowIso) ? claim : void 0);
		if (obstacle !== void 0) {
			refusedBy[id] = obstacle;
			continue;
		}
		attempts[id] = claim;
		open.set(placeOf$1(claim.target), [...open.get(placeOf$1(claim.target)) ?? [], claim]);
		granted.push(claim);
	}
	return {
		ledger: granted.some((claim) => ledger.attempts[attemptId(claim)] === void 0) ? pruneAttempts({
			...ledger,
			attempts
		}) : ledger,
		granted,
		refusedBy
	};
}
function indexOpen(attempts) {
	return Map.groupBy(attempts.filter(isOpen), ({ target }) => placeOf$1(target));
}
function findOverlap(open, claim) {
	return open.get(placeOf$1(claim.target))?.find(({ images }) => images.some((image) => claim.images.includes(image)));
}
function isOver(claim, nowIso) {
	return Date.parse(claim.expiresAt) <= Date.parse(nowIso);
}
function placeOf$1({ provider, apiUrl, repository, workflow, ref }) {
	return JSON.stringify([
		provider,
		apiUrl,
		repository.toLowerCase(),
		workflow,
		ref
	]);
}
// packages/ledger/src/file-store.ts
/** A ledger in one JSON file, of `repository` (`host/owner/repo`) where one is known. */
function createFileStore(files, path, repository = null) {
	const read = (bytes) => bytes === void 0 ? emptyLedger(repository) : requireOwn(parseLedger(bytes.toString("utf8"), path), repository, path);
	return {
		load: async () => read(await files.read(path)),
		async commit(change) {
			let result = {
				ledger: emptyLedger(repository),
				written: false
			};
			await files.update(path, (bytes) => {
				const stored = read(bytes);
				const { ledger } = change(stored);
				const written = !isSameJson(ledger, stored);
				const next = {
					...ledger,
					repository: ledger.repository ?? repository
				};
				result = {
					ledger: written ? next : stored,
					written
				};
				return written ? formatLedger(next) : void 0;
			}).catch(nameContention);
			return result;
		}
	};
}
function nameContention(error) {
	if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) || error.code !== "files.contended") throw error;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(error.message, {
		code: "ledger.contended",
		hint: error.hint,
		cause: error
	});
}
// packages/commands/src/state-store.ts
/**
* The ledger of a state, of the repository that this runs for; `undefined` for none. Throws `Failure` `input.state` when a branch of this repository is
* meant and nothing says which that is, `input.token-missing` when there is no token for it, naming the line to add.
*/
function openStore(state, options) {
	if (state.kind === "none") return void 0;
	const { world } = options;
	const repository = findOwnRepository(world.environment)?.name ?? null;
	if (state.kind === "file") return createFileStore(world.files, state.path, repository);
	const { clock, random, signal, environment, files } = world;
	return createBranchStore({
		remote: findRemote(state, {
			...options,
			environment
		}),
		branch: state.name,
		repository,
		environment,
		makeFolder: () => files.makeFolder(),
		clock,
		random,
		signal
	});
}
/**
* Where a branch is pushed to, and with which token: that of the state for this repository, and a line of `tokens` for any other. Throws as
* {@link openStore}.
*/
function findRemote({ name, url }, { stateToken, tokens, environment }) {
	const own = findOwnRepository(environment);
	if (own !== void 0 && (url === void 0 || isSameRepository(url, own.url))) {
		if (stateToken) return {
			url: own.url,
			token: stateToken,
			user: own.user
		};
		throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`there is no token for the branch ${name} of this repository`, {
			code: "input.token-missing",
			hint: "Set state-token; in a workflow its default is ${{ github.token }}, with permissions: contents: write."
		});
	}
	if (url !== void 0) return findOtherRemote(url, tokens);
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`"branch:${name}": nothing says which repository it is in`, {
		code: "input.state",
		hint: `Write branch:${name}@ and the repository's URL, for example branch:${name}@https://github.com/owner/repo.`
	});
}
function findOwnRepository(environment) {
	const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, CI_SERVER_URL, CI_PROJECT_PATH } = environment;
	if (GITHUB_REPOSITORY) return describe$2(GITHUB_SERVER_URL || "https://github.com", GITHUB_REPOSITORY, void 0);
	if (CI_SERVER_URL && CI_PROJECT_PATH) return describe$2(CI_SERVER_URL, CI_PROJECT_PATH, "gitlab-ci-token");
}
function describe$2(server, path, user) {
	const url = URL.parse(`${server.replace(/\/+$/u, "")}/${path}.git`);
	if (url === null) return void 0;
	return {
		name: `${url.host}${url.pathname.replace(/\.git$/u, "")}`,
		url: url.href,
		user
	};
}
function findOtherRemote(url, tokens) {
	const { protocol, host, pathname } = new URL(url);
	if (!protocol.startsWith("http")) return { url };
	if (protocol === "http:" && !(0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.s)(new URL(url))) throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${url}: a token is not sent over plain http`, {
		code: "input.state",
		hint: "Write the repository's https:// or ssh:// URL in state."
	});
	const token = (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.l)(tokens, host, withoutSuffix(pathname));
	if (token !== void 0) return {
		url,
		token
	};
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`there is no token for ${host}${withoutSuffix(pathname)}`, {
		code: "input.token-missing",
		hint: `Add the line ${host}${withoutSuffix(pathname)}=<secret> to tokens.`
	});
}
function isSameRepository(left, right) {
	const [one, other] = [new URL(left), new URL(right)];
	return one.origin === other.origin && one.origin !== "null" && withoutSuffix(one.pathname).toLowerCase() === withoutSuffix(other.pathname).toLowerCase();
}
function withoutSuffix(path) {
	return path.replace(/\/+$/u, "").replace(/\.git$/u, "");
}
// packages/render/src/markdown.ts
const MARKUP = /[\\`*_[\]<>&#!|~@$]|:(?=\/\/)/gu;
/** Text from outside as plain text in Markdown: one line, nothing in it is markup, a link or a mention. */
function plain(text, maxLength = 300) {
	return (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
}
/** Text from outside as inline code that is safe in a table cell. */
function code(text, maxLength = 300) {
	return `<code>${plain(text, maxLength)}</code>`;
}
/** A link; a target that is not http or https is shown as text only. */
function link(text, target) {
	const url = URL.parse(target);
	if (url === null || url.protocol !== "https:" && url.protocol !== "http:") return plain(text);
	return `[${plain(text)}](${url.href.replaceAll(/[()|<>`\\]/gu, encodeURIComponent).replaceAll("(", "%28").replaceAll(")", "%29")})`;
}
/** A Markdown table; cells are Markdown already (see {@link plain}, {@link code}, {@link link}). Empty when there are no rows. */
function table(headers, rows) {
	if (rows.length === 0) return "";
	const line = (cells) => `| ${cells.join(" | ")} |\n`;
	return line(headers) + line(headers.map(() => "---")) + rows.map(line).join("");
}
// packages/forge/src/run-match.ts
/** Whether a run shows a marker (`<key>.<attempt>`): in its title, or as the input `rebuild_key` where the server lists inputs. */
function showsMarker({ title, inputs }, marker) {
	return inputs?.["rebuild_key"] === marker || (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.i)(title, marker);
}
/**
* Whether a run can be that of a dispatch, by its workflow, event and ref, as far as the server shows them. Many runs of other people fit, too: without the
* marker, only time and actor can tell them apart.
*/
function fitsDispatch(run, { workflow, event, ref }) {
	const isWorkflow = workflow === "" || run.workflow === void 0 || run.workflow === workflow || String(run.workflowId) === workflow;
	const isRef = run.ref === void 0 || run.ref === ref.replace(/^refs\/(?:heads|tags)\//u, "");
	return isWorkflow && isRef && run.event === event;
}
// packages/commands/src/attempts/identify.ts
/** Dates of runs are cut to seconds. */
const SLACK_MS = 1e3;
/**
* The runs of attempts among others, in the attempts' order: the one whose title or inputs show an attempt's marker; of runs that show none, those of the workflow, ref, event
* and actor in its window. Attempts that could have started the same unmarked runs are told apart by their order as long as the numbers agree: as many runs as attempts, or as
* attempts of which it is certain that they started one. `taken` are the ids of runs that are known to be others.
*/
function identifyRuns(runs, soughts, taken) {
	const marked = new Map(soughts.flatMap((sought) => {
		const run = runs.find((one) => showsMarker(one, sought.marker));
		return run === void 0 ? [] : [[sought, run]];
	}));
	const free = runs.filter(({ id }) => !taken.has(id));
	return soughts.map((sought) => {
		const run = marked.get(sought);
		if (run !== void 0) return {
			kind: "found",
			run
		};
		if (sought.traces.marked) return { kind: "absent" };
		const rivals = soughts.filter((other) => !marked.has(other) && isRival(sought, other));
		return matchUnmarked(free, sought, rivals);
	});
}
/**
* {@link identifyRuns} where a forge shows a run's inputs only one by one (GitLab): those of the runs in a window are read first. May throw
* `Failure` as the forge does.
*/
async function identifyAtForge(forge, repository, runs, soughts, taken) {
	if (forge.provider !== "gitlab") return identifyRuns(runs, soughts, taken);
	const told = runs.map(async (run) => taken.has(run.id) || !soughts.some((sought) => couldBe(run, sought)) ? run : {
		...run,
		inputs: await forge.fetchRunInputs(repository, run)
	});
	return identifyRuns(await Promise.all(told), soughts, taken);
}
function matchUnmarked(free, sought, rivals) {
	const own = free.filter((run) => couldBe(run, sought));
	const [only, another] = own;
	if (only === void 0) return { kind: "absent" };
	if (another === void 0 && rivals.length === 1) return {
		kind: "found",
		run: only
	};
	const shared = free.filter((run) => rivals.some((rival) => couldBe(run, rival))).toSorted((left, right) => left.createdAtMs - right.createdAtMs || left.id - right.id);
	const claimants = [rivals, rivals.filter(({ started }) => started === true)].map((some) => some.toSorted((left, right) => left.sinceMs - right.sinceMs)).find((some) => fitsInOrder(some, shared));
	if (claimants === void 0) return {
		kind: "several",
		runs: own
	};
	const run = shared[claimants.indexOf(sought)];
	return run === void 0 ? { kind: "absent" } : {
		kind: "found",
		run
	};
}
function fitsInOrder(claimants, runs) {
	return claimants.length === runs.length && runs.every((run, index) => {
		const claimant = claimants[index];
		return claimant !== void 0 && couldBe(run, claimant);
	});
}
/** Whether two attempts leave the same traces; each is its own rival. */
function isRival(one, other) {
	return !other.traces.marked && one.workflow === other.workflow && one.ref === other.ref && one.traces.event === other.traces.event;
}
/** Whether a run says by itself that it is of any attempt at a key. */
function showsKey(run, key) {
	const pattern = new RegExp(`(?<![0-9a-f])${key}\\.\\d+(?!\\d)`, "u");
	return pattern.test(run.title) || pattern.test(run.inputs?.["rebuild_key"] ?? "");
}
/** Whether a run says that it is some attempt's. */
function showsAnyKey({ title, inputs }) {
	return /(?<![0-9a-f])[0-9a-f]{16}\.\d+/u.test(title) || (inputs?.["rebuild_key"] ?? "") !== "";
}
/** What either side does not say rules nothing out. */
function couldBe(run, { workflow, ref, traces, sinceMs, untilMs }) {
	const event = traces.event === "" ? run.event : traces.event;
	const isActor = run.actor === void 0 || traces.actor === null || run.actor.toLowerCase() === traces.actor.toLowerCase();
	return fitsDispatch(run, {
		workflow,
		ref,
		event
	}) && isActor && !showsAnyKey(run) && run.createdAtMs >= sinceMs - SLACK_MS && run.createdAtMs <= untilMs + SLACK_MS;
}
// packages/commands/src/attempts/settle.ts
/**
* Asks the forges what became of the open attempts among `attempts`: each by its run, or by the list of runs where no answer named one. An attempt whose claim
* still lives is left to its owner. Throws no `Failure`.
*/
async function settleAttempts(attempts, ledger, deps) {
	const open = attempts.filter(isOpen);
	const alive = /* @__PURE__ */ new Set();
	const settlements = [];
	const unnamed = Object.values(ledger.attempts).filter((one) => isOpen(one) && one.runId === null);
	const surroundings = {
		taken: takenRuns(ledger),
		lists: createLists$1(unnamed),
		unnamed
	};
	await Promise.all(open.map(async (attempt) => {
		const id = attemptId(attempt);
		if (attempt.status === "claimed" && Date.parse(attempt.expiresAt) > deps.nowMs) {
			alive.add(id);
			return;
		}
		try {
			const told = await settleOne(attempt, surroundings, deps);
			if (told !== void 0) settlements.push({
				id,
				...told
			});
			if ((told ?? attempt).runId !== null) alive.add(id);
		} catch (error) {
			if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
			deps.warn(error);
		}
	}));
	return {
		settlements,
		alive
	};
}
/** `undefined`: nothing new. */
async function settleOne(attempt, { taken, lists, unnamed }, deps) {
	const forge = await deps.openForge(attempt.target);
	const { repository } = attempt.target;
	if (attempt.runId !== null) return settleRun(forge, repository, attempt.runId);
	const list = await lists(forge, attempt);
	const rivals = unnamed.filter((other) => isAtSamePlace(other, attempt));
	const soughts = rivals.map(soughtOf);
	const sighting = (await identifyAtForge(forge, repository, list.runs, soughts, taken))[rivals.findIndex((other) => attemptId(other) === attemptId(attempt))] ?? { kind: "absent" };
	if (sighting.kind === "found") return tell(await forge.settleConclusion(repository, sighting.run));
	if (attempt.status === "dispatched") return void 0;
	if (sighting.kind === "several") return {
		...unknown,
		message: `${sighting.runs.length} runs could be it: ${sighting.runs.map(({ url }) => url).join(", ")}`
	};
	return list.complete && list.readAtMs >= Date.parse(attempt.provableAt) ? {
		...unknown,
		status: "not-started",
		message: "a complete list of runs shows none for it"
	} : {
		...unknown,
		message: attempt.message
	};
}
async function settleRun(forge, repository, runId) {
	const run = await forge.fetchRun(repository, Number(runId));
	if (run === void 0) throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${repository}: run ${runId} is not there (404)`, {
		code: "settle.no-run",
		hint: "It was deleted, or the token may not read it; the image itself decides, or 24 hours."
	});
	return run.status === "completed" ? tell(run) : void 0;
}
const unknown = {
	status: "unknown",
	runId: null,
	runUrl: null,
	conclusion: null
};
function tell(run) {
	const shared = {
		runId: String(run.id),
		runUrl: run.url,
		conclusion: run.conclusion ?? null
	};
	if (run.conclusion === void 0) return {
		...shared,
		status: "dispatched",
		message: null
	};
	if (run.conclusion === "success") return {
		...shared,
		status: "built",
		message: null
	};
	if (run.conclusion === "superseded") return {
		...shared,
		status: "superseded",
		message: null
	};
	return {
		...shared,
		status: "failed",
		message: `its run ended with ${run.conclusion}`
	};
}
function soughtOf(attempt) {
	const { target, traces, claimedAt, sentAfter, provableAt } = attempt;
	return {
		marker: attemptId(attempt),
		traces,
		workflow: target.workflow,
		ref: target.ref,
		sinceMs: Date.parse(sentAfter ?? claimedAt),
		untilMs: Date.parse(provableAt),
		started: attempt.status === "dispatched"
	};
}
/** Ids of the runs that attempts are known to have started. */
function takenRuns({ attempts }) {
	return new Set(Object.values(attempts).flatMap(({ runId }) => runId === null ? [] : [Number(runId)]));
}
/** Lists the runs of a repository once, back to the oldest of its attempts. */
function createLists$1(unnamed) {
	const lists = /* @__PURE__ */ new Map();
	return (forge, { target }) => {
		const id = `${forge.apiUrl} ${target.repository}`;
		const since = unnamed.filter((other) => other.target.repository === target.repository).map((other) => Date.parse(other.sentAfter ?? other.claimedAt));
		const list = lists.get(id) ?? forge.listRuns({
			repository: target.repository,
			sinceMs: Math.min(...since)
		});
		lists.set(id, list);
		return list;
	};
}
function isAtSamePlace({ target }, { target: other }) {
	return target.provider === other.provider && target.apiUrl === other.apiUrl && target.repository === other.repository;
}
// packages/commands/src/attempts/settle-ledger.ts
/** Asks what became of the open attempts at some images, so that what is over is in nobody's way. Throws `Failure` `ledger.*` when the ledger cannot be read. */
async function settleStored(store, targets, deps) {
	const ledger = await store.load();
	const names = new Set(targets.flatMap(({ images }) => images));
	const { settlements } = await settleOpen(Object.values(ledger.attempts).filter((attempt) => isOpen(attempt) && attempt.images.some((name) => names.has(name))), ledger, deps);
	const at = new Date(deps.clock.now()).toISOString();
	return {
		apply: (stored) => settlements.reduce((next, settlement) => applySettlement(next, settlement, at), stored),
		taken: new Set(takenRuns(ledger)),
		forcedBy: (images) => images.flatMap((name) => ledger.images[name]?.forced?.by ?? []).at(0)
	};
}
/** Asks the forges what became of open attempts, and says so in the log. */
async function settleOpen(open, ledger, { openForge, clock, log }) {
	const said = /* @__PURE__ */ new Set();
	const settled = await settleAttempts(open, ledger, {
		openForge: ({ provider, apiUrl, repository }) => openForge({
			provider,
			apiUrl: apiUrl ?? void 0,
			repository
		}),
		nowMs: clock.now(),
		warn({ message, hint }) {
			if (!said.has(message)) log.warning(`An earlier attempt cannot be settled yet: ${message} ${hint ?? ""}`.trim());
			said.add(message);
		}
	});
	for (const { id, status, runUrl, message } of settled.settlements) log.info(`Attempt ${id}: ${[
		status,
		runUrl,
		message
	].filter((part) => part !== null).join(", ")}`);
	return settled;
}
function applySettlement(ledger, { id, status, ...said }, at) {
	return status === "claimed" || status === "dispatched" || status === "unknown" ? noteAttempt(ledger, id, {
		status,
		...said
	}) : closeAttempt(ledger, id, {
		status,
		...said,
		at
	});
}
// packages/commands/src/github.ts
const API = "https://api.github.com";
const SERVER = "https://github.com";
/** Shares nothing. */
const createAlone = (_identity, create) => create();
/**
* A client for a GitHub, with the token that the workflow's author bound to its host: `github-token` for the runner's own server only, a line of
* `tokens` for any other. Throws `Failure` `input.token-missing` that says which line to add.
*/
async function openGithub(target, secrets, world, transport, share = createAlone) {
	const { environment, clock, redactor, signal } = world;
	const own = environment["GITHUB_API_URL"] || API;
	const apiUrl = target.apiUrl ?? own;
	const token = tokenFor(apiUrl, target.repository, secrets, environment);
	const { createGithub } = await __webpack_require__.e(/* import() */ 402).then(__webpack_require__.bind(__webpack_require__, 402));
	return share([
		"github",
		apiUrl,
		token
	], () => createGithub({
		apiUrl,
		serverUrl: apiUrl === own ? environment["GITHUB_SERVER_URL"] || SERVER : pagesOf(new URL(apiUrl)),
		token,
		transport,
		clock,
		redactor,
		signal,
		userAgent: userAgent(target.command),
		ownRepository: environment["GITHUB_REPOSITORY"] || void 0
	}));
}
function tokenFor(apiUrl, repository, secrets, environment) {
	const { url, isOwn } = parseApiUrl(apiUrl, environment, "https://ghe.example.com/api/v3");
	const host = serverHost(url);
	const token = [host, url.host].map((name) => (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.l)(secrets.tokens, name, repository ?? "")).find((secret) => secret !== void 0) ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`there is no token for ${host}`, {
		code: "input.token-missing",
		hint: isOwn ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN." : `Add the line ${host}=<secret> to tokens.`
	});
}
/**
* The URL of an API that a token may be sent to, and whether the runner speaks to it by itself, so that it may have `github-token`. Throws `Failure`
* `input.api-url`.
*
* @param example a URL of the kind that is meant, for the hint
*/
function parseApiUrl(apiUrl, environment, example) {
	const url = URL.parse(apiUrl);
	const isOwn = [environment["GITHUB_API_URL"] || API, environment["GITHUB_SERVER_URL"] || SERVER].some((origin) => URL.parse(origin)?.origin === url?.origin);
	if (url !== null && url.username === "" && url.password === "" && mayCarryToken(url, isOwn)) return {
		url,
		isOwn
	};
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`apiUrl ${url === null ? "" : (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(url.origin + url.pathname, 120)} is not an https URL without a user`, {
		code: "input.api-url",
		hint: `Write the API's https URL, for example ${example}; its token goes into tokens.`
	});
}
function mayCarryToken(url, isOwn) {
	return url.protocol === "https:" || url.protocol === "http:" && (isOwn || (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.s)(url));
}
function pagesOf(api) {
	return `${api.protocol}//${serverHost(api)}`;
}
/** The host that people know a GitHub by: that of its pages, without the `api.` of github.com and ghe.com. */
function serverHost(api) {
	return api.host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/u, "");
}
// packages/commands/src/forges.ts
const GITHUB_API = "https://api.github.com";
const HOSTED = {
	gitlab: "https://gitlab.com/api/v4",
	gitea: "https://gitea.com/api/v1",
	forgejo: "https://codeberg.org/api/v1"
};
/**
* The API of a provider where none is named: the runner's own where it is of that kind (a job of Gitea's or Forgejo's has its own server in
* `GITHUB_API_URL`), else the best known host's.
*/
function defaultApiUrl(provider, environment) {
	const own = environment["GITHUB_API_URL"] || GITHUB_API;
	if (provider === "github") return own;
	return provider !== "gitlab" && /\/api\/v1\/?$/u.test(own) ? own : HOSTED[provider];
}
/**
* A client for a forge, with the tokens that the workflow's author bound to its host: see `openGithub`. GitLab takes an access token, a trigger token
* of that project, or both. Throws `Failure` `input.token-missing` that says which line to add, and `input.api-url`.
*/
async function openForge(target, secrets, world, transport, share = createAlone) {
	const { provider } = target;
	if (provider === "github") return openGithub(target, secrets, world, transport, share);
	const { environment, clock, redactor } = world;
	const apiUrl = target.apiUrl ?? defaultApiUrl(provider, environment);
	const { url, isOwn } = parseApiUrl(apiUrl, environment, HOSTED[provider]);
	const repository = target.repository ?? "";
	const token = (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.l)(secrets.tokens, url.host, repository) ?? (isOwn ? secrets["github-token"] : void 0);
	const shared = {
		apiUrl,
		transport,
		clock,
		redactor
	};
	if (provider === "gitlab") {
		const triggerToken = (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.u)(secrets.tokens, url.host, repository);
		if (token === void 0 && triggerToken === void 0) throw tokenMissing(url.host, repository);
		const { createGitlab } = await __webpack_require__.e(/* import() */ 402).then(__webpack_require__.bind(__webpack_require__, 402));
		return share([
			provider,
			apiUrl,
			token,
			triggerToken
		], () => createGitlab({
			...shared,
			token,
			triggerToken
		}));
	}
	if (token === void 0) throw tokenMissing(url.host, void 0);
	const { createGitea } = await __webpack_require__.e(/* import() */ 402).then(__webpack_require__.bind(__webpack_require__, 402));
	return share([
		provider,
		apiUrl,
		token
	], () => createGitea({
		...shared,
		provider,
		token
	}));
}
function tokenMissing(host, project) {
	const trigger = project === void 0 ? "" : `, or trigger:${host}/${project}=<secret> with a trigger token of that project`;
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`there is no token for ${host}`, {
		code: "input.token-missing",
		hint: `Add the line ${host}=<secret> to tokens${trigger}.`
	});
}
/**
* The forges of a run, behind one transport.
*
* @param openTransport called when there is something to send
*/
function createForges(secrets, world, openTransport, command) {
	const forges = /* @__PURE__ */ new Map();
	const clients = /* @__PURE__ */ new Map();
	let transport;
	return ({ provider, apiUrl, repository }) => {
		const id = JSON.stringify([
			provider,
			apiUrl ?? null,
			repository.toLowerCase()
		]);
		transport ??= openTransport();
		const known = forges.get(id) ?? openOne({
			provider,
			apiUrl,
			repository,
			command
		}, transport);
		forges.set(id, known);
		return known;
	};
	async function openOne(target, opened) {
		return openForge(target, secrets, world, await opened, (identity, create) => {
			const id = JSON.stringify(identity);
			const client = clients.get(id) ?? create();
			clients.set(id, client);
			return client;
		});
	}
}
// packages/commands/src/dispatch/results.ts
function toEntry({ target, status, run, conclusion, failure }) {
	return {
		key: target.key,
		attempt: target.attempt,
		images: target.images,
		status,
		runId: run?.id ?? null,
		runUrl: run?.url ?? null,
		conclusion: conclusion ?? null,
		errorCode: failure?.code ?? null,
		message: failure?.message ?? null,
		hint: failure?.hint ?? null
	};
}
/** The outputs of the action, whatever happened. */
function toOutputs(attempted) {
	const [first] = attempted;
	const count = (status) => String(attempted.filter((one) => one.status === status).length);
	return {
		results: JSON.stringify(attempted.map(toEntry)),
		"run-id": first?.run === void 0 ? "" : String(first.run.id),
		"run-url": first?.run?.url ?? "",
		conclusion: first?.conclusion ?? "",
		"dispatched-count": count("dispatched"),
		"skipped-count": count("skipped"),
		"deferred-count": count("deferred"),
		"unknown-count": count("unknown"),
		"failed-count": count("failed")
	};
}
/** What fails the step, once every target was tried; what several targets failed of is said once. */
function toFailures(attempted) {
	const failures = attempted.flatMap(({ status, failure }) => status !== "deferred" && status !== "skipped" && failure !== void 0 ? [failure] : []);
	return [...new Set(failures)];
}
// packages/commands/src/dispatch/claims.ts
/** How long a claim lives. Nothing is sent after half of it: a dispatcher that was paused must not send what another one has taken over. */
const LEASE_MS = 18e5;
/**
* @param owner the dispatcher's run, with a part of its own for each process
* @param settled what became of earlier attempts, stored with the claims
* @param settleMs how long after sending a complete list of runs proves what is not in it
*/
function createClaims(store, owner, settleMs, settled) {
	return {
		async claim(wanted, nowMs) {
			let claimed = {
				granted: /* @__PURE__ */ new Set(),
				refusedBy: {}
			};
			await store.commit((found) => {
				const stored = settled?.apply(found) ?? found;
				const { ledger, granted, refusedBy } = claimAttempts(stored, wanted.map((one) => toRecord(one, stored, owner, nowMs, settleMs)), new Date(nowMs).toISOString());
				claimed = {
					granted: new Set(granted.map(attemptId)),
					refusedBy
				};
				return {
					ledger,
					message: describeClaims(granted)
				};
			});
			return claimed;
		},
		async conclude(outcomes, nowMs) {
			await store.commit((stored) => ({
				ledger: outcomes.reduce((ledger, one) => record(ledger, one, owner, settleMs, nowMs), stored),
				message: describeOutcomes(outcomes)
			}));
		}
	};
}
function toRecord({ target, traces, workflow, ref, serverTimeMs }, { images }, owner, nowMs, settleMs) {
	const iso = (ms) => new Date(ms).toISOString();
	const digests = target.images.flatMap((name) => {
		const digest = images[name]?.digest ?? void 0;
		return digest === void 0 ? [] : [[name, digest]];
	});
	return {
		key: target.key,
		attempt: target.attempt,
		target: {
			provider: target.provider,
			apiUrl: target.apiUrl ?? null,
			repository: target.repository,
			workflow,
			ref
		},
		images: target.images.toSorted(),
		imageDigests: Object.fromEntries(digests),
		bases: Object.fromEntries(target.bases.flatMap(({ reference, current }) => current !== null && isDigest(current) ? [[reference, current]] : [])),
		reason: target.reason,
		owner,
		claimedAt: iso(nowMs),
		expiresAt: iso(nowMs + LEASE_MS),
		sentAfter: serverTimeMs === void 0 ? null : iso(serverTimeMs),
		traces,
		provableAt: iso(Math.max(nowMs, serverTimeMs ?? 0) + LEASE_MS / 2 + settleMs),
		status: "claimed",
		runId: null,
		runUrl: null,
		conclusion: null,
		closedAt: null,
		message: null
	};
}
function record(ledger, { target, sent }, owner, settleMs, nowMs) {
	const id = attemptId(target);
	const claim = ledger.attempts[id];
	if (claim === void 0 || claim.owner !== owner) return ledger;
	if (sent.status === "deferred") return withdraw(ledger, id);
	const told = {
		message: sent.failure?.message ?? null,
		runId: sent.run === void 0 ? null : String(sent.run.id),
		runUrl: sent.run?.url ?? null
	};
	if (sent.status === "failed") return closeAttempt(ledger, id, {
		...told,
		status: "refused",
		at: new Date(nowMs).toISOString()
	});
	if (sent.status === "not-started") return closeAttempt(ledger, id, {
		...told,
		status: "not-started",
		at: new Date(nowMs).toISOString()
	});
	const sentAfter = sent.sinceMs === void 0 ? claim.sentAfter : new Date(sent.sinceMs).toISOString();
	const provableAt = new Date((sent.sentAtMs ?? nowMs) + settleMs).toISOString();
	return noteAttempt(ledger, id, {
		...told,
		status: sent.status,
		sentAfter,
		provableAt
	});
}
/** Nothing was sent, and that is certain: the claim is taken back as if it had never been. */
function withdraw(ledger, id) {
	if (ledger.attempts[id]?.status !== "claimed") return ledger;
	const { [id]: _withdrawn, ...attempts } = ledger.attempts;
	return {
		...ledger,
		attempts
	};
}
function describeClaims(granted) {
	return `Claim ${count(granted.length, "rebuild")}\n\n${granted.map((claim) => `${attemptId(claim)} ${claim.images.join(", ")}`).join("\n")}`;
}
function describeOutcomes(outcomes) {
	const dispatched = outcomes.filter(({ sent }) => sent.status === "dispatched").length;
	const lines = outcomes.map(({ target, sent }) => `${attemptId(target)} ${target.images.join(", ")}: ${sent.status}`);
	return `Dispatch ${count(dispatched, "rebuild")} of ${outcomes.length}\n\n${lines.join("\n")}`;
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
/** The failure for a target that somebody else's attempt is in the way of; not a failed step. */
function claimedBefore(target, by) {
	const run = by.runUrl === null ? "" : ` (${by.runUrl})`;
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${target.images.join(", ") || target.workflow}: attempt ${attemptId(by)} is ${by.status}${run}`, {
		code: "dispatch.claimed",
		hint: "Nothing is to be done: the next check settles it, and plans anew where that is needed."
	});
}
// packages/commands/src/dispatch/refusals.ts
const HOUR_MS = 36e5;
/** Throws `Failure` `dispatch.too-old` for a target that was decided longer ago than `maxAgeMs`. */
function refuseStale(target, maxAgeMs, nowMs) {
	const ageMs = nowMs - target.checkedAtMs;
	if (ageMs <= maxAgeMs) return;
	const age = `${(ageMs / HOUR_MS).toFixed(1)} h ago, and max-age is ${(maxAgeMs / HOUR_MS).toFixed(1)} h`;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: this rebuild was decided ${age}`, {
		code: "dispatch.too-old",
		hint: "Run check-base-digest again and dispatch what it says now, or raise max-age."
	});
}
/** The claims could not be stored, so nothing was sent. */
function unclaimed(cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`nothing was dispatched, since no claim could be stored: ${cause.message}`, {
		code: cause.code,
		hint: cause.hint,
		cause
	});
}
/** A limit that an earlier target met. */
function limitedBefore(target, limit) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: not sent after ${limit.message}`, {
		code: limit.code,
		hint: limit.hint
	});
}
/** The run was told to stop before this target's turn came. */
function stoppedBefore(target) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: the run was told to stop before this was sent`, {
		code: "dispatch.stopped",
		hint: "The next run goes on from here."
	});
}
/** Half of the claim's lease is over. */
function leaseSpent(target) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: not sent, since half of its claim's lease is over`, {
		code: "dispatch.lease",
		hint: "The next run goes on from here; lower max-dispatches or write-interval when this comes again."
	});
}
/** It was sent, and the runs prove that it started none. */
function provablyNotStarted(target, cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: no run started (${cause.message})`, {
		code: "dispatch.not-started",
		hint: "The next check plans it again, as another attempt.",
		cause
	});
}
/** Nobody can tell yet whether it started. */
function ambiguous({ target, prepared, traces }, cause, looked) {
	const title = traces.marked ? "" : " Declare the input rebuild_key and put ${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.";
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: ${cause.message}${looked}`, {
		code: "forge.ambiguous",
		hint: `Look at ${prepared.page} before you send it again: a second run would build twice. With a ledger, the next check settles it.${title}`,
		cause
	});
}
/** `max-dispatches` is used up. */
function tooMany(target, most) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: not sent, since ${most} dispatches are the most for one run`, {
		code: "dispatch.max-dispatches",
		hint: "The next run goes on from here; raise max-dispatches to do more at once."
	});
}
/** `dry-run` is set. */
function rehearsed(target) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf$1(target)}: dry run, nothing was sent`, {
		code: "dispatch.dry-run",
		hint: "Set dry-run to false to send it."
	});
}
function nameOf$1({ images, repository, workflow }) {
	return (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}
// packages/commands/src/dispatch/admission.ts
/** Those of the prepared targets that are to be sent: not rehearsed, not there already, not too many. What becomes of the others is in `results`. */
function chooseSendable(prepared, inputs, log, results) {
	const most = inputs["max-dispatches"];
	const sendable = [];
	let count = 0;
	for (const one of prepared) {
		const { target, earlier, forge } = one;
		if (earlier !== void 0) {
			log.info(`${one.prepared.what}: ${earlier.url} is this rebuild's run already.`);
			results.set(target, {
				target,
				status: "skipped",
				run: earlier
			});
			continue;
		}
		count += 1;
		if (count > most) results.set(target, {
			target,
			status: "deferred",
			failure: tooMany(target, most)
		});
		else if (inputs["dry-run"]) {
			log.info(`Dry run: ${escapeInvisible(forge.describeDispatch(one.prepared))}`);
			results.set(target, {
				target,
				status: "skipped",
				failure: rehearsed(target)
			});
		} else sendable.push(one);
	}
	return sendable;
}
/**
* Claims what is to be sent, in one commit, and yields what may be. Where the claims cannot be stored nothing may: each target has failed then, for the same reason.
* Without claims everything is sent, and no lease bounds it.
*/
async function admit(sendable, claims, clock, results) {
	if (sendable.length === 0) return [];
	if (claims === void 0) return sendable.map((one) => ({
		...one,
		lease: { isOver: () => false }
	}));
	const lease = startLease(clock);
	try {
		const claimed = await claims.claim(sendable.map(toWanted), clock.now());
		return sendable.flatMap((one) => {
			const { target } = one;
			if (claimed.granted.has(attemptId(target))) return [{
				...one,
				lease
			}];
			const by = claimed.refusedBy[attemptId(target)];
			const run = by?.runId == null ? void 0 : {
				id: Number(by.runId),
				url: by.runUrl ?? ""
			};
			const failure = by === void 0 ? void 0 : claimedBefore(target, by);
			results.set(target, {
				target,
				status: "skipped",
				run,
				failure
			});
			return [];
		});
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		const failure = unclaimed(error);
		for (const { target } of sendable) results.set(target, {
			target,
			status: "failed",
			failure
		});
		return [];
	}
}
/** Over at half of the claims' lease, by either clock: one stands still while the machine sleeps, the other may be set back. */
function startLease(clock) {
	const monotonicMs = clock.monotonicMs();
	const startMs = clock.now();
	return { isOver(inMs = 0) {
		return Math.max(clock.monotonicMs() - monotonicMs, clock.now() - startMs) + inMs >= LEASE_MS / 2;
	} };
}
function toWanted({ target, traces, prepared, forge }) {
	const { workflow, ref } = prepared;
	return {
		target,
		traces,
		workflow,
		ref,
		serverTimeMs: forge.serverTimeMs()
	};
}
/** What a log would hide or reorder, written as escapes. */
function escapeInvisible(text) {
	return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""));
}
function escapeUnit(unit) {
	return `\\u${unit.toString(16).padStart(4, "0")}`;
}
// packages/commands/src/dispatch/sleep.ts
/** Sleeps for some milliseconds, or until the run is told to stop: it still has a result to write then. */
async function sleepUnlessStopped(clock, ms, signal) {
	if (ms <= 0 || signal.aborted) return;
	try {
		await clock.sleep(ms, signal);
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
// packages/commands/src/dispatch/wait.ts
const FIRST_POLL_MS = 5e3;
const LONGEST_POLL_MS = 6e4;
/** How long a run may not be there yet after its dispatch. */
const APPEARANCE_MS = 6e4;
/**
* Waits until all runs are over, or the time is up, by the monotonic clock: one list for all runs of a repository in each round, rounds from seconds to a minute apart.
* Results are in the order of `awaited`. Throws no `Failure`.
*/
async function awaitRuns(awaited, options, deps) {
	const { clock, signal, log } = deps;
	const startMs = clock.monotonicMs();
	const latest = /* @__PURE__ */ new Map();
	const ended = /* @__PURE__ */ new Map();
	const states = /* @__PURE__ */ new Map();
	const warned = /* @__PURE__ */ new Set();
	for (let pollMs = FIRST_POLL_MS; ended.size < awaited.length;) {
		const elapsedMs = clock.monotonicMs() - startMs;
		const isLast = elapsedMs >= options.timeoutMs || signal.aborted;
		const changed = await lookAround(awaited.filter((one) => !ended.has(one)), elapsedMs);
		if (ended.size === awaited.length || isLast) break;
		pollMs = changed ? Math.max(pollMs / 2, FIRST_POLL_MS) : Math.min(pollMs * 1.5, LONGEST_POLL_MS);
		const leftMs = options.timeoutMs - (clock.monotonicMs() - startMs);
		await sleepUnlessStopped(clock, Math.min(pollMs, leftMs), signal);
	}
	const late = awaited.filter((one) => !ended.has(one));
	if (options.cancelOnTimeout && !signal.aborted) await Promise.all(late.map(cancel));
	return awaited.map((one) => ended.get(one) ?? {
		run: latest.get(one),
		failure: tooLate(one, latest.get(one), options, signal)
	});
	async function lookAround(pending, elapsedMs) {
		const before = describeStates(pending);
		const groups = Map.groupBy(pending, ({ forge, target }) => `${forge.apiUrl} ${target.repository}`);
		await Promise.all([...groups.values()].map((group) => lookAt(group, elapsedMs)));
		const after = describeStates(pending);
		if (before !== after) log.info(progress(awaited, states, ended));
		return before !== after;
	}
	async function lookAt(group, elapsedMs) {
		const [first] = group;
		if (first === void 0) return;
		try {
			const sinceMs = Math.min(...group.map(({ sought }) => sought.sinceMs));
			const { repository } = first.target;
			const { runs } = await first.forge.listRuns({
				repository,
				sinceMs
			});
			const sighted = await identifyUnnamed(group, runs);
			for (const one of group) await note(one, sighted.get(one) ?? await findNamed(one, runs), elapsedMs);
		} catch (error) {
			if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
			warnOnce(`${first.target.repository}: ${error.message}; still waiting`);
		}
	}
	async function findNamed(one, runs) {
		const id = idOf(one);
		if (id === void 0) return void 0;
		return runs.find((run) => run.id === id) ?? await one.forge.fetchRun(one.target.repository, id);
	}
	async function identifyUnnamed(group, runs) {
		const unnamed = group.filter((one) => idOf(one) === void 0);
		const [first] = unnamed;
		if (first === void 0) return /* @__PURE__ */ new Map();
		const named = awaited.flatMap((one) => idOf(one) ?? []);
		const taken = /* @__PURE__ */ new Set([...named, ...unnamed.flatMap(({ known }) => [...known])]);
		const soughts = unnamed.map(({ sought }) => ({
			...sought,
			started: true
		}));
		const { forge, target } = first;
		const sightings = await identifyAtForge(forge, target.repository, runs, soughts, taken);
		return new Map(unnamed.flatMap((one, index) => {
			const sighting = sightings[index];
			return sighting?.kind === "found" ? [[one, sighting.run]] : [];
		}));
	}
	function idOf(one) {
		return latest.get(one)?.id ?? one.runId;
	}
	async function note(one, found, elapsedMs) {
		if (found === void 0) {
			if (one.runId !== void 0 && elapsedMs >= APPEARANCE_MS) ended.set(one, {
				run: void 0,
				failure: vanished(one)
			});
			return;
		}
		states.set(one, found.state);
		latest.set(one, found);
		if (found.status !== "completed") return;
		const run = await one.forge.settleConclusion(one.target.repository, found);
		latest.set(one, run);
		ended.set(one, {
			run,
			failure: void 0
		});
	}
	function warnOnce(text) {
		if (!warned.has(text)) log.warning(text);
		warned.add(text);
	}
	function describeStates(some) {
		return some.map((one) => `${states.get(one) ?? ""} ${latest.get(one)?.conclusion ?? ""}`).join("|");
	}
	async function cancel(one) {
		const run = latest.get(one);
		if (run === void 0) return;
		try {
			const answer = await one.forge.cancelRun(one.target.repository, run.id);
			log.info(`${nameOf(one)}: ${answer === "requested" ? "asked to cancel" : "was over already"}: ${run.url}`);
		} catch (error) {
			if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
			log.warning(`${nameOf(one)}: it could not be cancelled: ${error.message}`);
		}
	}
}
function progress(awaited, states, ended) {
	if (awaited.length === 1) {
		const [one] = awaited;
		const conclusion = one === void 0 ? void 0 : ended.get(one)?.run?.conclusion;
		return one === void 0 ? "" : `${nameOf(one)}: ${conclusion ?? states.get(one) ?? "not listed yet"}`;
	}
	const parts = [...Map.groupBy(awaited, (one) => ended.get(one)?.run?.conclusion ?? states.get(one) ?? "not listed yet")].map(([state, some]) => `${some.length} ${state}`);
	return `${ended.size} of ${awaited.length} runs are over: ${parts.join(", ")}`;
}
function tooLate(one, run, { timeoutMs }, signal) {
	const after = signal.aborted ? "when this step was told to stop" : `after ${Math.round(timeoutMs / 1e3)} s`;
	const state = run === void 0 ? "no run of it was seen" : `${run.url} was still ${run.state}`;
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf(one)}: ${state} ${after}`, {
		code: signal.aborted ? "dispatch.stopped" : "dispatch.wait-timeout",
		hint: "Raise wait-timeout, or leave wait off: the next check settles what became of it."
	});
}
function vanished(one) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${nameOf(one)}: run ${one.runId} is not there (404)`, {
		code: "dispatch.run-gone",
		hint: "It was deleted, or the token may not read runs: actions: read on GitHub, read_api on GitLab."
	});
}
function nameOf({ target }) {
	return target.images.join(", ") || `${target.repository} ${target.workflow}`;
}
// packages/commands/src/dispatch/completion.ts
/** Waits for the runs of what was dispatched and notes how they ended. */
async function awaitDispatched(dispatched, inputs, deps, results) {
	const [readable, unreadables] = partition(dispatched.filter(({ sent }) => sent.status === "dispatched"), ({ ready }) => ready.forge.canReadRuns);
	for (const { ready } of unreadables) {
		const known = results.get(ready.target);
		if (known !== void 0) results.set(ready.target, {
			...known,
			failure: unreadable(ready.target)
		});
	}
	const awaited = readable.map((one) => toAwaited(one, inputs.settle));
	const ends = await awaitRuns(awaited, {
		timeoutMs: inputs["wait-timeout"],
		cancelOnTimeout: inputs["cancel-on-timeout"]
	}, deps);
	for (const [index, end] of ends.entries()) {
		const target = awaited[index]?.target;
		const known = target === void 0 ? void 0 : results.get(target);
		if (target !== void 0 && known !== void 0) results.set(target, withEnd(known, end));
	}
}
function partition(items, test) {
	return [items.filter(test), items.filter((item) => !test(item))];
}
function toAwaited({ ready, sent }, settleMs) {
	const { target, forge, traces, prepared, known } = ready;
	const { workflow, ref } = prepared;
	const sinceMs = sent.sinceMs ?? target.checkedAtMs;
	return {
		target,
		forge,
		sought: {
			marker: attemptId(target),
			traces,
			workflow,
			ref,
			sinceMs,
			untilMs: sinceMs + settleMs
		},
		known,
		runId: sent.run?.id
	};
}
function withEnd(known, { run, failure }) {
	const conclusion = run?.conclusion ?? null;
	const bad = conclusion === null || conclusion === "success" ? failure : notSuccessful(known.target, conclusion, run?.url);
	return {
		...known,
		run: run ?? known.run,
		conclusion,
		failure: bad
	};
}
function notSuccessful(target, conclusion, url) {
	const superseded = conclusion === "superseded";
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${target.images.join(", ") || target.workflow}: its run ended with ${conclusion}${url === void 0 ? "" : `: ${url}`}`, {
		code: `dispatch.run-${conclusion}`,
		hint: superseded ? "A concurrency group cancelled it before any job started; it is no failed attempt, and the next check plans it again." : "Look at the run's log; with a ledger, the next check plans another attempt as long as maxAttempts allows."
	});
}
function unreadable(target) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${target.images.join(", ") || target.repository}: its run cannot be waited for`, {
		code: "forge.no-read-token",
		hint: "A trigger token cannot read pipelines: add a line host=<access token with read_api> to tokens, or leave wait off."
	});
}
// packages/commands/src/dispatch/input-map.ts
/**
* The `inputs` input: a YAML or JSON map of names to plain values, which stay as they are written (`1.10` is not 1.1). The YAML
* parser is loaded here. Throws `Failure` `input.inputs`.
*/
async function parseInputMap(text) {
	if (text === void 0) return {};
	const { isMap, isScalar, parseDocument } = await __webpack_require__.e(/* import() */ 907).then(__webpack_require__.bind(__webpack_require__, 907));
	const document = parseDocument(text, {
		schema: "failsafe",
		logLevel: "error"
	});
	const [error] = document.errors;
	if (error !== void 0) throw wrong(`this is neither YAML nor JSON: ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.A)(error.message)}`, error);
	if (!isMap(document.contents)) throw wrong(`"${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.A)(text, 80)}" is not a map`);
	const entries = document.contents.items.map(({ key, value }) => {
		const name = isScalar(key) ? String(key.value) : "";
		if (value !== null && !isScalar(value)) throw wrong(`the value of ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)} is not plain text`);
		return [name, value === null || value.value === null ? "" : String(value.value)];
	});
	return Object.fromEntries(entries);
}
function wrong(what, cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`inputs: ${what}`, {
		code: "input.inputs",
		hint: "Write one name: value a line, or a JSON object such as {\"version_bump\":\"minor\"}; values are plain text.",
		cause
	});
}
// packages/commands/src/dispatch/targets.ts
/**
* What the entries of `rebuilds` call for. Throws `Failure` `dispatch.state` for an entry whose ledger is not the `state` of this
* step, `dispatch.no-target` for one without a dispatch when the inputs name none.
*/
function toTargets(entries, { inputs, explicit }, deps) {
	const named = (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.n)(inputs);
	return entries.map((entry) => {
		refuseOtherState(entry, inputs, deps);
		const { key, attempt, dispatch } = entry;
		if (dispatch !== null && named.length > 0) throw (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.r)(named, key);
		const images = entry.images.map(({ name }) => name);
		const place = dispatch ?? placeFromInputs(inputs, explicit, deps, `rebuilds: the entry for ${images.map((name) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)).join(", ")}`);
		const base = causeOf(entry);
		const standard = standardInputs(inputs, `${key}.${attempt}`, {
			base_image: inputs["base-image"] ?? base?.reference ?? "",
			base_digest: base?.current ?? "",
			images: images.join(",")
		});
		const { provider, apiUrl, repository, workflow, ref } = place;
		return {
			provider,
			key,
			attempt,
			images,
			bases: entry.images.flatMap((image) => image.bases),
			reason: entry.reason,
			eventType: inputs["event-type"],
			apiUrl: apiUrl ?? void 0,
			repository,
			workflow,
			ref,
			standard,
			explicit: place.inputs,
			checkedAtMs: Date.parse(entry.checkedAt),
			rebuild: entry
		};
	});
}
/** The one workflow that the inputs name. */
function toSingleTarget({ inputs, explicit }, deps) {
	const place = placeFromInputs(inputs, explicit, deps, "workflow");
	const baseImage = inputs["base-image"] ?? "";
	const key = keyOf(place, baseImage, deps);
	const standard = standardInputs(inputs, `${key}.1`, { base_image: baseImage });
	const { provider, apiUrl, repository, workflow, ref } = place;
	return {
		provider,
		key,
		attempt: 1,
		images: [],
		bases: [],
		reason: null,
		eventType: inputs["event-type"],
		apiUrl: apiUrl ?? void 0,
		repository,
		workflow,
		ref,
		standard,
		explicit,
		checkedAtMs: deps.clock.now(),
		rebuild: void 0
	};
}
function placeFromInputs(inputs, explicit, { environment }, what) {
	const { provider, repository, ref } = inputs;
	const needsNone = provider === "gitlab" || inputs["event-type"] !== void 0;
	const workflow = inputs.workflow ?? (needsNone ? "" : void 0);
	if (workflow === void 0) throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what} says not where to dispatch to`, {
		code: "dispatch.no-target",
		hint: "Set workflow to the file name of the workflow that builds it; or build it in this job."
	});
	const own = repository ?? environment[provider === "gitlab" ? "CI_PROJECT_PATH" : "GITHUB_REPOSITORY"];
	if (own === void 0 || own === "") throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M("repository is not given, and GITHUB_REPOSITORY is not set", {
		code: "dispatch.no-repository",
		hint: "Set repository to the owner/repo that the workflow is in."
	});
	return {
		provider,
		apiUrl: inputs["api-url"] ?? null,
		repository: own,
		workflow,
		ref,
		inputs: explicit
	};
}
function standardInputs(inputs, marker, causes) {
	return {
		version_bump: inputs["version-bump"],
		triggered_by: inputs["triggered-by"],
		...causes,
		rebuild_key: marker
	};
}
/** The base that a rebuild is told about: the changed runtime base, else the first changed one. */
function causeOf({ images }) {
	const bases = images.flatMap((image) => image.bases);
	return bases.find(({ role }) => role === "runtime") ?? bases[0];
}
function refuseOtherState({ ledger, key }, { state }, { files }) {
	const own = (0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.c)(state);
	if (ledger === null || sameState(ledger, own, files)) return;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`rebuilds: the entry with key ${key} comes from the ledger ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ledger)}, and state is ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(own ?? "none")}`, {
		code: "dispatch.state",
		hint: `Set state to ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ledger)} here too: the ledger must know what was dispatched.`
	});
}
function sameState(ledger, own, files) {
	const pathOf = (state) => state.startsWith("file:") ? files.resolve(state.slice(5)) : state;
	return own !== null && pathOf(ledger) === pathOf(own);
}
/** The same step of the same run gives the same key, so that running the job again does not dispatch a second time. */
function keyOf({ repository, workflow, ref, inputs }, baseImage, { environment, random }) {
	const run = environment["GITHUB_RUN_ID"] ?? String(random());
	const step = [environment["GITHUB_JOB"] ?? "", environment["GITHUB_ACTION"] ?? ""];
	const situation = JSON.stringify([
		repository,
		workflow,
		ref ?? null,
		Object.entries(inputs).toSorted(),
		baseImage,
		run,
		step
	]);
	return (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_5__.t)("sha256").update(situation).digest("hex").slice(0, 16);
}
// packages/commands/src/dispatch/entries.ts
/** What the inputs call for: the entries of `rebuilds` and its files, else the one workflow that they name. Throws `Failure` for what cannot be used. */
async function readTargets(inputs, world) {
	const target = {
		inputs,
		explicit: await parseInputMap(inputs.inputs)
	};
	if (inputs.rebuilds === void 0 && inputs["rebuilds-file"].length === 0) return [toSingleTarget(target, world)];
	const entries = [...inputs.rebuilds ?? [], ...await readFiles(inputs["rebuilds-file"], world.files)];
	return toTargets((0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.i)(entries), target, world);
}
async function readFiles(patterns, files) {
	const entries = [];
	const failures = [];
	for (const pattern of patterns) try {
		for (const path of await findFiles(pattern, files)) {
			const content = await files.read(path);
			entries.push(...(0,_inputs_DlCBHWqe_js__WEBPACK_IMPORTED_MODULE_2__.a)(content?.toString("utf8") ?? "", path));
		}
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		failures.push(...(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.P)(error));
	}
	if (failures.length > 0) throw (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.N)(failures, "several files are wrong", "rebuilds.shape");
	return entries;
}
async function findFiles(pattern, files) {
	if (await files.read(pattern).catch(() => void 0) !== void 0) return [pattern];
	const found = await files.glob(pattern);
	if (found.length > 0) return found;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`rebuilds-file: no file matches ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(pattern)}`, {
		code: "rebuilds.no-file",
		hint: "Check the path, from the workspace, and that the step that writes it ran in this job or its artifact was downloaded."
	});
}
// packages/commands/src/dispatch/notes.ts
/** @param hasLedger whether claims are kept, so that less is weaker where runs show no key */
function createNotes(log, hasLedger) {
	const said = /* @__PURE__ */ new Set();
	const once = (text, say) => {
		if (!said.has(text)) say(text);
		said.add(text);
	};
	const leftOut = ({ what }, names) => {
		if (names.length === 0) return;
		const list = names.map((name) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)).join(", ");
		once(`${what}: left out ${list}, which the workflow does not declare.`, log.notice);
	};
	return {
		leftOut,
		explain(prepared, marked) {
			leftOut(prepared, prepared.leftOut);
			if (marked || prepared.unreadable !== void 0) return;
			const weaker = hasLedger ? "after a lost answer, the only new run of the workflow is taken for it, and with several it stays unknown which one started" : "a second dispatch of the same rebuild would not be noticed, and after a lost answer the only new run of the workflow is taken for it";
			once(`${prepared.what}: its run-name does not show the input rebuild_key, so its runs cannot be told apart: ${weaker}.`, log.info);
		},
		unreadable({ message, hint }) {
			once(`${message}; all inputs were sent without knowing which ones it declares. ${hint ?? ""}`, log.warning);
		},
		unlisted(repository, { message }) {
			once(`${repository}: its runs cannot be listed, so an earlier dispatch of the same rebuild would not be noticed (${message}).`, log.warning);
		}
	};
}
// packages/commands/src/dispatch/preparation.ts
/**
* Finds out what the dispatch of each target would send, and whether a run of it is there: one read for each workflow, one list of runs for each repository. What is wrong
* with a target is in `results`, and stops no other; after a rate limit nothing more is asked of that server.
*/
async function prepareTargets(targets, inputs, deps, results) {
	const notes = createNotes(deps.log, deps.store !== void 0);
	const listKnown = createLists(Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"], notes);
	const limits = /* @__PURE__ */ new Map();
	const prepared = [];
	for (const target of targets) try {
		refuseStale(target, inputs["max-age"], deps.clock.now());
		const limit = limits.get(placeOf(target));
		if (limit !== void 0) throw limitedBefore(target, limit);
		prepared.push(await prepareOne(target, inputs, deps, {
			notes,
			listKnown
		}));
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		if ((0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.a)(error)) limits.set(placeOf(target), error);
		results.set(target, {
			target,
			status: (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.a)(error) ? "deferred" : "failed",
			failure: error
		});
	}
	return prepared;
}
async function prepareOne(target, inputs, { openForge }, { notes, listKnown }) {
	const forge = await openForge(target);
	const prepared = await forge.prepareDispatch(toRequest(target, inputs));
	const marked = prepared.declaration?.titleShowsKey === true;
	notes.explain(prepared, marked);
	if (prepared.unreadable !== void 0) notes.unreadable(prepared.unreadable);
	const runs = inputs["dry-run"] ? [] : await listKnown(forge, target.repository);
	const actor = marked || inputs["dry-run"] ? void 0 : await fetchActor(forge);
	return {
		target,
		forge,
		prepared,
		traces: {
			marked,
			event: prepared.event,
			actor: actor ?? null
		},
		known: new Set(runs.map(({ id }) => id)),
		earlier: findEarlier(runs, target)
	};
}
/** This attempt's run, whatever became of it, or another attempt's at the same key that is not over. */
function findEarlier(runs, { key, attempt }) {
	return runs.find((run) => showsMarker(run, `${key}.${attempt}`)) ?? runs.find((run) => run.status !== "completed" && showsKey(run, key));
}
/** Lists the runs of a repository once; where they cannot be read, the log says what is weaker for it. */
function createLists(sinceMs, notes) {
	const lists = /* @__PURE__ */ new Map();
	return (forge, repository) => {
		const id = `${forge.apiUrl} ${repository.toLowerCase()}`;
		const list = lists.get(id) ?? listKnown(forge, repository, sinceMs, notes);
		lists.set(id, list);
		return list;
	};
}
async function listKnown(forge, repository, sinceMs, notes) {
	if (!forge.canReadRuns) return [];
	try {
		return (await forge.listRuns({
			repository,
			sinceMs,
			maxPages: 3
		})).runs;
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) || (0,_src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_3__.a)(error)) throw error;
		notes.unlisted(repository, error);
		return [];
	}
}
async function fetchActor(forge) {
	try {
		return await forge.fetchActor();
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		return;
	}
}
function placeOf({ provider, apiUrl }) {
	return `${provider} ${apiUrl ?? ""}`;
}
function toRequest(target, inputs) {
	const { repository, workflow, ref, standard, explicit, key, attempt, eventType } = target;
	return {
		repository,
		workflow,
		ref,
		standard,
		explicit,
		strict: inputs["strict-inputs"],
		marker: `${key}.${attempt}`,
		eventType
	};
}
// packages/commands/src/dispatch/search.ts
const FIRST_LOOK_MS = 2e3;
const LONGEST_LOOK_MS = 15e3;
/** @returns a search that remembers nothing yet */
function createSearch(options, { clock, signal }) {
	const named = /* @__PURE__ */ new Set();
	const unnamed = [];
	return {
		remember(ready, { run, sinceMs = 0, sentAtMs = 0 }) {
			if (run !== void 0) named.add(run.id);
			else unnamed.push({
				ready,
				sought: {
					...toSought(ready, {
						sinceMs,
						sentAtMs
					}),
					started: true
				}
			});
		},
		async lookForRun(ready, span) {
			const deadlineMs = clock.monotonicMs() + options.reconcileTimeoutMs;
			let looked;
			for (let pauseMs = FIRST_LOOK_MS;; pauseMs = Math.min(pauseMs * 2, LONGEST_LOOK_MS)) {
				const look = await lookOnce(ready, span);
				looked = look === void 0 ? looked : {
					...look,
					firstReadAtMs: looked?.firstReadAtMs ?? look.list.readAtMs
				};
				const leftMs = deadlineMs - clock.monotonicMs();
				if (looked?.sighting.kind === "found" || leftMs <= 0 || signal.aborted) return looked;
				await sleepUnlessStopped(clock, Math.min(pauseMs, leftMs), signal);
			}
		}
	};
	/** `undefined` while the list cannot be read: what broke the dispatch may well break this, too, for a while. */
	async function lookOnce(ready, span) {
		const { forge, prepared, known } = ready;
		const { repository } = prepared.request;
		const rivals = unnamed.filter((other) => other.ready.forge === forge && other.ready.target.repository === repository);
		const soughts = [toSought(ready, span), ...rivals.map(({ sought }) => sought)];
		const sinceMs = Math.min(...soughts.map((sought) => sought.sinceMs));
		try {
			const list = await forge.listRuns({
				repository,
				sinceMs,
				once: true
			});
			const taken = /* @__PURE__ */ new Set([...known, ...named]);
			const [sighting] = await identifyAtForge(forge, repository, list.runs, soughts, taken);
			return sighting === void 0 ? void 0 : {
				list,
				sighting
			};
		} catch (error) {
			if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
			return;
		}
	}
	function toSought({ prepared, traces }, { sinceMs, sentAtMs }) {
		const { workflow, ref, request } = prepared;
		return {
			marker: request.marker,
			traces,
			workflow,
			ref,
			sinceMs,
			untilMs: sentAtMs + options.settleMs
		};
	}
}
/** What a look has shown, as the end of a message. `no-token`: nobody could look. */
function describeLook(looked, { reconcileTimeoutMs }) {
	if (looked === "no-token") return "; no token here may read its runs";
	if (looked === void 0) return "; its runs could not be listed";
	if (looked.sighting.kind === "several") return `; ${looked.sighting.runs.length} runs could be it: ${looked.sighting.runs.map(({ url }) => url).join(", ")}`;
	return `; no run of it was seen within ${reconcileTimeoutMs / 1e3} s`;
}
// packages/commands/src/dispatch/sender.ts
const MOST_TRIES = 4;
const RECONNECT = {
	attempts: MOST_TRIES,
	baseMs: 1e3,
	capMs: 1e4,
	budgetMs: 6e4
};
/**
* Yields the function that sends one target after the other: paced, each at most once, a safe rejection again after its wait, and an ambiguous failure looked for instead.
* After a limit that is longer than the budget nothing more goes to that server. It throws no `Failure`.
*/
function createSender(options, { clock, random, signal, log }) {
	const limits = /* @__PURE__ */ new Map();
	const search = createSearch(options, {
		clock,
		signal
	});
	let lastSentMs = Number.NEGATIVE_INFINITY;
	let limitLeftMs = options.limitBudgetMs;
	return async (ready) => {
		const sent = await send(ready);
		if (sent.status === "dispatched") search.remember(ready, sent);
		return sent;
	};
	/** @param before the ambiguous dispatch that this one follows */
	async function send(ready, before) {
		const { target, forge, prepared, lease } = ready;
		for (let tries = 1;; tries += 1) {
			const limit = limits.get(forge.apiUrl);
			if (limit !== void 0) return {
				status: "deferred",
				failure: limitedBefore(target, limit)
			};
			await sleep(lastSentMs + options.writeIntervalMs - clock.monotonicMs());
			if (signal.aborted) return {
				status: "deferred",
				failure: stoppedBefore(target)
			};
			if (lease.isOver()) return {
				status: "deferred",
				failure: leaseSpent(target)
			};
			lastSentMs = clock.monotonicMs();
			const sinceMs = before?.sinceMs ?? forge.serverTimeMs() ?? clock.now();
			const result = await forge.sendDispatch(prepared);
			const sentAtMs = Math.max(clock.now(), forge.serverTimeMs() ?? 0);
			if (result.kind === "accepted") return {
				status: "dispatched",
				run: result.run,
				leftOut: result.leftOut,
				sinceMs,
				sentAtMs
			};
			if (result.kind === "ambiguous") return reconcile(ready, result.failure, {
				sinceMs,
				sentAtMs
			}, before === void 0);
			const { again, failure } = result;
			if (again === void 0) return {
				status: "failed",
				failure
			};
			const waitMs = waitFor(again, tries);
			if (!mayWait(again, waitMs, tries, lease)) return giveUp(forge, again, failure);
			if (again.reason === "limit") {
				limitLeftMs -= waitMs;
				log.info(`${prepared.what}: ${failure.message}; waiting ${Math.ceil(waitMs / 1e3)} s`);
			}
			await sleep(waitMs);
		}
	}
	function waitFor({ afterMs, stated }, tries) {
		if (stated) return afterMs;
		return Math.max(afterMs * 2 ** (tries - 1), (0,_retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_6__.t)(RECONNECT, tries - 1, random));
	}
	function mayWait({ reason }, waitMs, tries, lease) {
		if (reason === "stopped" || tries >= MOST_TRIES || lease.isOver(waitMs)) return false;
		return reason !== "limit" || waitMs <= limitLeftMs;
	}
	function giveUp(forge, { reason }, failure) {
		if (reason === "connection") return {
			status: "failed",
			failure
		};
		if (reason === "limit") limits.set(forge.apiUrl, failure);
		return {
			status: "deferred",
			failure
		};
	}
	async function reconcile(ready, cause, { sinceMs, sentAtMs }, mayRepeat) {
		const { target, forge, prepared } = ready;
		const looked = forge.canReadRuns ? await search.lookForRun(ready, {
			sinceMs,
			sentAtMs
		}) : "no-token";
		const isSeen = typeof looked === "object";
		const span = {
			sinceMs,
			sentAtMs: Math.max(sentAtMs, isSeen ? looked.firstReadAtMs : 0)
		};
		if (isSeen && looked.sighting.kind === "found") {
			const { id, url } = looked.sighting.run;
			return {
				status: "dispatched",
				run: {
					id,
					url
				},
				leftOut: [],
				...span
			};
		}
		const isAbsent = isSeen && looked.sighting.kind === "absent" && looked.list.complete;
		if (isAbsent && looked.list.readAtMs >= span.sentAtMs + options.settleMs) return {
			status: "not-started",
			failure: provablyNotStarted(target, cause),
			...span
		};
		if (isAbsent && mayRepeat && options.onAmbiguous === "retry" && !signal.aborted) {
			log.info(`${prepared.what}: no run was seen; sent once more, as on-ambiguous says`);
			const again = await send(ready, { sinceMs });
			return again.status === "dispatched" || again.status === "unknown" ? again : {
				status: "unknown",
				failure: ambiguous(ready, cause, describeLook(looked, options)),
				...span
			};
		}
		return {
			status: "unknown",
			failure: ambiguous(ready, cause, describeLook(looked, options)),
			...span
		};
	}
	function sleep(ms) {
		return sleepUnlessStopped(clock, ms, signal);
	}
}
// packages/commands/src/dispatch/sending.ts
/** The most that a run waits for rate limits; what takes longer is left to the next schedule. */
const LIMIT_BUDGET_MS = 18e4;
/** Sends one target after the other, with a line in the log for each, and notes what came of it. */
async function sendAll(ready, inputs, deps, results) {
	const notes = createNotes(deps.log, deps.store !== void 0);
	const send = createSender({
		writeIntervalMs: inputs["write-interval"],
		reconcileTimeoutMs: inputs["reconcile-timeout"],
		settleMs: inputs.settle,
		onAmbiguous: inputs["on-ambiguous"],
		limitBudgetMs: LIMIT_BUDGET_MS
	}, deps);
	const dispatched = [];
	for (const [index, one] of ready.entries()) {
		const sent = await send(one);
		const { target, prepared } = one;
		const status = sent.status === "not-started" ? "failed" : sent.status;
		results.set(target, {
			target,
			status,
			run: sent.run,
			failure: sent.failure
		});
		dispatched.push({
			ready: one,
			sent
		});
		notes.leftOut(prepared, sent.leftOut ?? []);
		const place = ready.length > 1 ? `${index + 1}/${ready.length} ` : "";
		deps.log.info(`${place}${prepared.what}: ${describe$1(sent)}`);
	}
	return dispatched;
}
function describe$1({ status, run, failure }) {
	if (status !== "dispatched") return failure === void 0 ? status : `${status}, ${failure.message}`;
	return `dispatched, ${run?.url ?? "in a run that this server does not name"}`;
}
// packages/commands/src/dispatch/summary.ts
const STATUSES = [
	"dispatched",
	"skipped",
	"deferred",
	"unknown",
	"failed"
];
/** The job summary's Markdown: how many of what, then a row for each target with a link to its run. */
function writeSummary(attempted, dryRun) {
	if (attempted.length === 0) return "### Nothing to dispatch\n";
	const counts = STATUSES.flatMap((status) => {
		const count = attempted.filter((one) => one.status === status).length;
		return count === 0 ? [] : [`${count} ${status}`];
	});
	return `### ${dryRun ? "Dry run: nothing was dispatched" : `Rebuilds: ${counts.join(", ")}`}\n\n${table([
		"Image",
		"Workflow",
		"Status",
		"Run"
	], attempted.map(toRow))}`;
}
function toRow({ target, status, run, failure }) {
	const ref = target.ref === void 0 ? "" : `@${target.ref}`;
	const images = target.images.length === 0 ? "–" : plain(target.images.join(", "));
	const outcome = run === void 0 ? describe(failure) : link(String(run.id), run.url);
	return [
		images,
		code(`${target.repository} ${target.workflow}${ref}`),
		status,
		outcome
	];
}
function describe(failure) {
	if (failure === void 0) return "started; this server does not name the run";
	return `${plain(failure.message)} ${plain(failure.hint ?? "", 600)}`.trim();
}
// packages/commands/src/dispatch/run-dispatch.ts
const WITHOUT_LEDGER = "There is no ledger (state): what was dispatched before is known by the runs that the lists show, so two steps at the same moment may both dispatch, and no later run settles what stays unknown.";
/**
* Dispatches the rebuilds that the inputs name, each at most once: prepared, claimed together in one commit, sent one after the other, recorded together in another. What
* goes wrong with one target is in the outcome, and stops no other. Throws `Failure` when the inputs or the ledger cannot be used: nothing was sent then.
*/
async function runDispatch(inputs, deps) {
	const targets = await readTargets(inputs, deps);
	if (targets.length === 0) deps.log.info("There is nothing to dispatch.");
	const { attempted, failures } = await dispatchAll(targets, inputs, deps);
	const undelivered = await deps.notify(attempted, failures);
	return {
		outputs: toOutputs(attempted),
		failures: [
			...toFailures(attempted),
			...failures,
			...undelivered
		],
		summary: writeSummary(attempted, inputs["dry-run"])
	};
}
async function dispatchAll(targets, inputs, deps) {
	const { store, clock, log } = deps;
	if (targets.length === 0) return {
		attempted: [],
		failures: []
	};
	const results = /* @__PURE__ */ new Map();
	const isReal = store !== void 0 && !inputs["dry-run"];
	const settled = isReal ? await settleStored(store, targets, deps) : void 0;
	const attempted = () => targets.flatMap((target) => withRequester(results.get(target), settled));
	const claims = isReal ? createClaims(store, nameOwner(deps), inputs.settle, settled) : void 0;
	const ready = await admit(chooseSendable(await prepareTargets(targets, inputs, deps, results), inputs, deps.log, results), claims, clock, results);
	if (store === void 0 && ready.length > 0) log.info(WITHOUT_LEDGER);
	const sent = await sendAll(ready, inputs, deps, results);
	const failures = await conclude(sent, claims, deps);
	if (inputs.wait) {
		deps.announce(toOutputs(attempted()));
		await awaitDispatched(sent, inputs, deps, results);
	}
	return {
		attempted: attempted(),
		failures
	};
}
function withRequester(result, settled) {
	if (result === void 0) return [];
	const { images, reason } = result.target;
	return [{
		...result,
		requestedBy: reason === null ? void 0 : settled?.forcedBy(images)
	}];
}
/** The run, with a part of its own for each process: two jobs of a run may dispatch at once. */
function nameOwner({ environment, random }) {
	return `${environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || "local"}/${Math.floor(random() * 2 ** 32).toString(16)}`;
}
async function conclude(sent, claims, { clock }) {
	if (claims === void 0 || sent.length === 0) return [];
	try {
		await claims.conclude(sent.map((one) => ({
			target: one.ready.target,
			sent: one.sent
		})), clock.now());
		return [];
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		return (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.P)(error).map(unrecorded);
	}
}
function unrecorded(failure) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`what was dispatched could not be recorded: ${failure.message}`, {
		code: failure.code,
		hint: `${failure.hint ?? ""} The claims are recorded: the next check finds the runs and settles them.`.trim(),
		cause: failure
	});
}
// packages/commands/src/dispatch/run-in-world.ts
const COMMAND = "dispatch-rebuild";
const SETTINGS = {
	command: COMMAND,
	policy: {
		attempts: 4,
		baseMs: 1e3,
		capMs: 1e4,
		budgetMs: 18e4
	},
	timeoutMs: 3e4,
	budgetMs: 18e5,
	concurrency: 8
};
/** {@link runDispatch} over the network and the file system. */
async function runInWorld(inputs, world) {
	try {
		return await dispatchInWorld(inputs, world);
	} catch (error) {
		if (error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) await notify(inputs, toRunReport([], (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.P)(error), world), world);
		throw error;
	}
}
async function dispatchInWorld(inputs, world) {
	const settings = {
		...SETTINGS,
		budgetMs: SETTINGS.budgetMs + (inputs.wait ? inputs["wait-timeout"] : 0)
	};
	return runDispatch(inputs, {
		...world,
		openForge: createForges(inputs, world, async () => openApiTransport(world, settings), COMMAND),
		store: openStore(inputs.state, {
			world,
			stateToken: inputs["state-token"],
			tokens: inputs.tokens
		}),
		async notify(attempted, failures) {
			return (await notify(inputs, toRunReport(attempted.map(toReported), failures, world), world)).failures;
		}
	});
}
function toReported(attempted) {
	const { provider, repository, workflow, ref, rebuild } = attempted.target;
	const place = {
		provider,
		repository,
		workflow: workflow === "" ? null : workflow,
		ref
	};
	return {
		result: toEntry(attempted),
		place,
		rebuild,
		requestedBy: attempted.requestedBy
	};
}



/***/ }),

/***/ 328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isDeferring),
/* harmony export */   c: () => (/* binding */ toFailure),
/* harmony export */   i: () => (/* binding */ holdsMarker),
/* harmony export */   l: () => (/* binding */ readSystemError),
/* harmony export */   n: () => (/* binding */ createGithub),
/* harmony export */   o: () => (/* binding */ createFailure),
/* harmony export */   r: () => (/* binding */ createGitea),
/* harmony export */   s: () => (/* binding */ describeRequest),
/* harmony export */   t: () => (/* binding */ createGitlab)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(186);
/* harmony import */ var _classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(190);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(280);




// packages/http/src/system-error.ts
/** The code and system call of an error of Node's; `undefined` for a value that has no code. */
function readSystemError(error) {
	if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return void 0;
	const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : void 0;
	return {
		code: error.code,
		syscall
	};
}
/** Whether an error means that no connection came about, name resolution included. */
function isConnectError(error) {
	if (error instanceof AggregateError) return true;
	const syscall = readSystemError(error)?.syscall;
	return syscall === "connect" || syscall === "getaddrinfo";
}
// packages/http/src/failures.ts
/** A request for messages: method, origin and path. Query and userinfo may be secrets and are left out. */
function describeRequest({ method, url }) {
	return `${method} ${describeUrl(url)}`;
}
/** A URL for messages, without its query and userinfo. */
function describeUrl(url) {
	return (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
/** A failure of one request: `what` happened to it, and the next step. */
function createFailure(request, code, what, hint, cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${describeRequest(request)}: ${what}`, {
		code,
		hint,
		cause
	});
}
/**
* What an error of Node's during an exchange means, as a {@link Failure}; the error itself when it is none that the network, the
* server or the input can cause. `received` says whether the headers of an answer had arrived.
*/
function toFailure(error, request, received = false) {
	if (error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return error;
	const system = readSystemError(error);
	const kind = kindOf(error, system, received);
	if (kind === void 0) return error;
	const code = system === void 0 ? "" : ` (${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(system.code)})`;
	return createFailure(request, kind.code, `${kind.what}${code}`, kind.hint, error);
}
const REFUSED = {
	code: "http.refused",
	what: "the connection was refused",
	hint: "Check the host and the port, and that the server is running"
};
const UNREACHABLE = {
	code: "http.refused",
	what: "no connection to the server",
	hint: "Check the host and the port, and that this machine can reach the server"
};
const DNS = {
	code: "http.dns",
	what: "the host name could not be resolved",
	hint: "Check the spelling of the host name, and whether this machine needs a proxy (HTTPS_PROXY) to reach it"
};
const RESET = {
	code: "http.reset",
	what: "the connection broke before an answer came",
	hint: "Try again, and look at the server's or the proxy's log when it stays so"
};
const CUT = {
	code: "http.cut",
	what: "the answer was cut short",
	hint: "Try again, and look at the server's or the proxy's log when it stays so"
};
const MALFORMED = {
	code: "http.malformed",
	what: "the answer is not valid HTTP",
	hint: "Check that the URL's scheme and port are those of an HTTP server"
};
const INVALID_REQUEST = {
	code: "http.invalid-request",
	what: "a header or the path holds a character that HTTP cannot carry",
	hint: "Check tokens and secrets for line breaks and other invisible characters"
};
const TLS_CODE = /^(?:ERR_(?:TLS|SSL)_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH$|EPROTO$)/u;
const INVALID_REQUEST_CODE = /^ERR_(?:INVALID_CHAR|UNESCAPED_CHARACTERS|INVALID_HTTP_TOKEN|HTTP_INVALID_HEADER_VALUE)$/u;
const RESET_CODE = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/u;
function kindOf(error, system, received) {
	if (system?.syscall === "getaddrinfo") return DNS;
	if (isConnectError(error)) return system?.code === "ECONNREFUSED" ? REFUSED : UNREACHABLE;
	if (system === void 0) return void 0;
	const { code } = system;
	if (TLS_CODE.test(code)) return describeTls(code);
	if (code.startsWith("HPE_")) return MALFORMED;
	if (INVALID_REQUEST_CODE.test(code)) return INVALID_REQUEST;
	if (RESET_CODE.test(code) || system.syscall !== void 0) return received ? CUT : RESET;
}
function describeTls(code) {
	return {
		code: "http.tls",
		what: "no secure connection",
		hint: hintOfTls(code)
	};
}
function hintOfTls(code) {
	if (code === "CERT_HAS_EXPIRED") return "Renew the server's certificate, or check this machine's clock";
	if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "Check the host name: the server's certificate is for another one";
	if (code.startsWith("ERR_SSL_") || code === "EPROTO") return "Check the scheme and the port: the server does not seem to speak TLS, or no version that is allowed here";
	return "Set NODE_EXTRA_CA_CERTS to the PEM file of the CA that signed the server's certificate";
}
// packages/http/src/json.ts
const MAX_DEPTH = 500;
const MAX_VALUES = 5e5;
/**
* An answer's body as JSON, to be parsed by a schema; see {@link parseUntrustedJson}. Throws `http.malformed` when it is none that is taken.
* @param what the answer's name in the message, e.g. "the token server's answer"
*/
function readJson(response, what) {
	const reading = parseUntrustedJson(response.body);
	if ("value" in reading) return reading.value;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what} (${response.status} of ${describeUrl(response.url)}) ${reading.fault}`, {
		code: "http.malformed",
		hint: "Check that the URL is that of the service that is meant, and that no proxy or login page answers for it"
	});
}
/**
* The value of a text in JSON (https://www.rfc-editor.org/rfc/rfc8259) from somebody who is not trusted, without `__proto__` keys; a fault when it
* is none, is nested more than 500 deep, or holds more than `maxValues` values.
*/
function parseUntrustedJson(bytes, maxValues = MAX_VALUES) {
	if (holdsMore(bytes, maxValues)) return { fault: `holds more than ${maxValues} values` };
	const text = new TextDecoder().decode(bytes);
	try {
		const value = JSON.parse(text);
		return cleanTree(value) ? { value } : { fault: `is nested more than ${MAX_DEPTH} deep` };
	} catch {
		const line = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.A)(text);
		return { fault: line === "" ? "is empty, and not JSON" : `is not JSON: ${line}` };
	}
}
const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = [
	34,
	92,
	44,
	91,
	123
];
/** Every value but the first follows a comma or opens something. */
function holdsMore(bytes, maxValues) {
	let values = 0;
	let isInString = false;
	for (let at = 0; at < bytes.length && values <= maxValues; at += 1) {
		const byte = bytes[at];
		if (byte === QUOTE) isInString = !isInString;
		else if (byte === BACKSLASH) at += 1;
		else if (!isInString && (byte === COMMA || byte === BRACKET || byte === BRACE)) values += 1;
	}
	return values > maxValues;
}
/** Removes keys that would set a prototype when the value is copied; false when it is nested too deep. */
function cleanTree(root) {
	let level = [root];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > MAX_DEPTH) return false;
		level = level.flatMap(cleanNode);
	}
	return true;
}
function cleanNode(node) {
	if (typeof node !== "object" || node === null) return [];
	if (!Array.isArray(node)) Reflect.deleteProperty(node, "__proto__");
	return Object.values(node);
}
// packages/forge/src/limits.ts
const SECONDARY = /secondary rate limit|abuse detection/iu;
const FIRST_BLIND_WAIT_MS = 6e4;
/**
* Which of GitHub's rate limits refused a request; `undefined` when none did
* (https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit).
*/
function limitOf({ status, message, header }) {
	if (status !== 403 && status !== 429) return void 0;
	if (SECONDARY.test(message)) return "secondary";
	if (header("x-ratelimit-remaining") === "0" || /\brate limit\b/iu.test(message)) return "primary";
	return status === 429 || header("retry-after") !== void 0 ? "secondary" : void 0;
}
/**
* How long a limit asks to wait, in milliseconds: `Retry-After`, else until the reset by the server's own clock, else a minute
* that doubles with each wait before.
*/
function limitWaitMs({ header }, nowMs, waitsBefore) {
	const serverNowMs = (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.a)(header("date")) ?? nowMs;
	const afterMs = (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.o)(header("retry-after"), serverNowMs);
	if (afterMs !== void 0) return afterMs;
	const resetS = Number(header("x-ratelimit-reset"));
	if (header("x-ratelimit-remaining") === "0" && resetS > 0) return Math.max(1e3, resetS * 1e3 - serverNowMs);
	return FIRST_BLIND_WAIT_MS * 2 ** waitsBefore;
}
/** The classification of one call's outcomes; made anew for each call, since it counts the waits. */
function classifyCall(repetition, clock) {
	let waits = 0;
	const safely = (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.t)("GET", clock);
	return (outcome) => {
		if (repetition === "once") return { kind: "give-up" };
		const signs = "response" in outcome ? readSigns(outcome.response) : void 0;
		if (signs !== void 0 && limitOf(signs) !== void 0) {
			waits += 1;
			return {
				kind: "retry",
				afterMs: limitWaitMs(signs, clock.now(), waits - 1)
			};
		}
		return safely(outcome);
	};
}
function readSigns(response) {
	return {
		status: response.status,
		message: response.status < 400 ? "" : response.body.subarray(0, 4096).toString("utf8"),
		header: (name) => response.headers.get(name)
	};
}
/** Whether a failure is a limit's, so that a later run can go on: nothing was started. */
function isDeferring(failure) {
	return [
		"forge.rate-limited",
		"forge.secondary-rate-limited",
		"http.budget"
	].includes(failure.code);
}
// packages/forge/src/token-kind.ts
const KINDS$1 = [
	["github_pat_", "a fine-grained personal access token (github_pat_)"],
	["ghp_", "a classic personal access token (ghp_)"],
	["ghs_", "an installation token (ghs_: GITHUB_TOKEN, or a GitHub App's)"],
	["gho_", "an OAuth token (gho_)"],
	["ghu_", "a GitHub App's user token (ghu_)"]
];
/**
* The kind of a token for messages, by its prefix, never by its value
* (https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github#githubs-token-formats).
*/
function describeToken(token) {
	return KINDS$1.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "a token of a kind that is not known";
}
// packages/forge/src/refusals.ts
/**
* What a refusal means that may come from any call: tokens, permissions, limits, outages. Codes: `forge.bad-credentials`,
* `forge.not-accessible-by-integration`, `forge.not-accessible-by-token`, `forge.saml`, `forge.rate-limited`,
* `forge.secondary-rate-limited`, `forge.forbidden`, `forge.repository-moved`, `forge.server-error`, `forge.refused`
* (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api).
*/
function explainRefusal(answer, subject, caller) {
	const { status } = answer;
	if (status === 401) return badCredentials$1(subject, caller);
	if (limitOf(answer) !== void 0) return limited$1(answer, subject, caller);
	if (status === 403) return forbidden(answer, subject, caller);
	if (status >= 300 && status < 400) return fail$1(subject, `the repository was renamed or moved (${status})`, "repository-moved", "Write its new owner/repo.");
	if (status >= 500) return fail$1(subject, `GitHub is not well (${describeStatus(answer)})`, "server-error", "Look at https://www.githubstatus.com; the next run tries again.");
	return fail$1(subject, `GitHub refused (${describeStatus(answer)})`, "refused", "Check the repository, the ref and the token; GitHub gives no further reason.");
}
/** A failure of this package about one call. */
function fail$1({ what }, happened, kind, hint, cause) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what}: ${happened}`, {
		code: `forge.${kind}`,
		hint,
		cause
	});
}
/** Status and GitHub's own first line. */
function describeStatus({ status, message }) {
	const said = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.A)(message, 300);
	return said === "" ? String(status) : `${status}: ${said}`;
}
function badCredentials$1(subject, { token }) {
	return fail$1(subject, `GitHub does not accept the token (401); it is ${describeToken(token)}, wrong, expired or revoked`, "bad-credentials", "Make a new token, or check that the secret's name is right and that it is not empty. A GitHub App's token lives for one hour, GITHUB_TOKEN until its job ends.");
}
function limited$1(answer, subject, { now }) {
	const secondary = limitOf(answer) === "secondary";
	const until = new Date(now() + limitWaitMs(answer, now(), 0)).toISOString().replace(/\.\d+Z$/u, "Z");
	return fail$1(subject, `GitHub's ${secondary ? "secondary rate limit (too much at once)" : "rate limit of this token"} is reached until ${until} (${answer.status})`, secondary ? "secondary-rate-limited" : "rate-limited", "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.");
}
function forbidden(answer, subject, caller) {
	const { message } = answer;
	const said = describeStatus(answer);
	if (/SAML|SSO/u.test(message) || answer.header("x-github-sso") !== void 0) {
		const hint = `Open the token's settings on GitHub, choose "Configure SSO" and authorize it for ${subject.repository.split("/")[0] ?? ""}.`;
		return fail$1(subject, `the organization wants single sign-on, for which the token is not authorized (${said})`, "saml", hint);
	}
	if (/not accessible by integration/iu.test(message)) return fail$1(subject, `the token may not do this (${said})`, "not-accessible-by-integration", integrationHint(subject, caller));
	if (/not accessible by personal access token/iu.test(message)) {
		const hint = `Edit the token on GitHub: give it access to ${subject.repository} and the repository permission "${permissionName(subject)}".`;
		return fail$1(subject, `the token may not do this (${said})`, "not-accessible-by-token", hint);
	}
	const hint = `The token is ${describeToken(caller.token)}; it needs "${permissionName(subject)}" on ${subject.repository}.`;
	return fail$1(subject, `GitHub forbids this (${said})`, "forbidden", hint);
}
function integrationHint({ repository, permission }, { ownRepository }) {
	if (ownRepository?.toLowerCase() === repository.toLowerCase()) return `Add \`${permission}\` to the job's \`permissions:\`.`;
	return `GITHUB_TOKEN never can do this in another repository: use a GitHub App's token or a fine-grained personal access token with "${permissionName({ permission })}" on ${repository}.`;
}
/** `actions: write` as the token's settings page spells it. */
function permissionName({ permission }) {
	const [name = "", access = ""] = permission.split(": ");
	return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${access === "write" ? "read and write" : "read-only"}`;
}
// packages/forge/src/context.ts
/** A call that wants an answer below 300; throws what {@link explainRefusal} makes of any other. */
async function callSuccessfully(context, subject, route, parameters, options = { repetition: "read" }) {
	const answer = await context.client.call(route, parameters, options);
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	return answer;
}
/** Remembers what a key led to, so that everybody who asks shares one call. */
function memoize() {
	const known = /* @__PURE__ */ new Map();
	return (key, make) => {
		const value = known.get(key) ?? make();
		known.set(key, value);
		return value;
	};
}
// packages/forge/src/rest/client.ts
const MAX_BYTES$1 = 16777216;
const BLIND_WAIT_MS = 6e4;
function createRestClient(options) {
	const { apiUrl, credentials, transport, clock, describe } = options;
	let serverTimeMs;
	return {
		async call({ method, path, query = {}, body, repetition }) {
			const url = new URL(`${apiUrl}${path}`);
			for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
			const answer = toAnswer$1(await transport.send({
				method,
				url,
				headers: {
					accept: "application/json",
					...body === void 0 ? {} : { "content-type": "application/json" },
					...credentials
				},
				body: body === void 0 ? void 0 : JSON.stringify(body),
				maxBytes: MAX_BYTES$1,
				classify: repetition === "once" ? () => ({ kind: "give-up" }) : classifyRead(clock)
			}), describe);
			serverTimeMs = answer.timeMs ?? serverTimeMs;
			return answer;
		},
		serverTimeMs: () => serverTimeMs
	};
}
/** How long a 429 asks to wait, in milliseconds: `Retry-After`, else until `RateLimit-Reset`, else a minute that nobody stated. */
function limitWait({ header }, nowMs) {
	const serverNowMs = (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.a)(header("date")) ?? nowMs;
	const afterMs = (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.o)(header("retry-after"), serverNowMs);
	if (afterMs !== void 0) return {
		afterMs,
		stated: true
	};
	const resetS = Number(header("ratelimit-reset"));
	if (resetS > 0) return {
		afterMs: Math.max(1e3, resetS * 1e3 - serverNowMs),
		stated: true
	};
	return {
		afterMs: BLIND_WAIT_MS,
		stated: false
	};
}
function classifyRead(clock) {
	const safely = (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.t)("GET", clock);
	return (outcome) => {
		if (!("response" in outcome) || outcome.response.status !== 429) return safely(outcome);
		const { headers } = outcome.response;
		const { afterMs } = limitWait({ header: (name) => headers.get(name) }, clock.now());
		return {
			kind: "retry",
			afterMs
		};
	};
}
function toAnswer$1(response, describe) {
	const { status, headers, body } = response;
	const header = (name) => headers.get(name);
	const data = parse(response);
	const text = body.subarray(0, 4096).toString("utf8").trim();
	const words = data === void 0 && !text.startsWith("<") ? text : describe(data);
	return {
		status,
		data,
		message: status < 300 ? "" : words,
		timeMs: (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.a)(header("date")),
		header
	};
}
function parse(response) {
	try {
		return readJson(response, "the answer");
	} catch (error) {
		if (error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return void 0;
		throw error;
	}
}
// packages/forge/src/rest/files.ts
/** A reader of files over an API that hands out one file at a time: each is asked for once, and those of one question together. */
function createRestFileReader({ fetchFile, fetchDefaultBranch }) {
	const known = /* @__PURE__ */ new Map();
	function want(repository, ref, path) {
		const key = JSON.stringify([
			repository,
			ref,
			path
		]);
		const file = known.get(key) ?? fetchFile(repository, ref, path).catch(tooLarge(repository, ref, path));
		known.set(key, file);
		return file;
	}
	return async (repository, ref, paths) => {
		const defaultBranch = ref === void 0 ? await fetchDefaultBranch(repository) : void 0;
		const at = ref ?? defaultBranch ?? "";
		const files = await Promise.all(paths.map((path) => want(repository, at, path)));
		const entries = paths.flatMap((path, index) => {
			const file = files[index];
			return file === void 0 ? [] : [[path, file]];
		});
		return {
			defaultBranch,
			files: new Map(entries)
		};
	};
}
/** A file out of its bytes: text, unless it holds a NUL. */
function toTextFile(what, bytes) {
	if (!bytes.includes(0)) return {
		kind: "text",
		text: bytes.toString("utf8")
	};
	return {
		kind: "binary",
		failure: fail$1({ what }, "this file is binary", "file-binary", "Check that this is the right file.")
	};
}
/** A file that is not there. */
function toMissingFile(what) {
	return {
		kind: "missing",
		failure: fail$1({ what }, "no such file", "file-not-found", "Check the path, from the repository's root, and its case.")
	};
}
/** A file for messages: `group/app Dockerfile@main`. */
function describeFile(repository, ref, path) {
	return `${repository} ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(path)}@${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
}
function tooLarge(repository, ref, path) {
	return (error) => {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) || error.code !== "http.too-large") throw error;
		return {
			kind: "too-large",
			failure: fail$1({ what: describeFile(repository, ref, path) }, "this file is too large", "file-too-large", "Check that this is the right file.", error)
		};
	};
}
// packages/forge/src/names.ts
/** A repository's name in two parts; throws `Failure` `forge.repository-name` unless it is `owner/repo`. */
function splitRepository(repository) {
	const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(repository) ?? [];
	if (owner !== void 0 && repo !== void 0 && !/^\.+$/u.test(owner) && !/^\.+$/u.test(repo)) return {
		owner,
		repo
	};
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`"${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(repository)}" is not a GitHub repository`, {
		code: "forge.repository-name",
		hint: "Write owner/repo, without https:// and .git."
	});
}
const FOLDER = ".github/workflows/";
/**
* A workflow as the API wants it: its file's name, or its numeric id. Throws `Failure` `forge.workflow-name` for anything else.
*/
function parseWorkflowName(workflow) {
	const name = workflow.startsWith(FOLDER) ? workflow.slice(18) : workflow;
	if (/^[^/\\]+\.ya?ml$/u.test(name) || /^\d{1,15}$/u.test(name)) return name;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`"${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)}" is not the name of a workflow file`, {
		code: "forge.workflow-name",
		hint: `Write the file's name under ${FOLDER}, for example build.yml.`
	});
}
/** The path of a workflow's file; `undefined` for a numeric id. */
function workflowPath(workflow) {
	return /^\d+$/u.test(workflow) ? void 0 : `${FOLDER}${workflow}`;
}
// packages/forge/src/workflow-file.ts
const scalar$1 = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.S)([
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)()
]);
const inputSchema$1 = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	type: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), "string"),
	required: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)(), false),
	options: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)(scalar$1), [])
});
const documentSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	"run-name": (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	on: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflow_dispatch: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ inputs: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)())) })) }), { workflow_dispatch: null })
});
/**
* Reads what a workflow declares for `workflow_dispatch`; `undefined` when the text is no YAML map. The YAML parser is loaded by
* the first call (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs).
*/
async function parseWorkflow(text) {
	const { parse } = await __webpack_require__.e(/* import() */ 907).then(__webpack_require__.bind(__webpack_require__, 907));
	const parsed = parseQuietly(parse, text);
	const document = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(documentSchema, parsed);
	if (!document.success) return void 0;
	const declared = document.data.on.workflow_dispatch?.inputs ?? {};
	const inputs = Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput$1(input)]));
	return {
		inputs,
		titleShowsKey: Object.hasOwn(inputs, "rebuild_key") && /\binputs\.rebuild_key\b/u.test(document.data["run-name"]),
		isDispatchable: wantsDispatch(parsed)
	};
}
/** Whether `workflow_dispatch` is among the events of `on`, in any of its three forms. */
function wantsDispatch(document) {
	const { on } = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.D)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ on: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)(), null) }), document);
	if (typeof on === "string") return on === "workflow_dispatch";
	if (Array.isArray(on)) return on.includes("workflow_dispatch");
	return typeof on === "object" && on !== null && Object.hasOwn(on, "workflow_dispatch");
}
function readInput$1(input) {
	const { type, required, options } = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.D)(inputSchema$1, input ?? {});
	return {
		type,
		required,
		options: options.map(String)
	};
}
function parseQuietly(parse, text) {
	try {
		return parse(text, {
			logLevel: "error",
			maxAliasCount: 100
		});
	} catch {
		return;
	}
}
// packages/forge/src/lookups.ts
function createLookups$1(context) {
	const branches = memoize();
	const workflows = memoize();
	const declarations = memoize();
	return {
		defaultBranch: (repository) => branches(repository, () => fetchDefaultBranch(context, repository)),
		listWorkflows: (repository) => workflows(repository, () => fetchWorkflows(context, repository)),
		declaration(repository, workflow, ref) {
			const key = JSON.stringify([
				repository,
				workflow,
				ref
			]);
			return declarations(key, () => fetchDeclaration(context, repository, workflow, ref));
		}
	};
}
/** The failure for a repository that does not exist, or that the token may not see: GitHub does not say which. */
function repositoryNotFound$1(repository, { token, ownRepository }) {
	const scope = ownRepository === void 0 || ownRepository === repository ? "" : ` GITHUB_TOKEN sees no private repository but ${ownRepository}.`;
	const hint = `Check the spelling; and GitHub also hides what a token may not see: it is ${describeToken(token)}.${scope}`;
	return fail$1({ what: repository }, "no such GitHub repository, or the token may not see it (404)", "repository-not-found", hint);
}
async function fetchDefaultBranch(context, repository) {
	const subject = {
		what: repository,
		repository,
		permission: "metadata: read"
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}", splitRepository(repository), { repetition: "read" });
	if (answer.status === 404) throw repositoryNotFound$1(repository, context.caller);
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	return read((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ default_branch: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() }), answer, subject).default_branch;
}
const workflowSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	path: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	state: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
});
async function fetchWorkflows(context, repository) {
	const subject = {
		what: repository,
		repository,
		permission: "actions: read"
	};
	const answer = await callSuccessfully(context, subject, "GET /repos/{owner}/{repo}/actions/workflows", {
		...splitRepository(repository),
		per_page: 100
	});
	const { workflows } = read((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflows: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)(workflowSchema) }), answer, subject);
	return workflows.map(({ id, path, state }) => ({
		id,
		file: path.replace(/^.*\//u, ""),
		state
	}));
}
const contentSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	content: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	encoding: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.l)("base64")
});
async function fetchDeclaration(context, repository, workflow, ref) {
	const subject = {
		what: `${repository} ${workflow}@${ref}`,
		repository,
		permission: "contents: read"
	};
	const path = workflowPath(workflow) ?? await fetchPath(context, repository, workflow);
	if (path instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return path;
	const parameters = {
		...splitRepository(repository),
		path,
		ref
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}/contents/{path}", parameters, { repetition: "read" });
	if (answer.status === 404) return fail$1(subject, "the workflow's file cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal$1(explainRefusal(answer, subject, context.caller), answer);
	const file = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(contentSchema, answer.data);
	return await parseWorkflow(file.success ? Buffer.from(file.data.content, "base64").toString("utf8") : "") ?? fail$1(subject, "the workflow's file is not YAML", "malformed", "Look at the file on that ref.");
}
const SEE_FILE = "Give the token Contents: read, so that only inputs that the workflow declares are sent.";
async function fetchPath(context, repository, workflow) {
	const subject = {
		what: `${repository} workflow ${workflow}`,
		repository,
		permission: "actions: read"
	};
	const parameters = {
		...splitRepository(repository),
		workflow_id: workflow
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}", parameters, { repetition: "read" });
	if (answer.status === 404) return fail$1(subject, "the workflow cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal$1(explainRefusal(answer, subject, context.caller), answer);
	return read(workflowSchema, answer, subject).path;
}
/** A missing permission to read the file says nothing about the permission to dispatch; anything else stops here, before anything is sent. */
function unlessFatal$1(failure, { status }) {
	if (status === 403 && !failure.code.endsWith("rate-limited")) return failure;
	throw failure;
}
/** The fields of an answer that are needed; throws `Failure` `forge.malformed` when they are not there. */
function read(schema, answer, subject) {
	const parsed = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(schema, answer.data);
	if (parsed.success) return parsed.data;
	const field = parsed.error.issues[0]?.path.join(".") ?? "";
	throw fail$1(subject, `GitHub's answer lacks ${field === "" ? "what it should hold" : field}`, "malformed", "Check that the API URL is that of a GitHub server, and that no proxy answers in its place.");
}
// packages/forge/src/run-pages.ts
const MAX_PAGES = 20;
const SLACK_MS = 5e3;
/**
* Reads pages back past the query's instant. Runs that start meanwhile push others onto the next page, where they are seen again: each counts once.
*/
async function collectRuns({ sinceMs, maxPages = MAX_PAGES }, fetchPage) {
	const found = /* @__PURE__ */ new Map();
	let readAtMs = 0;
	let complete = false;
	for (let page = 1; page <= maxPages && !complete; page += 1) {
		const { runs, atMs, last } = await fetchPage(page);
		if (page === 1) readAtMs = atMs;
		for (const run of runs) found.set(run.id, run);
		const oldest = runs.at(-1);
		complete = last || oldest === void 0 || oldest.createdAtMs < sinceMs - SLACK_MS;
	}
	return {
		runs: [...found.values()],
		complete,
		readAtMs
	};
}
// packages/forge/src/runs.ts
/** A run as GitHub lists it (https://docs.github.com/rest/actions/workflow-runs). */
const runSchema$1 = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	html_url: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	display_title: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	path: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	workflow_id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)()), void 0),
	event: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	head_branch: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null),
	triggering_actor: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ login: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() })), null),
	status: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null),
	conclusion: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null),
	created_at: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
});
const listSchema$1 = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflow_runs: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)(runSchema$1) });
const PAGE$2 = 100;
/**
* A lister of runs that asks for each page again only when it has changed: an answer 304 is free
* (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate). Lists are
* asked for without any filter: GitHub answers filtered ones from an index that lags behind (https://github.com/cli/cli/issues/5440).
*/
function createRunLister(context) {
	const known = /* @__PURE__ */ new Map();
	async function fetchPage(query, page) {
		const { repository, workflow, once = false } = query;
		const subject = {
			what: repository,
			repository,
			permission: "actions: read"
		};
		const scope = workflow === void 0 ? "" : "/workflows/{workflow_id}";
		const parameters = {
			...splitRepository(repository),
			per_page: PAGE$2,
			page
		};
		const key = JSON.stringify([
			repository,
			workflow ?? null,
			page
		]);
		const before = known.get(key);
		const answer = await context.client.call(`GET /repos/{owner}/{repo}/actions${scope}/runs`, workflow === void 0 ? parameters : {
			...parameters,
			workflow_id: workflow
		}, {
			repetition: once ? "once" : "read",
			ifNoneMatch: before?.etag
		});
		const atMs = answer.timeMs ?? context.clock.now();
		if (answer.status === 304 && before !== void 0) return toPage(before.runs, atMs);
		if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
		const runs = read(listSchema$1, answer, subject).workflow_runs.map(toRun$1);
		known.set(key, {
			runs,
			etag: answer.header("etag")
		});
		return toPage(runs, atMs);
	}
	return (query) => collectRuns(query, (page) => fetchPage(query, page));
}
function toPage(runs, atMs) {
	return {
		runs,
		atMs,
		last: runs.length < PAGE$2
	};
}
/** One run with its final conclusion; see `Forge.fetchRun`. */
async function fetchRun(context, repository, id) {
	const subject = {
		what: `${repository} run ${id}`,
		repository,
		permission: "actions: read"
	};
	const answer = await callRun$1(context, "GET /repos/{owner}/{repo}/actions/runs/{run_id}", repository, id);
	if (answer.status === 404) return void 0;
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	return settleConclusion(context, repository, toRun$1(read(runSchema$1, answer, subject)));
}
const jobsSchema$1 = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ jobs: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	runner_id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)()), null),
	steps: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)())), null)
})) });
/**
* A cancelled run none of whose jobs got a runner was `superseded`: a concurrency group replaces what is pending
* (https://docs.github.com/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency). See `Forge.settleConclusion`.
*/
async function settleConclusion(context, repository, run) {
	if (run.conclusion !== "cancelled") return run;
	const { id } = run;
	const subject = {
		what: `${repository} run ${id}`,
		repository,
		permission: "actions: read"
	};
	const answer = await callRun$1(context, "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", repository, id);
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	const { jobs } = read(jobsSchema$1, answer, subject);
	return jobs.some((job) => (job.runner_id ?? 0) > 0 || (job.steps ?? []).length > 0) ? run : {
		...run,
		conclusion: "superseded"
	};
}
function callRun$1(context, route, repository, id) {
	return context.client.call(route, {
		...splitRepository(repository),
		run_id: id
	}, { repetition: "read" });
}
/** Whether a text holds a marker, and not one that only begins like it. */
function holdsMarker(text, marker) {
	return new RegExp(`(?<![0-9a-f])${marker.replaceAll(".", "\\.")}(?!\\d)`, "u").test(text);
}
const STATUSES = [
	"queued",
	"requested",
	"pending",
	"waiting",
	"in_progress"
];
const CONCLUSIONS = [
	"success",
	"cancelled",
	"timed_out",
	"action_required",
	"neutral",
	"skipped",
	"stale",
	"startup_failure"
];
/** GitHub's status and conclusion, which Gitea shares, in this package's words: what is not known is running, or has failed. */
function readProgress(status, conclusion) {
	if (status === "completed") return {
		status,
		conclusion: CONCLUSIONS.find((word) => word === conclusion) ?? "failure",
		state: conclusion ?? "completed"
	};
	const known = STATUSES.find((word) => word === status) ?? "in_progress";
	return {
		status: known,
		conclusion: void 0,
		state: status ?? known
	};
}
function toRun$1(run) {
	return {
		id: run.id,
		url: run.html_url,
		title: run.display_title,
		workflow: run.path.replace(/@.*$/u, "").replace(/^.*\//u, ""),
		workflowId: run.workflow_id,
		event: run.event,
		ref: run.head_branch ?? void 0,
		actor: run.triggering_actor?.login,
		createdAtMs: Date.parse(run.created_at),
		inputs: void 0,
		...readProgress(run.status, run.conclusion)
	};
}
// packages/forge/src/gitea/dialect.ts
const startedSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	workflow_run_id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	html_url: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
});
const actorSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ login: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() })), null);
const text = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null);
const giteaRunSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	html_url: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	display_title: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	path: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	event: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	trigger_actor: actorSchema,
	status: text,
	conclusion: text,
	created_at: text,
	started_at: text
});
/** Gitea: GitHub's words, with the run in the answer when the query asks for it (https://docs.gitea.com/api/next/). */
const GITEA = {
	provider: "gitea",
	name: "Gitea",
	folders: [".gitea/workflows", ".github/workflows"],
	dispatchQuery: { return_run_details: "true" },
	dispatchBody: {},
	listsInputs: false,
	readStarted({ data }) {
		const started = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(startedSchema, data);
		return started.success ? {
			id: started.data.workflow_run_id,
			url: started.data.html_url
		} : void 0;
	},
	readRun(data, readAtMs) {
		const parsed = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(giteaRunSchema, data);
		if (!parsed.success) return void 0;
		const run = parsed.data;
		const [workflow = "", ref] = run.path.split("@");
		return {
			id: run.id,
			url: run.html_url,
			title: run.display_title,
			workflow: baseName(workflow),
			workflowId: void 0,
			event: run.event,
			ref: ref === void 0 ? void 0 : shortRef(ref),
			actor: run.trigger_actor?.login,
			createdAtMs: readTime(run.created_at) ?? readTime(run.started_at) ?? readAtMs,
			inputs: void 0,
			...readProgress(run.status, run.conclusion)
		};
	}
};
const forgejoStartedSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	run_number: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)()
});
const forgejoRunSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	html_url: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	title: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	workflow_id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	event: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	trigger_event: text,
	prettyref: text,
	trigger_user: actorSchema,
	status: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	created: text,
	event_payload: text
});
/** Forgejo: words of its own, with the run in the answer when the body asks for it (https://codeberg.org/api/swagger). */
const FORGEJO = {
	provider: "forgejo",
	name: "Forgejo",
	folders: [
		".forgejo/workflows",
		".gitea/workflows",
		".github/workflows"
	],
	dispatchQuery: {},
	dispatchBody: { return_run_info: true },
	listsInputs: true,
	readStarted({ data }, repositoryUrl) {
		const started = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(forgejoStartedSchema, data);
		if (!started.success) return void 0;
		return {
			id: started.data.id,
			url: `${repositoryUrl}/actions/runs/${started.data.run_number}`
		};
	},
	readRun(data, readAtMs) {
		const parsed = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(forgejoRunSchema, data);
		if (!parsed.success) return void 0;
		const run = parsed.data;
		return {
			id: run.id,
			url: run.html_url,
			title: run.title,
			workflow: baseName(run.workflow_id),
			workflowId: void 0,
			event: run.trigger_event || run.event,
			ref: run.prettyref ?? void 0,
			actor: run.trigger_user?.login,
			createdAtMs: readTime(run.created) ?? readAtMs,
			inputs: readPayload(run.event_payload),
			...readForgejoStatus(run.status)
		};
	}
};
const RUNNING$1 = {
	waiting: "queued",
	blocked: "pending",
	running: "in_progress"
};
const FINISHED$1 = {
	success: "success",
	failure: "failure",
	cancelled: "cancelled",
	skipped: "skipped"
};
/** Forgejo's status (https://codeberg.org/forgejo/forgejo/src/branch/forgejo/models/actions/status.go); one that is not known is still running. */
function readForgejoStatus(state) {
	const conclusion = FINISHED$1[state];
	if (conclusion !== void 0) return {
		status: "completed",
		conclusion,
		state
	};
	return {
		status: RUNNING$1[state] ?? "in_progress",
		conclusion: void 0,
		state
	};
}
const payloadSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ inputs: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()) });
function readPayload(payload) {
	try {
		const parsed = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(payloadSchema, JSON.parse(payload ?? ""));
		return parsed.success ? parsed.data.inputs : void 0;
	} catch {
		return;
	}
}
const FIRST_SENSIBLE_MS = Date.UTC(2e3, 0);
function readTime(time) {
	const ms = Date.parse(time ?? "");
	return ms >= FIRST_SENSIBLE_MS ? ms : void 0;
}
function baseName(path) {
	return path.replace(/^.*\//u, "");
}
function shortRef(ref) {
	return ref.replace(/^refs\/(?:heads|tags)\//u, "");
}
// packages/forge/src/inputs.ts
/**
* The inputs that a workflow declares among those that are offered; all of them when its declaration could not be read. Throws
* `Failure` `forge.unexpected-inputs` for an undeclared explicit one when `strict`.
*/
function chooseInputs(offered, declaration, what) {
	const all = {
		...offered.standard,
		...offered.explicit
	};
	if (declaration === void 0) return {
		inputs: all,
		leftOut: []
	};
	const names = Object.keys(all).filter((name) => !Object.hasOwn(declaration.inputs, name));
	refuseUndeclared(names, offered, Object.keys(declaration.inputs), what);
	return {
		inputs: omit(all, names),
		leftOut: names
	};
}
/** Throws `Failure` `forge.unexpected-inputs` when one of `undeclared` is the user's own and `strict` is set. */
function refuseUndeclared(undeclared, { standard, explicit, strict }, declared, what) {
	const own = undeclared.filter((name) => Object.hasOwn(explicit, name) && !Object.hasOwn(standard, name));
	if (!strict || own.length === 0) return;
	const nearest = own.map((name) => (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_3__.t)(name, declared ?? [])).find((name) => name !== void 0);
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what}: the workflow declares no input ${own.map((name) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)).join(", ")}`, {
		code: "forge.unexpected-inputs",
		hint: `${nearest === void 0 ? "" : `Did you mean ${nearest}? `}${listDeclared(declared)} Or leave strict-inputs off.`
	});
}
/** A sentence that lists what a workflow declares. */
function listDeclared(declared) {
	if (declared === void 0) return "Declare it under on.workflow_dispatch.inputs.";
	return declared.length === 0 ? "It declares no inputs at all." : `It declares ${declared.join(", ")}.`;
}
/** A map without some of its names. */
function omit(map, names) {
	return Object.fromEntries(Object.entries(map).filter(([name]) => !names.includes(name)));
}
const MOST_CHARACTERS$1 = 65535;
/**
* Holds inputs against GitHub's limits: 25 of them (10 on an Enterprise Server up to 3.19), 65,535 characters in all. Throws
* `Failure` `forge.too-many-inputs` or `forge.inputs-too-long`.
*
* @param enterpriseVersion what the server calls itself; `undefined` on github.com
*/
function checkLimits(inputs, enterpriseVersion, what) {
	const count = Object.keys(inputs).length;
	const most = isBefore320(enterpriseVersion) ? 10 : 25;
	if (count > most) throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what}: ${count} inputs, and this server takes ${most}`, {
		code: "forge.too-many-inputs",
		hint: "Send fewer: several values can share one input as JSON."
	});
	const characters = JSON.stringify(inputs).length;
	if (characters <= MOST_CHARACTERS$1) return;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what}: the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS$1} in all`, {
		code: "forge.inputs-too-long",
		hint: "Shorten them, or let the workflow read the long one from a file or an artifact."
	});
}
function isBefore320(version) {
	const [, major, minor] = /^(\d+)\.(\d+)/u.exec(version ?? "") ?? [];
	return major !== void 0 && (Number(major) < 3 || Number(major) === 3 && Number(minor) <= 19);
}
// packages/forge/src/dialects.ts
const OF_TRANSPORT = /* @__PURE__ */ new WeakMap();
/** What the hosts behind a transport were found to understand: shared by all its clients, and gone with it. */
function dialectsOf(transport) {
	const known = OF_TRANSPORT.get(transport) ?? createDialects();
	OF_TRANSPORT.set(transport, known);
	return known;
}
function createDialects() {
	const known = /* @__PURE__ */ new Map();
	return {
		of: (host) => known.get(host) ?? "2026-03-10",
		remember: (host, dialect) => void known.set(host, dialect)
	};
}
/**
* The dialect to try next when an answer says that the server does not know this one; such a dispatch has started nothing.
* `undefined` when the answer is about something else.
*/
function olderDialect(dialect, { status, message }) {
	if (dialect === "2026-03-10") return status === 400 ? "2022-11-28 with details" : void 0;
	return dialect === "2022-11-28 with details" && status === 422 && message.includes("return_run_details") ? "2022-11-28" : void 0;
}
// packages/forge/src/dispatch-refusals.ts
/**
* What GitHub's refusal of a dispatch means; asks for what the message needs to name. Codes, next to those of any call:
* `forge.repository-not-found`, `forge.workflow-not-found`, `forge.ref-not-found`, `forge.no-dispatch-trigger`,
* `forge.unexpected-inputs`, `forge.required-input-missing`, `forge.invalid-input-value`, `forge.workflow-disabled`
* (https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event).
*/
async function explainDispatchRefusal(answer, prepared, context, lookups) {
	if (answer.status === 404) return explainNotFound(prepared, lookups);
	const known = answer.status === 422 ? REFUSALS.find(({ words }) => words.test(answer.message)) : void 0;
	if (known !== void 0) return known.explain({
		answer,
		prepared,
		context,
		lookups
	});
	const { what, request } = prepared;
	const permission = request.eventType === void 0 ? "actions: write" : "contents: write";
	return explainRefusal(answer, {
		what,
		repository: request.repository,
		permission
	}, context.caller);
}
const REFUSALS = [
	{
		words: /No ref found for/u,
		explain: refNotFound$2
	},
	{
		words: /does not have '?workflow_dispatch'? trigger/u,
		explain: noTrigger$1
	},
	{
		words: /Unexpected inputs provided/u,
		explain: unexpectedInputs
	},
	{
		words: /Required input.* not provided/u,
		explain: requiredInput
	},
	{
		words: /Invalid value for input|Provided value .* for input/u,
		explain: invalidValue$1
	},
	{
		words: /disabled workflow/u,
		explain: disabled
	}
];
async function explainNotFound({ what, request, workflow }, lookups) {
	await lookups.defaultBranch(request.repository);
	if (request.eventType !== void 0) {
		const hint = `Sending events needs Contents: read and write on ${request.repository}.`;
		return fail$1({ what }, "GitHub hides this repository's events from the token (404)", "forbidden", hint);
	}
	const listed = await lookups.listWorkflows(request.repository);
	const names = listed.map(({ file }) => file);
	if (listed.some(({ id, file }) => file === workflow || String(id) === workflow)) {
		const hint = `The workflow is there, so the token lacks the right to start it: it needs Actions: read and write on ${request.repository}.`;
		return fail$1({ what }, "GitHub hides this workflow from the token (404)", "forbidden", hint);
	}
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_3__.t)(workflow, names);
	const there = names.length === 0 ? "The repository has no workflows." : `There are ${names.slice(0, 20).map((name) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name)).join(", ")}.`;
	const hint = `${nearest === void 0 ? "" : `Did you mean ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(nearest)}? `}${there} The file must be on the default branch too.`;
	return fail$1({ what }, `no workflow ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)} (404)`, "workflow-not-found", hint);
}
async function refNotFound$2({ answer, prepared, lookups }) {
	const branch = await lookups.defaultBranch(prepared.request.repository);
	const hint = `Check the branch or tag. The default branch of ${prepared.request.repository} is ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(branch)}.`;
	return fail$1(prepared, `no branch or tag ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.ref)} (${describeStatus(answer)})`, "ref-not-found", hint);
}
function noTrigger$1({ answer, prepared }) {
	const hint = `Add \`workflow_dispatch:\` under \`on:\` of .github/workflows/${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.workflow)} on ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.ref)}.`;
	return fail$1(prepared, `the workflow cannot be dispatched (${describeStatus(answer)})`, "no-dispatch-trigger", hint);
}
function unexpectedInputs({ answer, prepared }) {
	const declared = prepared.declaration === void 0 ? void 0 : Object.keys(prepared.declaration.inputs);
	return fail$1(prepared, `inputs that the workflow does not declare (${describeStatus(answer)})`, "unexpected-inputs", listDeclared(declared));
}
function requiredInput({ answer, prepared }) {
	const name = nameInput$1(answer);
	const what = name === void 0 ? "a required input" : `required input ${name}`;
	const hint = `${name === void 0 ? "" : `Add ${name} to the inputs that are sent. `}${describeNamed(name, prepared)}`;
	return fail$1(prepared, `${what} is missing (${describeStatus(answer)})`, "required-input-missing", hint);
}
function invalidValue$1({ answer, prepared }) {
	const name = nameInput$1(answer);
	const value = Object.entries(prepared.inputs).find(([key]) => key === name)?.[1];
	return fail$1(prepared, `${name === void 0 ? "an input" : `input ${name}`} does not take its value${value === void 0 ? "" : ` "${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(value, 80)}"`} (${describeStatus(answer)})`, "invalid-input-value", describeNamed(name, prepared));
}
/** The name of the input that a refusal is about, where GitHub gives one. */
function nameInput$1({ message }) {
	const name = /input '([^']*)'/iu.exec(message)?.[1];
	return name === void 0 ? void 0 : (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80);
}
/** A sentence on what an input takes. */
function describeNamed(name, { declaration }) {
	const declared = Object.entries(declaration?.inputs ?? {}).find(([key]) => key === name)?.[1];
	if (declared === void 0) return "Look at on.workflow_dispatch.inputs in the workflow.";
	return `${name} is ${describeInput(declared)}.`;
}
function describeInput({ type, options }) {
	if (options.length > 0) return `a ${type} of ${options.map((option) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(option, 80)).join(", ")}`;
	if (type === "boolean") return "a boolean: true or false";
	return `a ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(type)}`;
}
async function disabled({ answer, prepared, context, lookups }) {
	const { request, workflow } = prepared;
	const reason = (await lookups.listWorkflows(request.repository)).find(({ id, file }) => file === workflow || String(id) === workflow)?.state === "disabled_inactivity" ? "disabled by GitHub, after 60 days without activity in the repository" : "disabled by hand";
	const hint = `Choose "Enable workflow" on ${`${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`}, or run: gh workflow enable ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)} -R ${request.repository}`;
	return fail$1(prepared, `the workflow is ${reason} (${describeStatus(answer)})`, "workflow-disabled", hint);
}
// packages/forge/src/send.ts
/**
* Posts a dispatch, and again only after answers that prove that nothing was started: an older API version, and inputs that GitHub
* refuses by name. See `Forge.sendDispatch`.
*/
async function sendDispatch(dispatcher, prepared) {
	let answer;
	try {
		answer = await post(dispatcher, prepared);
	} catch (error) {
		return withoutAnswer(prepared, error);
	}
	if (answer.status < 300) return {
		kind: "accepted",
		run: readRun$2(answer),
		leftOut: []
	};
	if (answer.status === 408 || answer.status >= 500) return ambiguous(prepared, `GitHub answered ${describeStatus(answer)}`);
	return reject(dispatcher, prepared, answer);
}
/** What a call that got no answer means: it was not sent, or nobody knows. Throws what is no `Failure`. */
function withoutAnswer(prepared, error) {
	if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
	if (!(0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.n)(error)) return ambiguous(prepared, error.message, error);
	return {
		kind: "rejected",
		failure: error,
		again: AGAIN[error.code]
	};
}
const AGAIN = {
	"http.refused": {
		afterMs: 1e3,
		reason: "connection",
		stated: false
	},
	"http.dns": {
		afterMs: 1e3,
		reason: "connection",
		stated: false
	},
	"http.budget": {
		afterMs: 0,
		reason: "stopped",
		stated: false
	}
};
/** A dispatch of which nobody knows whether it started something. */
function ambiguous({ what, page, declaration, event }, happened, cause) {
	const hint = `Look at ${page} before you send it again: a second run would build twice.${declaration?.titleShowsKey === false && event === "workflow_dispatch" ? ` Declare the input rebuild_key and put \${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.` : ""}`;
	const message = `unknown whether the run started (${happened})`;
	return {
		kind: "ambiguous",
		failure: fail$1({ what }, message, "ambiguous", hint, cause)
	};
}
/** Route and body of a dispatch, as they are posted (https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event, https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event). */
function writeDispatch({ request, workflow, ref, inputs }) {
	const { repository, eventType } = request;
	if (eventType !== void 0) return {
		path: `/repos/${repository}/dispatches`,
		body: {
			event_type: eventType,
			client_payload: inputs
		}
	};
	return {
		path: `/repos/${repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
		body: {
			ref,
			inputs
		}
	};
}
async function post(dispatcher, prepared) {
	const { context, dialects, host } = dispatcher;
	const { request, workflow } = prepared;
	const names = splitRepository(request.repository);
	const { body } = writeDispatch(prepared);
	if (request.eventType !== void 0) return context.client.call("POST /repos/{owner}/{repo}/dispatches", {
		...names,
		...body
	}, { repetition: "once" });
	const dialect = dialects.of(host);
	const details = dialect === "2022-11-28 with details" ? { return_run_details: true } : {};
	const answer = await context.client.call("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
		...names,
		workflow_id: workflow,
		...body,
		...details
	}, {
		repetition: "once",
		version: dialect === "2026-03-10" ? dialect : "2022-11-28"
	});
	const older = olderDialect(dialect, answer);
	if (older === void 0) return answer;
	dialects.remember(host, older);
	return post(dispatcher, prepared);
}
async function reject(dispatcher, prepared, answer) {
	const { context, lookups } = dispatcher;
	const limited = limitOf(answer) !== void 0;
	try {
		const unexpected = limited ? [] : listUnexpected(answer, prepared);
		if (unexpected.length > 0) return await sendWithout(dispatcher, prepared, unexpected);
		return {
			kind: "rejected",
			failure: await explainDispatchRefusal(answer, prepared, context, lookups),
			again: limited ? againAfter$1(answer, context) : void 0
		};
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		return {
			kind: "rejected",
			failure: error,
			again: void 0
		};
	}
}
function againAfter$1(answer, { clock }) {
	const stated = answer.header("retry-after") !== void 0 || answer.header("x-ratelimit-remaining") === "0";
	return {
		afterMs: limitWaitMs(answer, clock.now(), 0),
		reason: "limit",
		stated
	};
}
/** The inputs that a 422 calls unexpected, of those that were sent; empty for any other answer. */
function listUnexpected({ status, message }, { inputs }) {
	const [, list] = status === 422 ? /Unexpected inputs provided: (\[.*\])/su.exec(message) ?? [] : [];
	return list === void 0 ? [] : Object.keys(inputs).filter((name) => list.includes(JSON.stringify(name)));
}
async function sendWithout(dispatcher, prepared, names) {
	const { request, declaration, what } = prepared;
	refuseUndeclared(names, request, declaration === void 0 ? void 0 : Object.keys(declaration.inputs), what);
	const result = await sendDispatch(dispatcher, {
		...prepared,
		inputs: omit(prepared.inputs, names)
	});
	return "leftOut" in result ? {
		...result,
		leftOut: [...names, ...result.leftOut]
	} : result;
}
const runSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	workflow_run_id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	html_url: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
});
function readRun$2({ data }) {
	const run = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(runSchema, data);
	return run.success ? {
		id: run.data.workflow_run_id,
		url: run.data.html_url
	} : void 0;
}
// packages/forge/src/rest/refusal-table.ts
/** The failure for an answer: that of the first row that fits, `forge.server-error` for other 5xx, else `forge.refused`. */
async function explainByTable(name, rows, answer, subject) {
	const row = rows.find(({ statuses, words, when }) => statuses.includes(answer.status) && (words?.test(answer.message) ?? true) && (when?.(subject) ?? true));
	const { kind, happened, hint } = row === void 0 ? unknownRefusal(name, answer) : await row.explain(answer, subject);
	return fail$1(subject, happened, kind, hint);
}
/** Status and the server's own first line. */
function describeAnswer({ status, message }) {
	const said = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.A)(message, 300);
	return said === "" ? String(status) : `${status}: ${said}`;
}
/** The fields of an answer that are needed; throws `Failure` `forge.malformed` when they are not there. */
function readAnswer(name, schema, { data }, subject) {
	const parsed = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(schema, data);
	if (parsed.success) return parsed.data;
	throw malformed(name, subject, parsed.error.issues[0]?.path.join(".") ?? "");
}
/** The failure for an answer that lacks a field; an empty one stands for all of it. */
function malformed(name, subject, field) {
	const hint = `Check that the API URL is that of a ${name} server, and that no proxy or login page answers in its place.`;
	return fail$1(subject, `${name}'s answer lacks ${field === "" ? "what it should hold" : field}`, "malformed", hint);
}
function unknownRefusal(name, answer) {
	const said = describeAnswer(answer);
	if (answer.status >= 500) return {
		kind: "server-error",
		happened: `${name} is not well (${said})`,
		hint: "Ask who runs the server; the next run tries again."
	};
	return {
		kind: "refused",
		happened: `${name} refused (${said})`,
		hint: `Check the repository, the ref and the token; ${name} gives no further reason.`
	};
}
// packages/forge/src/rest/send.ts
/**
* Posts a dispatch once. Whatever the server may have acted on without saying so (5xx, 408, a lost answer) is ambiguous; any other answer proves that
* nothing was started.
*/
async function sendOnce(sending, prepared) {
	let answer;
	try {
		answer = await sending.post();
	} catch (error) {
		return withoutAnswer(prepared, error);
	}
	if (answer.status < 300) return {
		kind: "accepted",
		run: sending.readRun(answer),
		leftOut: []
	};
	if (answer.status === 408 || answer.status >= 500) return ambiguous(prepared, `${sending.name} answered ${describeAnswer(answer)}`);
	const failure = await explainQuietly(sending, answer);
	return {
		kind: "rejected",
		failure,
		again: againAfter(failure, answer, sending.nowMs())
	};
}
/** That nothing was started stays certain when looking for the reason fails. */
async function explainQuietly({ explain }, answer) {
	try {
		return await explain(answer);
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		return error;
	}
}
function againAfter({ code }, answer, nowMs) {
	return code === "forge.rate-limited" ? {
		...limitWait(answer, nowMs),
		reason: "limit"
	} : void 0;
}
// packages/forge/src/gitlab/pipeline-refusals.ts
const SOURCE = "https://gitlab.com/gitlab-org/gitlab/-/blob/master";
const CHAIN = `${SOURCE}/lib/gitlab/ci/pipeline/chain`;
/** What GitLab says of a pipeline that it does not start: one status, and no code but its words. */
const PIPELINE_REFUSALS = [
	{
		id: "400 ref",
		statuses: [400],
		words: /Reference not found/u,
		source: `facts.md; ${CHAIN}/validate/repository.rb`,
		explain: (answer, { prepared }) => ({
			kind: "ref-not-found",
			happened: `no branch or tag ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared?.ref ?? "")} (${describeAnswer(answer)})`,
			hint: "Check the branch or tag."
		})
	},
	{
		id: "400 variables",
		statuses: [400],
		words: /variables needs to be a map/u,
		source: `facts.md; ${SOURCE}/lib/api/ci/triggers.rb`,
		explain: (answer) => ({
			kind: "invalid-input-value",
			happened: `GitLab does not take the variables (${describeAnswer(answer)})`,
			hint: "Write every input as a string."
		})
	},
	{
		id: "400 variable permissions",
		statuses: [400],
		words: /Insufficient permissions to set pipeline variables/u,
		source: "https://docs.gitlab.com/ci/variables/#restrict-pipeline-variables",
		explain: (answer, { prepared }) => ({
			kind: "variables-forbidden",
			happened: `the project does not let the token set pipeline variables (${describeAnswer(answer)})`,
			hint: `Declare ${listNames(Object.keys(prepared?.inputs ?? {}))} under spec: inputs: in the pipeline's file, or lower the minimum role to use pipeline variables in Settings > CI/CD > Variables.`
		})
	},
	{
		id: "400 no jobs",
		statuses: [400],
		words: /Pipeline will not run for the selected trigger|filtered out by workflow rules|No stages \/ jobs/u,
		source: `${CHAIN}/populate.rb`,
		explain: (answer, { action }) => ({
			kind: "no-dispatch-trigger",
			happened: `no job of the pipeline wants to run (${describeAnswer(answer)})`,
			hint: `Add a rule for $CI_PIPELINE_SOURCE == "${action === "trigger" ? "trigger" : "api"}" to the pipeline's jobs, and to workflow: rules: where there are any.`
		})
	},
	{
		id: "400 no file",
		statuses: [400],
		words: /Missing CI config file|Missing \S*\.gitlab-ci\.yml|Missing \.gitlab-ci/u,
		source: `${CHAIN}/config/content.rb`,
		explain: (answer, { prepared }) => ({
			kind: "workflow-not-found",
			happened: `the project has no pipeline (${describeAnswer(answer)})`,
			hint: `Add .gitlab-ci.yml on ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared?.ref ?? "")}, or set its path in Settings > CI/CD > General pipelines.`
		})
	},
	{
		id: "400 required input",
		statuses: [400],
		words: /input: required value has not been provided/u,
		source: "https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs",
		explain: (answer) => {
			const name = nameInput(answer);
			return {
				kind: "required-input-missing",
				happened: `required input ${name} is missing (${describeAnswer(answer)})`,
				hint: `Add ${name} to the inputs that are sent, or give it a default in the pipeline's file.`
			};
		}
	},
	{
		id: "400 undeclared input",
		statuses: [400],
		words: /inputs not defined in the `?spec`? section/iu,
		source: "https://docs.gitlab.com/ci/inputs/",
		explain: (answer) => ({
			kind: "unexpected-inputs",
			happened: `inputs that the pipeline's file does not declare (${describeAnswer(answer)})`,
			hint: "Declare them under spec: inputs: at the top of the pipeline's file."
		})
	},
	{
		id: "400 input value",
		statuses: [400],
		words: /`[^`]+` input:/u,
		source: "https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs",
		explain: invalidValue
	},
	{
		id: "400 identity",
		statuses: [400],
		words: /[Ii]dentity verification is required/u,
		source: "https://docs.gitlab.com/security/identity_verification/",
		explain: (answer) => ({
			kind: "forbidden",
			happened: `GitLab wants to know the token's owner better (${describeAnswer(answer)})`,
			hint: "Sign in as the token's owner and verify the account, or use another owner's token."
		})
	},
	{
		id: "400 too many pipelines",
		statuses: [400],
		words: /Too many pipelines created in the last minute/u,
		source: "https://docs.gitlab.com/administration/settings/rate_limit_on_pipelines_creation/",
		explain: (answer) => limited("the limit of pipelines in a minute", answer)
	}
];
/** What is said of a limit. */
function limited(what, answer) {
	return {
		kind: "rate-limited",
		happened: `${what} is reached (${describeAnswer(answer)})`,
		hint: "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often."
	};
}
function invalidValue(answer, { prepared }) {
	const name = nameInput(answer);
	const options = prepared?.declaration?.inputs[name]?.options ?? [];
	const hint = options.length > 0 ? `${name} is one of ${listNames(options)}.` : `Look at spec: inputs: ${name}: in the pipeline's file.`;
	return {
		kind: "invalid-input-value",
		happened: `input ${name} does not take its value (${describeAnswer(answer)})`,
		hint
	};
}
function nameInput({ message }) {
	return (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(/`([^`]+)` input:/u.exec(message)?.[1] ?? "", 80);
}
function listNames(names) {
	return names.map((name) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)).join(", ");
}
// packages/forge/src/gitlab/token-kind.ts
const KINDS = [
	["glpat-", "an access token (glpat-)"],
	["glptt-", "a pipeline trigger token (glptt-)"],
	["glcbt-", "a CI job token (glcbt-)"],
	["gldt-", "a deploy token (gldt-)"],
	["glrt-", "a runner's token (glrt-)"]
];
/** The kind of a GitLab token for messages, by its prefix, never by its value (https://docs.gitlab.com/security/tokens/#token-prefixes). */
function describeGitlabToken(token) {
	return KINDS.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "a token of a kind that is not known";
}
// packages/forge/src/gitlab/refusals.ts
/** The failure for GitLab's answer of 300 and more. Codes: `forge.` and the `kind` of a row of {@link GITLAB_REFUSALS}. */
function explainGitlab(answer, subject) {
	return explainByTable("GitLab", GITLAB_REFUSALS, answer, subject);
}
/** What GitLab refuses, first match first. */
const GITLAB_REFUSALS = [
	{
		id: "401",
		statuses: [401],
		source: "https://docs.gitlab.com/api/rest/troubleshooting/#status-codes",
		explain: badCredentials
	},
	{
		id: "403 scope",
		statuses: [403],
		words: /insufficient_scope/u,
		source: "https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes",
		explain: (answer, { action }) => ({
			kind: "not-accessible-by-token",
			happened: `the token's scopes do not suffice (${describeAnswer(answer)})`,
			hint: `Make an access token with the scope ${action === "read" ? "read_api" : "api"}${action === "create" ? ", or a pipeline trigger token" : ""}.`
		})
	},
	{
		id: "403",
		statuses: [403],
		source: "https://docs.gitlab.com/user/permissions/#cicd",
		explain: (answer, { project }) => ({
			kind: "forbidden",
			happened: `the token's owner may not do this (${describeAnswer(answer)})`,
			hint: `Give the token's owner the Developer role in ${project}; on a protected branch or tag, also the right to merge or push.`
		})
	},
	{
		id: "404 trigger",
		statuses: [404],
		when: ({ action }) => action === "trigger",
		source: "facts.md; https://docs.gitlab.com/ci/triggers/#404-not-found-when-triggering-a-pipeline",
		explain: (answer, { project, context }) => ({
			kind: "repository-not-found",
			happened: `the project or the trigger token is wrong (${describeAnswer(answer)}); GitLab does not say which`,
			hint: `Check the path ${project}, and that the line trigger:${context.host}/${project}=<secret> of tokens holds a trigger token of that very project; what it holds is ${describeGitlabToken(context.triggerToken ?? "")}.`
		})
	},
	{
		id: "404 run",
		statuses: [404],
		when: ({ action }) => action === "cancel",
		source: "https://docs.gitlab.com/api/pipelines/#cancel-all-jobs-for-a-pipeline",
		explain: () => ({
			kind: "run-not-found",
			happened: "no such pipeline (404)",
			hint: "It may have been deleted, or the token may not see the project's pipelines."
		})
	},
	{
		id: "404",
		statuses: [404],
		source: "https://docs.gitlab.com/api/rest/troubleshooting/#status-codes",
		explain: (answer, { context, project }) => ({
			kind: "repository-not-found",
			happened: `no such GitLab project, or the token may not see it (${describeAnswer(answer)})`,
			hint: context.token === void 0 ? `Check the path ${project}; there is no access token for it: add the line ${context.host}=<secret> to tokens.` : `Check the path ${project}, with all its groups; GitLab also hides what a token may not see: it is ${describeGitlabToken(context.token)}.`
		})
	},
	...PIPELINE_REFUSALS,
	{
		id: "429",
		statuses: [429],
		source: "https://docs.gitlab.com/security/rate_limits/",
		explain: (answer) => limited("GitLab's rate limit", answer)
	},
	{
		id: "moved",
		statuses: [
			301,
			302,
			307,
			308
		],
		source: "https://docs.gitlab.com/api/rest/#redirects",
		explain: (answer) => ({
			kind: "repository-moved",
			happened: `the project was renamed or moved (${answer.status})`,
			hint: "Write its new path."
		})
	}
];
function badCredentials(answer, { action, context }) {
	const { token, triggerToken, host } = context;
	if (token === void 0 && action !== "trigger") return {
		kind: "bad-credentials",
		happened: `GitLab wants an access token (${describeAnswer(answer)})`,
		hint: `Add the line ${host}=<secret> to tokens, with an access token of scope ${action === "read" ? "read_api" : "api"}.`
	};
	const used = (action === "trigger" ? triggerToken : token) ?? "";
	const swap = used.startsWith("glptt-") ? ` A trigger token belongs into a line trigger:${host}=<secret>.` : "";
	return {
		kind: "bad-credentials",
		happened: `GitLab does not accept the token (${describeAnswer(answer)}); it is ${describeGitlabToken(used)}, wrong, expired or revoked`,
		hint: `Make a new token, or check the line of tokens for ${host}.${swap}`
	};
}
// packages/forge/src/gitlab/context.ts
/** A GET below a project that wants an answer below 300; throws what the table of refusals makes of any other. */
async function getSuccessfully(context, subject, path, query = {}, repetition = "read") {
	const answer = await context.client.call({
		method: "GET",
		path,
		query,
		repetition
	});
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	return answer;
}
/** The fields of GitLab's answer that are needed; throws `Failure` `forge.malformed`. */
function readGitlab(schema, answer, subject) {
	return readAnswer("GitLab", schema, answer, subject);
}
// packages/forge/src/gitlab/project.ts
const projectSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	default_branch: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()),
	ci_config_path: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null)
});
function createProjects(context) {
	const known = memoize();
	return (project) => known(project, async () => {
		const subject = {
			what: project,
			project,
			action: "read",
			context
		};
		const answer = await getSuccessfully(context, subject, projectPath(project));
		const found = readGitlab(projectSchema, answer, subject);
		return {
			defaultBranch: found.default_branch ?? void 0,
			pipelineFile: found.ci_config_path || ".gitlab-ci.yml"
		};
	});
}
/** The API's path of a project, whose own path is one encoded segment; throws `Failure` `forge.repository-name` for what is none. */
function projectPath(project) {
	const segments = project.split("/");
	if (segments.length > 1 && segments.every((name) => /^[\w.-]+$/u.test(name) && !/^\.+$/u.test(name)) || /^\d{1,15}$/u.test(project)) return `/projects/${encodeURIComponent(project)}`;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`"${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(project)}" is not a GitLab project`, {
		code: "forge.repository-name",
		hint: "Write group/project with all its groups, or the project's numeric id, without https:// and .git."
	});
}
// packages/forge/src/gitlab/files.ts
const fileSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	content: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	encoding: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.l)("base64")
});
/**
* One file of a project; a default branch that is known goes into the hint for a ref that is not there (https://docs.gitlab.com/api/repository_files/#retrieve-a-file-from-a-repository). Throws `Failure`
* `forge.repository-not-found`, `forge.ref-not-found`, and what any call may fail with.
*/
async function fetchGitlabFile(context, project, ref, path, defaultBranch) {
	const what = describeFile(project, ref, path);
	const subject = {
		what,
		project,
		action: "read",
		context
	};
	const answer = await context.client.call({
		method: "GET",
		path: `${projectPath(project)}/repository/files/${encodeURIComponent(path)}`,
		query: { ref },
		repetition: "read"
	});
	if (answer.status === 404 && answer.message.includes("404 File Not Found")) return toMissingFile(what);
	if (answer.status === 404 && /404 (?:Commit|Tree|Repository) Not Found/u.test(answer.message)) {
		const happened = `no branch or tag ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)} (${answer.message})`;
		const known = defaultBranch === void 0 ? "" : ` The default branch is ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(defaultBranch)}.`;
		throw fail$1({ what: project }, happened, "ref-not-found", `Check the branch or tag.${known}`);
	}
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	const { content } = readGitlab(fileSchema, answer, subject);
	return toTextFile(what, Buffer.from(content, "base64"));
}
// packages/forge/src/gitlab/inputs.ts
/**
* Splits what is sent into inputs and variables. Throws `Failure` `forge.invalid-input-value` for a text that is not of its input's type, and
* `forge.variable-name` for a name that no variable can have (https://docs.gitlab.com/ci/variables/#cicd-variable-values).
*/
function splitValues({ what, inputs: offered, declaration }) {
	const inputs = [];
	const variables = [];
	for (const [name, text] of Object.entries(offered)) {
		const declared = Object.hasOwn(declaration?.inputs ?? {}, name) ? declaration?.inputs[name] : void 0;
		if (declared !== void 0) inputs.push([name, toTyped(what, name, text, declared)]);
		else if (/^\w+$/u.test(name)) variables.push([name, text]);
		else throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what}: "${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)}" cannot be the name of a pipeline variable`, {
			code: "forge.variable-name",
			hint: "Use letters, digits and _ only, or declare it under spec: inputs: in the pipeline's file."
		});
	}
	return {
		inputs: Object.fromEntries(inputs),
		variables: Object.fromEntries(variables)
	};
}
function toTyped(what, name, text, { type, options }) {
	const value = READERS[type]?.(text) ?? (READERS[type] === void 0 ? text : void 0);
	if (value !== void 0 && (options.length === 0 || options.includes(text))) return value;
	const takes = options.length > 0 ? `one of ${options.map((option) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(option, 80)).join(", ")}` : TAKES[type];
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what}: input ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)} does not take its value "${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(text, 80)}"`, {
		code: "forge.invalid-input-value",
		hint: `${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)} is ${takes}.`
	});
}
const TAKES = {
	number: "a number",
	boolean: "a boolean: true or false",
	array: "an array, written as JSON"
};
const READERS = {
	number: (text) => text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : void 0,
	boolean: (text) => text === "true" || text === "false" ? text === "true" : void 0,
	array: readArray
};
function readArray(text) {
	try {
		const value = JSON.parse(text);
		return Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}
// packages/forge/src/gitlab/pipeline-file.ts
const scalar = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.S)([
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)()
]);
const inputSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	type: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), "string"),
	default: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	options: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)(scalar), [])
});
const headerSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ spec: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ inputs: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)())) }), { inputs: null }) });
const bodySchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflow: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ name: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), "") }), { name: "" }) });
/**
* Reads what a pipeline's file declares: the typed inputs of its header (https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs),
* and whether `workflow: name:` shows `rebuild_key`, as a variable or as an input. `undefined` when the text is no YAML map. The YAML parser is
* loaded by the first call.
*/
async function parsePipelineFile(text) {
	const { parseAllDocuments } = await __webpack_require__.e(/* import() */ 907).then(__webpack_require__.bind(__webpack_require__, 907));
	const documents = [...parseAllDocuments(text, { logLevel: "silent" })];
	if (documents.some(({ errors }) => errors.length > 0)) return void 0;
	const trees = documents.map((document) => document.toJS({ maxAliasCount: 100 }));
	const header = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(headerSchema, trees[0]);
	const body = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(bodySchema, trees.at(-1));
	if (!header.success || !body.success) return void 0;
	const declared = trees.length > 1 ? header.data.spec.inputs ?? {} : {};
	return {
		inputs: Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput(input)])),
		titleShowsKey: /\$\{?rebuild_key\b|\$\[\[\s*inputs\.rebuild_key\b/u.test(body.data.workflow.name),
		isDispatchable: true
	};
}
function readInput(input) {
	const { type, options, ...rest } = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.D)(inputSchema, input ?? {});
	return {
		type,
		options: options.map(String),
		required: rest.default === void 0
	};
}
// packages/forge/src/gitlab/dispatch.ts
/**
* Finds out what a pipeline would be started with: all offered inputs, since variables need no declaration; those that the pipeline's file declares go
* out as typed inputs. With a trigger token alone nothing has to be readable, as long as the ref is given. Throws `Failure` (`forge.*`).
*/
async function preparePipeline(context, fetchProject, request) {
	const { repository, eventType } = request;
	const place = projectPath(repository);
	if (eventType !== void 0) throw noEvents(repository, "GitLab");
	const project = await fetchProject(repository).catch(asValue);
	const ref = request.ref ?? defaultBranchOf(project, repository);
	if (project instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M && context.triggerToken === void 0) throw project;
	const what = `${repository} pipeline@${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	const declaration = project instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? project : await readDeclaration(context, repository, ref, project);
	const prepared = {
		request,
		what,
		workflow: "",
		ref,
		event: context.triggerToken === void 0 ? "api" : "trigger",
		page: `${context.serverUrl}/${repository}/-/pipelines`,
		inputs: {
			...request.standard,
			...request.explicit
		},
		leftOut: [],
		declaration: declaration instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? void 0 : declaration,
		unreadable: declaration instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? declaration : void 0
	};
	writePipeline(context, prepared, place);
	return prepared;
}
/** The failure for an event that only GitHub has. */
function noEvents(repository, name) {
	const happened = `${name} has no repository_dispatch`;
	return fail$1({ what: repository }, happened, "not-supported", "Leave event-type out.");
}
/** Starts a pipeline, once, and again without the standard variables where the project forbids variables: such a refusal started nothing. */
async function sendPipeline(context, prepared) {
	const result = await postPipeline(context, prepared);
	if (result.kind !== "rejected" || result.failure.code !== "forge.variables-forbidden") return result;
	const names = Object.keys(splitValues(prepared).variables);
	const { standard, explicit, strict } = prepared.request;
	const areOurs = names.every((name) => Object.hasOwn(standard, name) && !Object.hasOwn(explicit, name));
	if (strict || !areOurs) return result;
	const fewer = await postPipeline(context, {
		...prepared,
		inputs: omit(prepared.inputs, names)
	});
	return fewer.kind === "accepted" ? {
		...fewer,
		leftOut: names
	} : fewer;
}
/** Path and body of what starts a pipeline; the trigger token is not in it. */
function writePipeline({ triggerToken }, prepared, place = projectPath(prepared.request.repository)) {
	const { inputs, variables } = splitValues(prepared);
	const typed = Object.keys(inputs).length === 0 ? {} : { inputs };
	const { ref } = prepared;
	if (triggerToken !== void 0) return {
		path: `${place}/trigger/pipeline`,
		body: {
			ref,
			variables,
			...typed
		}
	};
	const list = Object.entries(variables).map(([key, value]) => ({
		key,
		value
	}));
	return {
		path: `${place}/pipeline`,
		body: {
			ref,
			variables: list,
			...typed
		}
	};
}
function postPipeline(context, prepared) {
	const { client, clock, triggerToken } = context;
	const { path, body } = writePipeline(context, prepared);
	const subject = {
		what: prepared.what,
		project: prepared.request.repository,
		action: triggerToken === void 0 ? "create" : "trigger",
		context,
		prepared
	};
	const secret = triggerToken === void 0 ? {} : { token: triggerToken };
	return sendOnce({
		name: "GitLab",
		nowMs: () => clock.now(),
		post: () => client.call({
			method: "POST",
			path,
			body: {
				...secret,
				...body
			},
			repetition: "once"
		}),
		readRun: readRun$1,
		explain: (answer) => explainGitlab(answer, subject)
	}, prepared);
}
const pipelineSchema$1 = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	web_url: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
});
function readRun$1({ data }) {
	const pipeline = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(pipelineSchema$1, data);
	return pipeline.success ? {
		id: pipeline.data.id,
		url: pipeline.data.web_url
	} : void 0;
}
function asValue(error) {
	if (error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return error;
	throw error;
}
function defaultBranchOf(project, repository) {
	if (project instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) throw project;
	if (project.defaultBranch !== void 0) return project.defaultBranch;
	throw fail$1({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
}
/** A `Failure` as a value where the file cannot be read, which need not stop a dispatch; throws where an outage is to blame. */
async function readDeclaration(context, repository, ref, { pipelineFile, defaultBranch }) {
	const what = `${repository} pipeline@${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	if (/[@:]/u.test(pipelineFile)) return fail$1({ what }, `the pipeline's file ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(pipelineFile)} is elsewhere`, "file-not-found", "Inputs that it declares are sent as variables.");
	const file = await fetchGitlabFile(context, repository, ref, pipelineFile, defaultBranch).catch(unlessFatal);
	if (file instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return file;
	if (file.kind !== "text") return file.failure;
	return await parsePipelineFile(file.text) ?? fail$1({ what }, "the pipeline's file is not YAML", "malformed", "Look at the file on that ref.");
}
function unlessFatal(error) {
	if (error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M && [
		"forge.forbidden",
		"forge.not-accessible-by-token",
		"forge.repository-not-found",
		"forge.bad-credentials"
	].includes(error.code)) return error;
	throw error;
}
// packages/forge/src/gitea/refusals.ts
/** The failure for an answer of 300 and more. Codes: `forge.` and the `kind` of a row of {@link GITEA_REFUSALS}. */
function explainGitea(answer, subject) {
	return explainByTable(subject.context.dialect.name, GITEA_REFUSALS, answer, subject);
}
const GITEA_SOURCE = "https://github.com/go-gitea/gitea/blob/main";
const FORGEJO_SOURCE = "https://codeberg.org/forgejo/forgejo/src/branch/forgejo";
/** What Gitea and Forgejo refuse, first match first. */
const GITEA_REFUSALS = [
	{
		id: "401",
		statuses: [401],
		source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
		explain: (answer, { context: { dialect, host, token } }) => ({
			kind: "bad-credentials",
			happened: `${dialect.name} does not accept the token (${describeAnswer(answer)}); it is ${describeKind(token)}, wrong, expired or revoked`,
			hint: `Make a new token, or check the line of tokens for ${host}.`
		})
	},
	{
		id: "403 scope",
		statuses: [403],
		words: /required scope/u,
		source: "https://docs.gitea.com/development/oauth2-provider#scopes",
		explain: (answer, { action }) => ({
			kind: "not-accessible-by-token",
			happened: `the token's scopes do not suffice (${describeAnswer(answer)})`,
			hint: `Make a token with the permission repository: ${action === "read" ? "read" : "read and write"}.`
		})
	},
	{
		id: "403 disabled",
		statuses: [403],
		words: /workflow is disabled/u,
		source: `${GITEA_SOURCE}/services/actions/workflow.go`,
		explain: (answer, { prepared }) => ({
			kind: "workflow-disabled",
			happened: `the workflow is disabled by hand (${describeAnswer(answer)})`,
			hint: `Choose "Enable Workflow" in the menu of ${prepared?.page ?? "the workflow's page"}.`
		})
	},
	{
		id: "403",
		statuses: [403],
		source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
		explain: (answer, { repository, action }) => ({
			kind: "forbidden",
			happened: `the token's owner may not do this (${describeAnswer(answer)})`,
			hint: `Give the token's owner ${action === "read" ? "read" : "write"} access to the Actions of ${repository}.`
		})
	},
	{
		id: "404 ref",
		statuses: [404],
		words: /ref ["'`]?.*["'`]? (?:doesn't|does not) exist|object does not exist|reference does not exist/u,
		when: ({ action }) => action === "dispatch",
		source: `${GITEA_SOURCE}/services/actions/workflow.go; ${FORGEJO_SOURCE}/services/actions/workflows.go`,
		explain: refNotFound$1
	},
	{
		id: "404 workflow",
		statuses: [404],
		words: /workflow ["'`]?.*["'`]? (?:doesn't exist|not found)/u,
		when: ({ action }) => action === "dispatch",
		source: `${GITEA_SOURCE}/services/actions/workflow.go`,
		explain: (answer, { prepared, context: { dialect } }) => ({
			kind: "workflow-not-found",
			happened: `no workflow ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared?.workflow ?? "")} (${describeAnswer(answer)})`,
			hint: `It is looked for in ${dialect.folders.join(", ")}, on the ref that is dispatched.`
		})
	},
	{
		id: "404 route",
		statuses: [404, 405],
		words: /page not found|method not allowed/iu,
		source: "https://blog.gitea.com/release-of-1.23.0/; https://forgejo.org/docs/latest/user/api-usage/",
		explain: (answer, { context: { dialect }, action }) => ({
			kind: "not-supported",
			happened: `this ${dialect.name} does not have that part of the API (${describeAnswer(answer)})`,
			hint: `Check the API URL, which ends in /api/v1, and the server's version: ${NEEDS[dialect.provider][action]}.`
		})
	},
	{
		id: "404",
		statuses: [404],
		source: `${GITEA_SOURCE}/services/context/api.go`,
		explain: (answer, { context, repository }) => repositoryNotFound(answer, context, repository)
	},
	{
		id: "400 required input",
		statuses: [400],
		words: /input required for/u,
		source: `${FORGEJO_SOURCE}/services/actions/workflows.go`,
		explain: (answer) => {
			return {
				kind: "required-input-missing",
				happened: `required input ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(/input required for '(.*)'/u.exec(answer.message)?.[1] ?? "", 80)} is missing (${describeAnswer(answer)})`,
				hint: "Add it to the inputs that are sent, or give it a default in the workflow; its description may be named here instead of its name."
			};
		}
	},
	{
		id: "422 trigger",
		statuses: [422],
		words: /has no workflow_dispatch/u,
		source: `${GITEA_SOURCE}/services/actions/workflow.go`,
		explain: (answer, { prepared }) => noTrigger(describeAnswer(answer), prepared)
	},
	{
		id: "423",
		statuses: [423],
		source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
		explain: (answer, { repository }) => ({
			kind: "forbidden",
			happened: `the repository is archived (${describeAnswer(answer)})`,
			hint: `Unarchive ${repository}, or take its image out of images.yaml.`
		})
	},
	{
		id: "429",
		statuses: [429],
		source: "https://docs.gitea.com/administration/reverse-proxies",
		explain: (answer, { context: { dialect } }) => ({
			kind: "rate-limited",
			happened: `a rate limit before ${dialect.name} is reached (${describeAnswer(answer)})`,
			hint: "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often."
		})
	},
	{
		id: "moved",
		statuses: [
			301,
			302,
			307,
			308
		],
		source: `${GITEA_SOURCE}/services/context/api.go`,
		explain: (answer) => ({
			kind: "repository-moved",
			happened: `the repository was renamed or moved (${answer.status})`,
			hint: "Write its new owner/repo."
		})
	}
];
const NEEDS = {
	gitea: {
		dispatch: "dispatching needs Gitea 1.23",
		read: "runs need Gitea 1.25",
		cancel: "cancelling needs Gitea 1.28"
	},
	forgejo: {
		dispatch: "dispatching needs a newer Forgejo",
		read: "following runs needs a newer Forgejo",
		cancel: "cancelling needs Forgejo 16"
	}
};
/** What is said of a workflow that wants no dispatch; `said` is the server's answer where it was asked. */
function noTrigger(said, prepared) {
	const where = prepared === void 0 ? "" : ` of ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.workflow)} on ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.ref)}`;
	return {
		kind: "no-dispatch-trigger",
		happened: `the workflow cannot be dispatched${said === void 0 ? "" : ` (${said})`}`,
		hint: `Add \`workflow_dispatch:\` under \`on:\`${where}.`
	};
}
/** What is said of a workflow that is in none of the folders, with those that are. */
function workflowNotFound(workflow, { folders }, names) {
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_3__.t)(workflow, names);
	const there = names.length === 0 ? "There are none." : `There are ${names.slice(0, 20).map((name) => (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name)).join(", ")}.`;
	return {
		kind: "workflow-not-found",
		happened: `no workflow ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)} in ${folders.join(", ")}`,
		hint: `${nearest === void 0 ? "" : `Did you mean ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(nearest)}? `}${there}`
	};
}
async function refNotFound$1(answer, { prepared, repository, fetchDefaultBranch, context: { dialect } }) {
	const ref = prepared?.ref ?? "";
	const branch = await fetchDefaultBranch?.(repository);
	const known = branch === void 0 ? "" : ` The default branch of ${repository} is ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(branch)}.`;
	const tag = dialect.provider === "gitea" && !ref.startsWith("refs/") ? ` For a tag write refs/tags/${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}.` : "";
	return {
		kind: "ref-not-found",
		happened: `no branch ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)} (${describeAnswer(answer)})`,
		hint: `Check the branch or tag.${known}${tag}`
	};
}
function repositoryNotFound(answer, { dialect, token }, repository) {
	return {
		kind: "repository-not-found",
		happened: `no such ${dialect.name} repository, or the token may not see it or its Actions (${describeAnswer(answer)})`,
		hint: `Check the spelling of ${repository}, that Actions are enabled in its settings, and that the token's owner may see it; the token is ${describeKind(token)}.`
	};
}
/** Tokens of Gitea and Forgejo have no prefix; another forge's have. */
function describeKind(token) {
	if (/^[0-9a-f]{40}$/u.test(token)) return "an access token";
	const [foreign] = [describeToken(token), describeGitlabToken(token)].filter((kind) => !kind.endsWith("not known"));
	return foreign === void 0 ? "a token of a kind that is not known" : `${foreign}, which is another forge's`;
}
// packages/forge/src/gitea/files.ts
const repositorySchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	default_branch: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	empty: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)(), false)
});
/** The name of a repository's default branch (https://docs.gitea.com/api/#tag/repository). Throws `Failure` `forge.repository-not-found`, and `forge.ref-not-found` for an empty repository. */
async function fetchGiteaBranch(context, repository) {
	const subject = {
		what: repository,
		repository,
		action: "read",
		context
	};
	const answer = await get(context, repositoryPath(repository));
	if (answer.status >= 300) throw await explainGitea(answer, subject);
	const found = readAnswer(context.dialect.name, repositorySchema, answer, subject);
	if (!found.empty) return found.default_branch;
	throw fail$1(subject, "the repository is empty", "ref-not-found", "Push a first commit to it.");
}
const entrySchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	type: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	encoding: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()),
	content: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()),
	size: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(), 0)
});
const folderSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	name: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	type: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
}));
/**
* One file, and `refKnown` to find out whose fault a 404 is: the API answers one and the same for a file, a ref and a repository that is not
* there. Throws `Failure` `forge.repository-not-found`, `forge.ref-not-found`, and what any call may fail with.
*/
async function fetchGiteaFile(context, repository, ref, path, refKnown) {
	const what = describeFile(repository, ref, path);
	const subject = {
		what,
		repository,
		action: "read",
		context
	};
	const answer = await get(context, contentsPath(repository, path), { ref });
	if (answer.status === 404) {
		await refKnown();
		return toMissingFile(what);
	}
	if (answer.status >= 300) throw await explainGitea(answer, subject);
	if (Array.isArray(answer.data)) return {
		kind: "folder",
		failure: fail$1(subject, "this is a folder", "file-folder", "Name the file in it.")
	};
	const { encoding, content, size } = readAnswer(context.dialect.name, entrySchema, answer, subject);
	if (encoding === "base64" && typeof content === "string") return toTextFile(what, Buffer.from(content, "base64"));
	return {
		kind: "too-large",
		failure: fail$1(subject, `${size} bytes are more than ${context.dialect.name} hands out`, "file-too-large", "Check that this is the right file.")
	};
}
/** The names of the files in a folder; empty when there is none. */
async function fetchGiteaFolder(context, repository, ref, path) {
	const answer = await get(context, contentsPath(repository, path), { ref });
	const folder = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(folderSchema, answer.status < 300 ? answer.data : []);
	return folder.success ? folder.data.filter(({ type }) => type === "file").map(({ name }) => name) : [];
}
/** Throws `Failure` unless repository and ref exist (https://docs.gitea.com/api/#tag/repository). */
async function checkGiteaRef(context, repository, ref, fetchDefaultBranch) {
	const branch = await fetchDefaultBranch(repository);
	const query = {
		sha: ref,
		limit: 1,
		stat: "false",
		verification: "false",
		files: "false"
	};
	const answer = await get(context, `${repositoryPath(repository)}/commits`, query);
	if (answer.status < 300) return;
	const subject = {
		what: repository,
		repository,
		action: "read",
		context
	};
	if (answer.status !== 404) throw await explainGitea(answer, subject);
	const hint = `Its default branch is ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(branch)}.`;
	throw fail$1(subject, `no branch or tag ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`, "ref-not-found", hint);
}
/** The API's path of a repository; throws `Failure` `forge.repository-name` for what is none. */
function repositoryPath(repository) {
	try {
		const { owner, repo } = splitRepository(repository);
		return `/repos/${owner}/${repo}`;
	} catch (error) {
		if (!(error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M)) throw error;
		throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`"${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(repository)}" is not owner/repo`, {
			code: error.code,
			hint: error.hint
		});
	}
}
function contentsPath(repository, path) {
	const encoded = path.split("/").map(encodeURIComponent).join("/");
	return `${repositoryPath(repository)}/contents/${encoded}`;
}
function get({ client }, path, query = {}) {
	return client.call({
		method: "GET",
		path,
		query,
		repetition: "read"
	});
}
// packages/forge/src/gitea/dispatch.ts
/**
* Finds out what a workflow would be started with. The server ignores inputs that the workflow does not declare, and starts one that wants no dispatch, so both
* are read from its file. Throws `Failure` (`forge.*`).
*/
async function prepareGitea(context, lookups, request) {
	const { dialect, serverUrl } = context;
	const { repository, eventType } = request;
	repositoryPath(repository);
	if (eventType !== void 0) throw noEvents(repository, dialect.name);
	const workflow = readWorkflowName(request.workflow, dialect.folders);
	const ref = request.ref ?? await lookups.defaultBranch(repository);
	const what = `${repository} ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)}@${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	const read = await lookups.declaration(repository, request.workflow, ref);
	const declaration = read instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? void 0 : read;
	if (declaration?.isDispatchable === false) {
		const { kind, happened, hint } = noTrigger(void 0, {
			workflow,
			ref
		});
		throw fail$1({ what }, happened, kind, hint);
	}
	return {
		request,
		what,
		workflow,
		ref,
		event: "workflow_dispatch",
		page: `${serverUrl}/${repository}/actions?workflow=${encodeURIComponent(workflow)}`,
		...chooseInputs(request, declaration, what),
		declaration,
		unreadable: read instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? read : void 0
	};
}
/** Starts a workflow, once. */
function sendGitea(context, lookups, prepared) {
	const { client, clock, dialect, serverUrl } = context;
	const { repository } = prepared.request;
	const { path, query, body } = writeGitea(context, prepared);
	const subject = {
		what: prepared.what,
		repository,
		action: "dispatch",
		context,
		prepared,
		fetchDefaultBranch: lookups.defaultBranch
	};
	return sendOnce({
		name: dialect.name,
		nowMs: () => clock.now(),
		post: () => client.call({
			method: "POST",
			path,
			query,
			body,
			repetition: "once"
		}),
		readRun: (answer) => dialect.readStarted(answer, `${serverUrl}/${repository}`),
		explain: (answer) => explainGitea(answer, subject)
	}, prepared);
}
/** Path, query and body of a dispatch (https://docs.gitea.com/api/next/operations/actions-dispatch-workflow/, https://codeberg.org/api/swagger#/repository/DispatchWorkflow). */
function writeGitea({ dialect }, { request, workflow, ref, inputs }) {
	return {
		path: `${repositoryPath(request.repository)}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
		query: dialect.dispatchQuery,
		body: {
			ref,
			inputs,
			...dialect.dispatchBody
		}
	};
}
/** Reads what a workflow declares; see {@link GiteaLookups}. Throws `Failure` `forge.workflow-not-found`, `forge.ref-not-found`, `forge.repository-not-found`. */
async function fetchGiteaDeclaration(context, lookups, place) {
	const { dialect } = context;
	const { repository, workflow, ref } = place;
	const name = readWorkflowName(workflow, dialect.folders);
	const what = `${repository} ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(name)}@${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	const file = await findWorkflow(context, lookups, place, name).catch(unlessForbidden);
	if (file instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) return file;
	if (file === void 0) {
		const folders = dialect.folders.map((folder) => fetchGiteaFolder(context, repository, ref, folder));
		const { kind, happened, hint } = workflowNotFound(name, dialect, (await Promise.all(folders)).flat());
		throw fail$1({ what }, happened, kind, hint);
	}
	const declaration = await parseWorkflow(file);
	if (declaration === void 0) return fail$1({ what }, "the workflow's file is not YAML", "malformed", "Look at the file on that ref.");
	const shows = dialect.listsInputs ? Object.hasOwn(declaration.inputs, "rebuild_key") : declaration.titleShowsKey && (await lookups.version()).fillsRunNames;
	return {
		...declaration,
		titleShowsKey: shows
	};
}
/** The text of the first file of that name in the folders; `undefined` when there is none. */
async function findWorkflow(context, lookups, { repository, workflow, ref }, name) {
	const paths = workflow.includes("/") ? [workflow] : context.dialect.folders.map((folder) => `${folder}/${name}`);
	let checked;
	for (const path of paths) {
		const file = await fetchGiteaFile(context, repository, ref, path, () => {
			checked ??= checkGiteaRef(context, repository, ref, lookups.defaultBranch);
			return checked;
		});
		if (file.kind === "text") return file.text;
	}
}
function readWorkflowName(workflow, folders) {
	const folder = folders.find((known) => workflow.startsWith(`${known}/`));
	const name = folder === void 0 ? workflow : workflow.slice(folder.length + 1);
	if (/^[^/\\]+\.ya?ml$/u.test(name)) return name;
	throw new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`"${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)}" is not the name of a workflow file`, {
		code: "forge.workflow-name",
		hint: `Write the file's name under ${folders[0]}/, for example build.yml.`
	});
}
/** A missing permission to read the file says nothing about the permission to dispatch. */
function unlessForbidden(error) {
	if (error instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M && ["forge.forbidden", "forge.not-accessible-by-token"].includes(error.code)) return error;
	throw error;
}
// packages/forge/src/gitea/runs.ts
const listSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	workflow_runs: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	total_count: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(), 0)
});
const PAGE$1 = 50;
/** Lists a repository's runs, newest first (https://docs.gitea.com/api/next/operations/get-workflow-runs/); see `Forge.listRuns`. */
async function listGiteaRuns(context, query) {
	const { repository, workflow, once = false } = query;
	const subject = {
		what: repository,
		repository,
		action: "read",
		context
	};
	let seen = 0;
	const { runs, ...list } = await collectRuns(query, async (page) => {
		const answer = await context.client.call({
			method: "GET",
			path: `${repositoryPath(repository)}/actions/runs`,
			query: {
				limit: PAGE$1,
				page
			},
			repetition: once ? "once" : "read"
		});
		if (answer.status >= 300) throw await explainGitea(answer, subject);
		const { workflow_runs: found, total_count: total } = readAnswer(context.dialect.name, listSchema, answer, subject);
		seen += found.length;
		const atMs = answer.timeMs ?? context.clock.now();
		return {
			runs: found.map((run) => readRun(context, run, atMs, subject)),
			atMs,
			last: seen >= total
		};
	});
	return {
		...list,
		runs: runs.filter((run) => workflow === void 0 || run.workflow === workflow)
	};
}
/** One run with its final conclusion; see `Forge.fetchRun`. */
async function fetchGiteaRun(context, repository, id) {
	const subject = {
		what: `${repository} run ${id}`,
		repository,
		action: "read",
		context
	};
	const answer = await callRun(context, repository, `${id}`);
	if (answer.status === 404) return void 0;
	if (answer.status >= 300) throw await explainGitea(answer, subject);
	return settleGiteaConclusion(context, repository, readRun(context, answer.data, answer.timeMs ?? context.clock.now(), subject));
}
const jobSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	runner_id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)()), null),
	task_id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)()), null)
});
const jobs = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)(jobSchema);
const jobsSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.S)([
	jobs,
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.g)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ jobs }), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.x)((list) => list.jobs)),
	(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.g)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflow_jobs: jobs }), (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.x)((list) => list.workflow_jobs))
]);
/**
* A cancelled run none of whose jobs got a runner was `superseded`; see `Forge.settleConclusion`. Servers that do not list a run's jobs leave it at
* `cancelled`.
*/
async function settleGiteaConclusion(context, repository, run) {
	if (run.conclusion !== "cancelled") return run;
	const answer = await callRun(context, repository, `${run.id}/jobs`);
	const listed = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(jobsSchema, answer.status < 300 ? answer.data : void 0);
	if (!listed.success || listed.data.some((job) => (job.runner_id ?? 0) > 0 || (job.task_id ?? 0) > 0)) return run;
	return {
		...run,
		conclusion: "superseded"
	};
}
/** Cancels a run, where the server is new enough; see `Forge.cancelRun`. */
async function cancelGiteaRun(context, repository, id) {
	const what = `${repository} run ${id}`;
	const subject = {
		what,
		repository,
		action: "cancel",
		context
	};
	const path = `${repositoryPath(repository)}/actions/runs/${id}/cancel`;
	const answer = await context.client.call({
		method: "POST",
		path,
		repetition: "read"
	});
	if (answer.status < 300) return "requested";
	if (answer.status === 409) return "finished";
	if (answer.status === 404 && (await callRun(context, repository, `${id}`)).status === 404) throw fail$1({ what }, "no such run (404)", "run-not-found", "It may have been deleted, or the token may not see the repository's runs.");
	throw await explainGitea(answer.status === 404 ? {
		...answer,
		message: "page not found"
	} : answer, subject);
}
function readRun({ dialect }, data, atMs, subject) {
	const run = dialect.readRun(data, atMs);
	if (run === void 0) throw malformed(dialect.name, subject, "");
	return run;
}
function callRun({ client }, repository, rest) {
	const path = `${repositoryPath(repository)}/actions/runs/${rest}`;
	return client.call({
		method: "GET",
		path,
		repetition: "read"
	});
}
// packages/forge/src/gitea/version.ts
const versionSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ version: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() });
/** Asks the server for its version (https://docs.gitea.com/api/#tag/miscellaneous); what it does not say counts as old. */
async function fetchGiteaVersion({ client }) {
	const answer = await client.call({
		method: "GET",
		path: "/version",
		repetition: "read"
	});
	const known = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(versionSchema, answer.data);
	const [, major = 0, minor = 0] = /^v?(\d+)\.(\d+)/u.exec(known.success ? known.data.version : "") ?? [];
	return { fillsRunNames: Number(major) > 1 || Number(major) === 1 && Number(minor) >= 25 };
}
// packages/forge/src/gitea/gitea.ts
/** A Gitea or Forgejo to talk to; makes no request by itself. The token is registered with the redactor. */
function createGitea(options) {
	options.redactor.hide(options.token);
	const apiUrl = options.apiUrl.replace(/\/+$/u, "");
	const context = createContext$2(options, apiUrl);
	const lookups = createLookups(context);
	const actor = memoize();
	return {
		provider: options.provider,
		apiUrl,
		canReadRuns: true,
		readFiles: createRestFileReader({
			fetchFile: (repository, ref, path) => fetchGiteaFile(context, repository, ref, path, () => checkGiteaRef(context, repository, ref, lookups.defaultBranch)),
			fetchDefaultBranch: lookups.defaultBranch
		}),
		fetchDefaultBranch: lookups.defaultBranch,
		prepareDispatch: (request) => prepareGitea(context, lookups, request),
		describeDispatch(prepared) {
			const { path, query, body } = writeGitea(context, prepared);
			const search = new URLSearchParams(query).toString();
			return `POST ${apiUrl}${path}${search === "" ? "" : `?${search}`} ${JSON.stringify(body)}`;
		},
		sendDispatch: (prepared) => sendGitea(context, lookups, prepared),
		serverTimeMs: () => context.client.serverTimeMs(),
		fetchActor: () => actor("", () => fetchUser(context)),
		listRuns: (query) => listGiteaRuns(context, query),
		fetchRun: (repository, id) => fetchGiteaRun(context, repository, id),
		settleConclusion: (repository, run) => settleGiteaConclusion(context, repository, run),
		fetchRunInputs: async (_repository, run) => run.inputs,
		cancelRun: (repository, id) => cancelGiteaRun(context, repository, id)
	};
}
const refusalSchema$1 = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ message: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() });
function createContext$2({ provider, token, transport, clock }, apiUrl) {
	return {
		client: createRestClient({
			apiUrl,
			credentials: { authorization: `token ${token}` },
			transport,
			clock,
			describe(data) {
				const refusal = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(refusalSchema$1, data);
				return refusal.success ? refusal.data.message : "";
			}
		}),
		clock,
		dialect: provider === "gitea" ? GITEA : FORGEJO,
		serverUrl: apiUrl.replace(/\/api\/v1$/u, ""),
		host: new URL(apiUrl).host,
		token
	};
}
function createLookups(context) {
	const branches = memoize();
	const versions = memoize();
	const declarations = memoize();
	const lookups = {
		defaultBranch: (repository) => branches(repository, () => fetchGiteaBranch(context, repository)),
		version: () => versions("", () => fetchGiteaVersion(context)),
		declaration(repository, workflow, ref) {
			const key = JSON.stringify([
				repository,
				workflow,
				ref
			]);
			return declarations(key, () => fetchGiteaDeclaration(context, lookups, {
				repository,
				workflow,
				ref
			}));
		}
	};
	return lookups;
}
const userSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ login: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() });
/** The login of the token's owner (https://docs.gitea.com/api/#tag/user); `undefined` for a token that may not ask. */
async function fetchUser({ client }) {
	const answer = await client.call({
		method: "GET",
		path: "/user",
		repetition: "read"
	});
	const user = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(userSchema, answer.data);
	return answer.status < 300 && user.success ? user.data.login : void 0;
}
// packages/forge/src/actor.ts
const viewerSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ data: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ viewer: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ login: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() }) }) });
/**
* The login that GitHub knows the token's owner by, `github-actions[bot]` for a job's own token; `undefined` when GitHub does not say. GraphQL answers this for
* tokens of every kind, REST only for people's (https://docs.github.com/graphql/reference/queries#viewer). Throws `Failure` `http.*` without an answer.
*/
async function fetchViewer({ client, graphqlUrl }) {
	const answer = await client.call(`POST ${graphqlUrl}`, { query: "query { viewer { login } }" }, { repetition: "read" });
	const viewer = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(viewerSchema, answer.data);
	return viewer.success ? viewer.data.data.viewer.login : void 0;
}
// packages/forge/src/cancellation.ts
/**
* Asks GitHub to cancel a run (https://docs.github.com/rest/actions/workflow-runs#cancel-a-workflow-run); see `Forge.cancelRun`. Cancelling twice does no harm, so it is
* tried again like a read.
*/
async function cancelRun(context, repository, id) {
	const subject = {
		what: `${repository} run ${id}`,
		repository,
		permission: "actions: write"
	};
	const answer = await context.client.call("POST /repos/{owner}/{repo}/actions/runs/{run_id}/cancel", {
		...splitRepository(repository),
		run_id: id
	}, { repetition: "read" });
	if (answer.status < 300) return "requested";
	if (answer.status === 409) return "finished";
	if (answer.status === 404) throw runNotFound(subject.what);
	throw explainRefusal(answer, subject, context.caller);
}
/** The failure for a run that the server does not know. */
function runNotFound(what) {
	return fail$1({ what }, "no such run (404)", "run-not-found", "It may have been deleted, or the token may not see the repository's runs.");
}
// packages/forge/src/client.ts
const MAX_BYTES = 33554432;
const HEADERS = [
	"content-type",
	"date",
	"etag",
	"link",
	"retry-after",
	"x-github-enterprise-version",
	"x-github-sso"
].concat(["remaining", "reset"].map((name) => `x-ratelimit-${name}`));
const SILENT = {
	debug() {},
	info() {},
	warn() {},
	error() {}
};
/** A client over the shared transport. Octokit is loaded by the first call. */
function createClient(options) {
	let octokit;
	let serverTimeMs;
	let enterpriseVersion;
	return {
		async call(route, parameters, { repetition, version, ifNoneMatch }) {
			octokit ??= loadOctokit(options);
			const request = await octokit;
			const fetch = createFetch(options, repetition);
			const headers = {
				...version === void 0 ? {} : { "x-github-api-version": version },
				...ifNoneMatch === void 0 ? {} : { "if-none-match": ifNoneMatch }
			};
			const answer = await settle(request(route, {
				...parameters,
				headers,
				request: {
					fetch,
					log: SILENT
				}
			}));
			serverTimeMs = answer.timeMs ?? serverTimeMs;
			enterpriseVersion = answer.header("x-github-enterprise-version") ?? enterpriseVersion;
			return answer;
		},
		serverTimeMs: () => serverTimeMs,
		enterpriseVersion: () => enterpriseVersion
	};
}
async function loadOctokit({ apiUrl, token, userAgent }) {
	const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(23), __webpack_require__.e(195)]).then(__webpack_require__.bind(__webpack_require__, 195));
	const octokit = getOctokit(token, {
		baseUrl: apiUrl,
		userAgent,
		log: SILENT
	});
	return (route, parameters) => octokit.request(route, parameters);
}
/** Octokit's answer or error as an answer; the transport's own failure where that was the cause. */
async function settle(pending) {
	try {
		return toAnswer(await pending);
	} catch (error) {
		if (!(error instanceof Error)) throw error;
		if ("response" in error && error.response !== void 0) return toAnswer(error.response);
		throw error.cause ?? error;
	}
}
function toAnswer({ status, data, headers }) {
	const header = (name) => {
		const value = headers[name];
		return typeof value === "string" ? value : void 0;
	};
	return {
		status,
		data,
		message: status < 300 ? "" : messageOf(data),
		timeMs: (0,_classification_cXwdgLrK_js__WEBPACK_IMPORTED_MODULE_2__.a)(header("date")),
		header
	};
}
function messageOf(data) {
	if (typeof data === "string") return data;
	const message = typeof data === "object" && data !== null && "message" in data ? data.message : void 0;
	return typeof message === "string" ? message : "";
}
/** The part of `fetch` that Octokit uses, over the transport. */
function createFetch({ transport, clock }, repetition) {
	return async (url, init) => {
		return toFetchResponse(await transport.send({
			method: init.method,
			url: new URL(url),
			headers: Object.fromEntries(Object.entries(init.headers).map(([name, value]) => [name.toLowerCase(), value])),
			body: init.body,
			maxBytes: MAX_BYTES,
			classify: classifyCall(repetition, clock)
		}));
	};
}
function toFetchResponse({ status, url, headers, body }) {
	const listed = HEADERS.flatMap((name) => {
		const value = headers.get(name);
		return value === void 0 ? [] : [[name, value]];
	});
	return {
		status,
		url: url.href,
		headers: {
			get: (name) => headers.get(name) ?? null,
			[Symbol.iterator]: () => listed[Symbol.iterator]()
		},
		text: async () => body.toString("utf8"),
		arrayBuffer: async () => new Uint8Array(body).buffer
	};
}
// packages/forge/src/event-request.ts
const MOST_NAME = 100;
const MOST_KEYS = 10;
const MOST_CHARACTERS = 65535;
/**
* Prepares a `repository_dispatch`: all offered inputs go into its `client_payload`, since no file declares any, and it runs on the default
* branch (https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event). Throws `Failure` `forge.event-type`,
* `forge.event-ref`, `forge.too-many-inputs`, `forge.inputs-too-long`.
*/
async function prepareEvent(context, lookups, request, eventType) {
	const { repository } = request;
	const ref = await lookups.defaultBranch(repository);
	const what = `${repository} event ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(eventType)}`;
	if (eventType === "" || eventType.length > MOST_NAME) throw fail(what, `the event type has ${eventType.length} characters, and GitHub takes 1 to ${MOST_NAME}`, "event-type", "Shorten event-type.");
	if (request.ref !== void 0 && request.ref !== ref) throw fail(what, `a repository_dispatch runs on the default branch ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}, not on ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(request.ref)}`, "event-ref", "Leave the ref out, or leave event-type out and name the workflow.");
	const inputs = {
		...request.standard,
		...request.explicit
	};
	checkPayload(inputs, what);
	return {
		request,
		what,
		workflow: "",
		ref,
		event: "repository_dispatch",
		page: `${context.serverUrl}/${repository}/actions`,
		inputs,
		leftOut: [],
		declaration: void 0,
		unreadable: void 0
	};
}
function checkPayload(inputs, what) {
	const count = Object.keys(inputs).length;
	if (count > MOST_KEYS) throw fail(what, `${count} inputs, and a client_payload takes ${MOST_KEYS}`, "too-many-inputs", "Send fewer: several values can share one input as JSON.");
	const characters = JSON.stringify(inputs).length;
	if (characters <= MOST_CHARACTERS) return;
	throw fail(what, `the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS} in all`, "inputs-too-long", "Shorten them, or let the workflow read the long one from a file or an artifact.");
}
function fail(what, happened, kind, hint) {
	return new _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M(`${what}: ${happened}`, {
		code: `forge.${kind}`,
		hint
	});
}
// packages/forge/src/dispatch-request.ts
/**
* Finds out what would be sent: the ref, and of the inputs those that the workflow declares, read once for each repository,
* workflow and ref. Sends nothing that changes anything. Throws `Failure` (`forge.*`).
*/
async function prepareDispatch(context, lookups, request) {
	const { repository } = request;
	splitRepository(repository);
	if (request.eventType !== void 0) return prepareEvent(context, lookups, request, request.eventType);
	const workflow = parseWorkflowName(request.workflow);
	const ref = request.ref ?? await lookups.defaultBranch(repository);
	const what = `${repository} ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)}@${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	const read = await lookups.declaration(repository, workflow, ref);
	const unreadable = read instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? read : void 0;
	const declaration = read instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M ? void 0 : read;
	const { inputs, leftOut } = chooseInputs(request, declaration, what);
	checkLimits(inputs, context.client.enterpriseVersion(), what);
	return {
		request,
		what,
		workflow,
		ref,
		event: "workflow_dispatch",
		page: `${context.serverUrl}/${repository}/actions/workflows/${encodeURIComponent(workflow)}`,
		inputs,
		leftOut,
		declaration,
		unreadable
	};
}
// packages/forge/src/graphql-files.ts
const objectSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	kind: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	text: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()),
	isBinary: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)()),
	isTruncated: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.a)()),
	byteSize: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)())
}));
const answerSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	data: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ repository: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.o)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ defaultBranchRef: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ name: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() })) }), objectSchema)) })),
	errors: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
		type: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()),
		message: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()
	})))
});
/**
* Reads up to {@link MAX_FILES} files of one repository, of any refs, with one GraphQL query
* (https://docs.github.com/graphql/reference/objects#repository). Throws `Failure` when the repository cannot be read at all.
*/
async function fetchFiles(context, repository, wanted) {
	const subject = {
		what: repository,
		repository,
		permission: "contents: read"
	};
	const refs = [...new Set(wanted.map(({ ref }) => ref ?? "HEAD"))];
	const { owner, repo } = splitRepository(repository);
	const variables = Object.fromEntries([
		["owner", owner],
		["name", repo],
		...refs.map((ref, index) => [`r${index}`, ref]),
		...wanted.map(({ ref, path }, index) => [`f${index}`, `${ref ?? "HEAD"}:${path}`])
	]);
	const query = writeQuery(refs.length, wanted.length);
	const found = readRepository(context, subject, await callSuccessfully(context, subject, `POST ${context.graphqlUrl}`, {
		query,
		variables
	}));
	const missingRefs = new Set(refs.filter((_, index) => !found.objects[`r${index}`]));
	return {
		defaultBranch: found.defaultBranch,
		files: wanted.map((file, index) => missingRefs.has(file.ref ?? "HEAD") ? refNotFound(repository, file.ref, found.defaultBranch) : toFile(`${repository} ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(file.path)}@${file.ref ?? found.defaultBranch}`, found.objects[`f${index}`]))
	};
}
function writeQuery(refs, files) {
	const declared = [
		"owner",
		"name",
		...[...numbered("r", refs), ...numbered("f", files)]
	].map((name) => `$${name}: String!`).join(", ");
	const commits = numbered("r", refs).map((name) => `${name}: object(expression: $${name}) { kind: __typename }`);
	const blobs = numbered("f", files).map((name) => `${name}: object(expression: $${name}) { kind: __typename ...${BLOB} }`);
	return `query(${declared}) { repository(owner: $owner, name: $name) { defaultBranchRef { name } ${[...commits, ...blobs].join(" ")} } }`;
}
const BLOB = " on Blob { text isBinary isTruncated byteSize }";
function numbered(letter, count) {
	return Array.from({ length: count }, (_, index) => `${letter}${index}`);
}
function readRepository(context, subject, answer) {
	const { data, errors } = read(answerSchema, answer, subject);
	const [error] = errors ?? [];
	if (error?.type === "NOT_FOUND") throw repositoryNotFound$1(subject.repository, context.caller);
	if (error !== void 0 || !data?.repository) {
		const status = error?.type === "RATE_LIMITED" || error?.type === "FORBIDDEN" ? 403 : 502;
		throw explainRefusal({
			...answer,
			status,
			message: error?.message ?? ""
		}, subject, context.caller);
	}
	const { defaultBranchRef, ...objects } = data.repository;
	return {
		defaultBranch: defaultBranchRef?.name,
		objects
	};
}
function refNotFound(repository, ref, defaultBranch) {
	if (ref === void 0 || defaultBranch === void 0) return fail$1({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
	const happened = `no branch or tag ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	return fail$1({ what: repository }, happened, "ref-not-found", `Its default branch is ${(0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.j)(defaultBranch)}.`);
}
function toFile(what, object) {
	if (!object) return {
		kind: "missing",
		failure: fail$1({ what }, "no such file", "file-not-found", "Check the path, from the repository's root, and its case.")
	};
	if (object.kind !== "Blob") return {
		kind: "folder",
		failure: fail$1({ what }, "this is a folder", "file-folder", "Name the file in it.")
	};
	if (object.isTruncated === true) {
		const happened = `${object.byteSize} bytes are more than GitHub hands out as text`;
		return {
			kind: "too-large",
			failure: fail$1({ what }, happened, "file-too-large", "Check that this is the right file.")
		};
	}
	if (typeof object.text !== "string") return {
		kind: "binary",
		failure: fail$1({ what }, "this file is binary", "file-binary", "Check that this is the right file.")
	};
	return {
		kind: "text",
		text: object.text
	};
}
// packages/forge/src/files.ts
/**
* A reader of files that shares queries: what is asked for in one turn of the event loop goes out together, at most
* {@link MAX_FILES} files a query, and no file is asked for twice.
*/
function createFileReader(context) {
	const known = /* @__PURE__ */ new Map();
	const queues = /* @__PURE__ */ new Map();
	function want(repository, ref, path) {
		const key = JSON.stringify([
			repository,
			ref ?? null,
			path
		]);
		const found = known.get(key) ?? new Promise((resolve, reject) => enqueue(repository, {
			ref,
			path,
			resolve,
			reject
		}));
		known.set(key, found);
		return found;
	}
	function enqueue(repository, pending) {
		const queue = queues.get(repository);
		if (queue !== void 0) {
			queue.push(pending);
			return;
		}
		queues.set(repository, [pending]);
		setImmediate(() => flush(repository));
	}
	function flush(repository) {
		const queue = queues.get(repository) ?? [];
		queues.delete(repository);
		for (let start = 0; start < queue.length; start += 50) deliver(context, repository, queue.slice(start, start + 50));
	}
	return async (repository, ref, paths) => {
		splitRepository(repository);
		const found = await Promise.all(paths.map((path) => want(repository, ref, path)));
		return {
			defaultBranch: found[0]?.defaultBranch ?? "",
			files: new Map(paths.map((path, index) => [path, found[index]?.file]).filter(hasFile))
		};
	};
}
function hasFile(entry) {
	return entry[1] !== void 0;
}
async function deliver(context, repository, batch) {
	try {
		const { defaultBranch = "", files } = await fetchFiles(context, repository, batch);
		for (const [index, pending] of batch.entries()) {
			const file = files[index];
			if (file === void 0 || file instanceof _clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.M) pending.reject(file);
			else pending.resolve({
				defaultBranch,
				file
			});
		}
	} catch (error) {
		for (const pending of batch) pending.reject(error);
	}
}
// packages/forge/src/github.ts
/** A GitHub to talk to, as one token sees it; makes no request by itself, and loads Octokit with the first. The token is registered with the redactor. */
function createGithub(options) {
	options.redactor.hide(options.token);
	const apiUrl = options.apiUrl.replace(/\/+$/u, "");
	const context = createContext$1(options, apiUrl);
	const lookups = createLookups$1(context);
	const host = new URL(apiUrl).host;
	const dispatcher = {
		context,
		lookups,
		dialects: dialectsOf(options.transport),
		host
	};
	const listRuns = createRunLister(context);
	const viewer = memoize();
	return {
		provider: "github",
		apiUrl,
		canReadRuns: true,
		readFiles: createFileReader(context),
		fetchDefaultBranch: lookups.defaultBranch,
		prepareDispatch: (request) => prepareDispatch(context, lookups, request),
		describeDispatch(prepared) {
			const { path, body } = writeDispatch(prepared);
			return `POST ${apiUrl}${path} ${JSON.stringify(body)}`;
		},
		sendDispatch: (prepared) => sendDispatch(dispatcher, prepared),
		serverTimeMs: () => context.client.serverTimeMs(),
		fetchActor: () => viewer("", () => fetchViewer(context)),
		listRuns,
		fetchRun: (repository, id) => fetchRun(context, repository, id),
		settleConclusion: (repository, run) => settleConclusion(context, repository, run),
		fetchRunInputs: async () => void 0,
		cancelRun: (repository, id) => cancelRun(context, repository, id)
	};
}
function createContext$1(options, apiUrl) {
	const { token, clock, ownRepository, signal } = options;
	return {
		client: createClient({
			...options,
			apiUrl
		}),
		caller: {
			token,
			ownRepository,
			now: () => clock.now()
		},
		clock,
		serverUrl: options.serverUrl.replace(/\/+$/u, ""),
		graphqlUrl: apiUrl.endsWith("/api/v3") ? apiUrl.replace(/\/v3$/u, "/graphql") : `${apiUrl}/graphql`,
		signal
	};
}
// packages/forge/src/gitlab/message.ts
const refusalSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	message: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	error: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), void 0),
	error_description: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.h)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), void 0)
});
/**
* GitLab's words out of a refusal: `message` is a text, a list, or a map of fields to lists; OAuth's errors are `error` and
* `error_description` (https://docs.gitlab.com/api/rest/troubleshooting/).
*/
function describeGitlab(data) {
	const refusal = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.O)(refusalSchema, data);
	if (!refusal.success) return "";
	const { message, error, error_description: description } = refusal.data;
	return [
		...flatten(message),
		error,
		description
	].filter((part) => part !== void 0 && part !== "").join("; ");
}
function flatten(message) {
	if (typeof message === "string") return [message];
	if (Array.isArray(message)) return message.flatMap(flatten);
	if (typeof message !== "object" || message === null) return [];
	return Object.entries(message).flatMap(([field, problems]) => {
		const texts = flatten(problems);
		return field === "base" ? texts : texts.map((text) => `${field} ${text}`);
	});
}
// packages/forge/src/gitlab/pipelines.ts
const pipelineSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	web_url: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	name: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null),
	source: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	ref: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)()), null),
	status: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), ""),
	created_at: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	user: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({ username: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)() })), null)
});
const PAGE = 100;
/** Lists a project's pipelines, newest first (https://docs.gitlab.com/api/pipelines/#list-project-pipelines); see `Forge.listRuns`. */
async function listPipelines(context, query) {
	const { repository, once = false } = query;
	const subject = readSubject(context, repository, repository);
	return collectRuns(query, async (page) => {
		const answer = await getSuccessfully(context, subject, `${projectPath(repository)}/pipelines`, {
			per_page: PAGE,
			page
		}, once ? "once" : "read");
		const runs = readGitlab((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)(pipelineSchema), answer, subject).map(toRun);
		const next = answer.header("x-next-page");
		return {
			runs,
			last: next === void 0 ? runs.length < PAGE : next === "",
			atMs: answer.timeMs ?? context.clock.now()
		};
	});
}
/** One pipeline (https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline); see `Forge.fetchRun`. */
async function fetchPipeline(context, repository, id) {
	const subject = readSubject(context, repository, `${repository} pipeline ${id}`);
	const path = `${projectPath(repository)}/pipelines/${id}`;
	const answer = await context.client.call({
		method: "GET",
		path,
		repetition: "read"
	});
	if (answer.status === 404) return void 0;
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	return toRun(readGitlab(pipelineSchema, answer, subject));
}
const variablesSchema = (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	key: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(),
	value: (0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_DIB0L9Nn_js__WEBPACK_IMPORTED_MODULE_1__.y)(), "")
}));
/** The variables that a pipeline was started with (https://docs.gitlab.com/api/pipelines/#get-variables-of-a-pipeline); `undefined` where the token may not see them. */
async function fetchVariables(context, repository, id) {
	const subject = readSubject(context, repository, `${repository} pipeline ${id}`);
	const path = `${projectPath(repository)}/pipelines/${id}/variables`;
	const answer = await context.client.call({
		method: "GET",
		path,
		repetition: "read"
	});
	if (answer.status === 403 || answer.status === 404) return void 0;
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	const variables = readGitlab(variablesSchema, answer, subject);
	return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
}
/** Cancels a pipeline (https://docs.gitlab.com/api/pipelines/#cancel-all-jobs-for-a-pipeline); see `Forge.cancelRun`. */
async function cancelPipeline(context, repository, id) {
	const subject = {
		what: `${repository} pipeline ${id}`,
		project: repository,
		action: "cancel",
		context
	};
	const path = `${projectPath(repository)}/pipelines/${id}/cancel`;
	const answer = await context.client.call({
		method: "POST",
		path,
		repetition: "read"
	});
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	const { conclusion } = toRun(readGitlab(pipelineSchema, answer, subject));
	return conclusion === void 0 || conclusion === "cancelled" ? "requested" : "finished";
}
/** The failure of whoever wants to see pipelines with nothing but a trigger token. */
function noReadToken({ host }, repository) {
	const hint = `Add the line ${host}=<secret> to tokens, with an access token of scope read_api: a trigger token only starts pipelines.`;
	return fail$1({ what: repository }, "there is no token that may read pipelines", "no-read-token", hint);
}
const RUNNING = {
	created: "queued",
	waiting_for_resource: "pending",
	preparing: "queued",
	waiting_for_callback: "in_progress",
	pending: "queued",
	running: "in_progress",
	canceling: "in_progress",
	scheduled: "waiting"
};
const FINISHED = {
	success: "success",
	failed: "failure",
	canceled: "cancelled",
	skipped: "skipped",
	manual: "action_required"
};
/** A pipeline's status (https://docs.gitlab.com/api/pipelines/#list-project-pipelines) in this package's words; one that is not known is still running. */
function readPipelineStatus(state) {
	const conclusion = FINISHED[state];
	if (conclusion !== void 0) return {
		status: "completed",
		conclusion,
		state
	};
	return {
		status: RUNNING[state] ?? "in_progress",
		conclusion: void 0,
		state
	};
}
function toRun(pipeline) {
	return {
		id: pipeline.id,
		url: pipeline.web_url,
		title: pipeline.name ?? "",
		workflow: void 0,
		workflowId: void 0,
		event: pipeline.source,
		ref: pipeline.ref ?? void 0,
		actor: pipeline.user?.username,
		createdAtMs: Date.parse(pipeline.created_at),
		inputs: void 0,
		...readPipelineStatus(pipeline.status)
	};
}
function readSubject(context, project, what) {
	return {
		what,
		project,
		action: "read",
		context
	};
}
// packages/forge/src/gitlab/gitlab.ts
/** A GitLab to talk to; makes no request by itself. The tokens are registered with the redactor. */
function createGitlab(options) {
	const context = createContext(options);
	const fetchProject = createProjects(context);
	const canReadRuns = context.token !== void 0;
	const refuse = async (repository) => {
		throw noReadToken(context, repository);
	};
	async function fetchDefaultBranch(repository) {
		const { defaultBranch } = await fetchProject(repository);
		if (defaultBranch !== void 0) return defaultBranch;
		throw fail$1({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
	}
	return {
		provider: "gitlab",
		apiUrl: apiUrlOf(options),
		canReadRuns,
		readFiles: createRestFileReader({
			fetchFile: (repository, ref, path) => fetchGitlabFile(context, repository, ref, path),
			fetchDefaultBranch
		}),
		fetchDefaultBranch,
		prepareDispatch: (request) => preparePipeline(context, fetchProject, request),
		describeDispatch(prepared) {
			const { path, body } = writePipeline(context, prepared);
			return `POST ${apiUrlOf(options)}${path} ${JSON.stringify(body)}`;
		},
		sendDispatch: (prepared) => sendPipeline(context, prepared),
		serverTimeMs: () => context.client.serverTimeMs(),
		fetchActor: async () => void 0,
		listRuns: (query) => canReadRuns ? listPipelines(context, query) : refuse(query.repository),
		fetchRun: (repository, id) => canReadRuns ? fetchPipeline(context, repository, id) : refuse(repository),
		settleConclusion: async (_repository, run) => run,
		fetchRunInputs: (repository, run) => canReadRuns ? fetchVariables(context, repository, run.id) : refuse(repository),
		cancelRun: (repository, id) => canReadRuns ? cancelPipeline(context, repository, id) : refuse(repository)
	};
}
function createContext(options) {
	const { token, triggerToken, redactor, clock, transport } = options;
	for (const secret of [token, triggerToken]) if (secret !== void 0) redactor.hide(secret);
	const apiUrl = apiUrlOf(options);
	return {
		client: createRestClient({
			apiUrl,
			credentials: credentialsOf(token),
			transport,
			clock,
			describe: describeGitlab
		}),
		clock,
		serverUrl: apiUrl.replace(/\/api\/v4$/u, ""),
		host: new URL(apiUrl).host,
		token,
		triggerToken
	};
}
function credentialsOf(token) {
	if (token === void 0) return {};
	return token.startsWith("glcbt-") ? { "job-token": token } : { "private-token": token };
}
function apiUrlOf({ apiUrl }) {
	return apiUrl.replace(/\/+$/u, "");
}



/***/ })

};
