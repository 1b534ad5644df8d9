export const id = 861;
export const ids = [861];
export const modules = {

/***/ 861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(692);
/* harmony import */ var _src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(600);
/* harmony import */ var _inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(795);




// packages/image/src/digest.ts
const SHA256 = /^sha256:[0-9a-f]{64}$/u;
/** Whether a text is a digest in canonical form: `sha256:` and 64 lower-case hex digits. */
function isDigest(text) {
	return SHA256.test(text);
}
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
function describeRequest$1({ method, url }) {
	return `${method} ${describeUrl(url)}`;
}
/** A URL for messages, without its query and userinfo. */
function describeUrl(url) {
	return (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
/** A failure of one request: `what` happened to it, and the next step. */
function createFailure(request, code, what, hint, cause) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${describeRequest$1(request)}: ${what}`, {
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
	if (error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A) return error;
	const system = readSystemError(error);
	const kind = kindOf(error, system, received);
	if (kind === void 0) return error;
	const code = system === void 0 ? "" : ` (${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(system.code)})`;
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
// packages/http/src/proxy.ts
/** Whether a URL's host is this machine itself: `localhost`, a name under it, 127.0.0.0/8 or ::1. */
function isLoopback(url) {
	return /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
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
	if (isLoopback(request.url) || isAddress && isPrivateAddress(host)) throw createPrivate(request, host);
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
	return createFailure(request, "http.private-address", `${address} is not a public address, and this request may go to public ones only`, "If it is yours and meant to be asked, add it to trusted-realms");
}
// packages/http/src/proxy-failure.ts
/** What an error means that came from the proxy and not from the server behind it. */
function createProxyFailure(request, proxy, error) {
	const status = readStatus(error);
	if (status === 407) return createDenied(request, proxy);
	const code = readSystemError(error)?.code;
	const why = status ?? (code === void 0 || code === "ECONNRESET" ? "it broke off" : code);
	return createFailure(request, "http.proxy", `the proxy ${proxy.host} gave no connection (${why})`, "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and whether the proxy allows this host and port");
}
/** The answer, unless it is the proxy's own 407, which no server may send (https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8). */
function refuseProxyDenial(request, proxy, message) {
	if (message.statusCode !== 407) return message;
	message.destroy();
	throw createDenied(request, proxy);
}
function createDenied(request, proxy) {
	return createFailure(request, "http.proxy", `the proxy ${proxy.host} wants other credentials (407)`, "Write the proxy's user and password into HTTP_PROXY and HTTPS_PROXY, as http://user:password@host:port");
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
	const keepAlive = request.method === "GET" || request.method === "HEAD";
	return {
		key: `${request.publicOnly === true ? "public" : "any"} ${keepAlive ? "kept" : "new"}`,
		keepAlive
	};
}
/** Throws `http.invalid-request` for a URL that is neither http nor https. */
function refuseForeignScheme(request) {
	if (request.url.protocol === "https:" || request.url.protocol === "http:") return;
	throw createFailure(request, "http.invalid-request", "the URL is neither http nor https", "Write the URL with https:// in front");
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
		throw createFailure(request, "http.proxy", "the proxy's URL cannot be read", "Set HTTP_PROXY and HTTPS_PROXY to URLs such as http://proxy.example:3128");
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
			lane.waiting.shift()?.admit();
		}
	}
	/** The lane of the longest waiting request that may go now. */
	function nextLane() {
		const now = clock.monotonicMs();
		let next;
		for (const lane of lanes.values()) {
			if (lane.inFlight >= lane.limit || lane.resumesAt > now) continue;
			if (arrivalOf(lane) < arrivalOf(next)) next = lane;
		}
		return next;
	}
	function setAlarm(lane) {
		const waitMs = lane.resumesAt - clock.monotonicMs();
		if (lane.waiting.length === 0 || waitMs <= 0) {
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
		enter(host, signal) {
			const lane = laneOf(host);
			return new Promise((resolve, reject) => {
				if (signal?.aborted) {
					reject(signal.reason);
					return;
				}
				const onAbort = () => {
					lane.waiting.splice(lane.waiting.indexOf(waiter), 1);
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
				lane.waiting.push(waiter);
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
function arrivalOf(lane) {
	return lane?.waiting[0]?.order ?? Infinity;
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
	throw createFailure(request, "http.malformed", `the answer has the content coding "${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(coding, 40)}", which is not known here`, "Have the server or the proxy send the answer uncompressed, as it was asked to");
}
// packages/http/src/body.ts
/**
* The whole body of an answer, decoded, of at most `request.maxBytes` bytes. Rejects with `http.too-large` when it is longer,
* `http.cut` when the connection ends before the body does, `http.malformed` when it cannot be decoded, or the signal's reason;
* the connection is destroyed then. It always settles: a cut message may say so with nothing but its `close` event.
*/
function readBody(message, request, signal) {
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		let decoder;
		let isEmpty = true;
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
			size += chunk.length;
			if (size > request.maxBytes) fail(createTooLarge(request));
			else chunks.push(chunk);
		};
		message.on("error", (error) => fail(toFailure(error, request, true)));
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
	return createFailure(request, "http.too-large", `the answer is longer than ${request.maxBytes} bytes`, "Check that the URL is that of the service that is meant");
}
function createCut(request) {
	return createFailure(request, "http.cut", "the answer was cut short", "Try again, and look at the server's or the proxy's log when it stays so");
}
function createUndecodable(request, error) {
	if (readSystemError(error)?.code === "Z_BUF_ERROR") return createCut(request);
	return createFailure(request, "http.malformed", "the answer could not be decompressed", "Look at the server's or the proxy's log", error);
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
	const [why, hint] = reason instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A ? [reason.message, reason.hint ?? "Run it again"] : ["the time for all requests of this run is spent", "Raise the timeout, or let the next run go on"];
	return createFailure(request, "http.budget", `${how}: ${why}`, hint, cause);
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
		const failure = deadline.signal.aborted ? deadline.signal.reason : toFailure(error, request);
		if (failure instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A) return { failure };
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
	return createFailure(request, "http.timeout", `no complete answer within ${timeoutMs / 1e3} s`, "Raise the timeout, or check whether a proxy or firewall holds the connection up");
}
// packages/http/src/retrying.ts
/**
* Makes a request until it is answered or retries are spent; then the last outcome counts, an answer of any status or a thrown
* `Failure`. `onAttempt` is called with 1, 2 … as each attempt goes out.
*/
async function sendWithRetry(request, options, onAttempt) {
	const { clock, random, policy, signal } = options;
	const doubt = { failure: void 0 };
	const classify = request.classify ?? (0,_src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_2__.r)(request.method, clock);
	try {
		return unwrap(await retry(async (attempt) => {
			return concludeAttempt(request, await passGate(request, options, () => onAttempt(attempt)), {
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
	const leave = await gate.enter(host, signal);
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
	return status === 429 || status === 503 ? (0,_src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_2__.i)(outcome.response, clock) : void 0;
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
	return createFailure(request, "http.reset", `answered ${outcome.response.status}`, "Look for its effect");
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
		if (failure instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A) return { outcome: "unknown" };
		throw failure;
	}
}
function announceWait(request, { gate, policy, redactor, onRetry }, { attempt, waitMs, error }) {
	if (!(error instanceof Unfinished)) return;
	const { outcome } = error;
	if ("response" in outcome && outcome.response.status === 429) gate.pause(request.url.host, waitMs);
	const text = `${"response" in outcome ? `${describeRequest$1(request)}: ${outcome.response.status}` : outcome.failure.message}; attempt ${attempt + 1} of ${policy.attempts} in ${(waitMs / 1e3).toFixed(1)} s`;
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
				return await sendWithRetry(request, options, (attempt) => count(counts, request, attempt));
			} catch (error) {
				throw redact(error, options.redactor);
			}
		}
	};
}
function count(counts, { method }, attempt) {
	if (method === "HEAD") counts.head += 1;
	else if (method === "GET") counts.get += 1;
	else counts.other += 1;
	if (attempt > 1) counts.retried += 1;
}
function redact(error, redactor) {
	if (redactor === void 0 || !(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A)) return error;
	const { code, hint, cause, details } = error;
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(redactor.redact(error.message), {
		code,
		hint: hint && redactor.redact(hint),
		cause,
		details
	});
}
// packages/ledger/src/document.ts
const digest = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.s)((value) => typeof value === "string" && isDigest(value), "not a digest");
const time = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)().check((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.C)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const baseRecord = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	current: digest,
	firstSeenAt: time,
	previous: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)(digest),
	history: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.u)({
		digest,
		firstSeenAt: time
	}))
});
const forcedRequest = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	at: time,
	by: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	reason: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	runId: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	imageDigest: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)(digest),
	unchangedToo: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.a)()
});
const dispatchRecord = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	key: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	attempt: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.c)(),
	at: time,
	status: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	runUrl: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)())
});
const imageRecord = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	reference: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	digest: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)(digest),
	verdict: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.r)([
		"unchanged",
		"changed",
		"unknown"
	]),
	proven: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.r)(["unchanged", "changed"])),
	unknownSince: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)(time),
	decision: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	dueAt: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)(time),
	episode: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.c)(),
	pendingSince: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.g)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(), time),
	forced: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.d)(forcedRequest),
	dispatches: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.i)(dispatchRecord)
});
const document = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.u)({
	version: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.l)(1),
	bases: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.g)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(), baseRecord),
	images: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.g)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(), imageRecord)
});
/** A ledger that remembers nothing yet. */
function emptyLedger() {
	return {
		version: 1,
		bases: {},
		images: {}
	};
}
/**
* Reads a ledger document. Throws `Failure` `ledger.corrupt` or `ledger.newer-version`, naming `path` and the place in the document;
* a ledger that cannot be read must not be overwritten.
*/
function parseLedger(text, path) {
	const value = parseJson(text, path);
	const version = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.T)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.u)({ version: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.p)() }), value);
	if (version.success && version.data.version > 1) throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${path}: the ledger has version ${version.data.version}, and this release reads version 1`, {
		code: "ledger.newer-version",
		hint: "Use the release of Basewatch that wrote it, or a newer one; the file was not touched."
	});
	const parsed = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.T)(document, value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw corrupt(path, `${issue?.path.join(".") || "the document"}: ${issue?.message}`);
}
/** The document's text: keys sorted, two spaces, a newline at the end, so that two runs that know the same write the same bytes. */
function formatLedger(ledger) {
	return `${JSON.stringify(sortKeys(ledger), null, 2)}\n`;
}
function parseJson(text, path) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(path, "it is not JSON", error);
	}
}
function corrupt(path, reason, cause) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${path}: the ledger cannot be read: ${reason}`, {
		code: "ledger.corrupt",
		hint: "Restore it from an earlier version, or delete it to start with an empty memory; the file was not touched.",
		cause
	});
}
function sortKeys(value) {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (value === null || typeof value !== "object") return value;
	const entries = Object.entries(value).toSorted(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
// packages/ledger/src/file-store.ts
/** A ledger in one JSON file. */
function createFileStore(files, path) {
	let stored;
	return {
		async load() {
			stored = (await files.read(path))?.toString("utf8");
			return stored === void 0 ? emptyLedger() : parseLedger(stored, path);
		},
		async save(ledger) {
			const text = formatLedger(ledger);
			if (text === stored) return false;
			await files.write(path, text);
			stored = text;
			return true;
		}
	};
}
// packages/ledger/src/records.ts
/** The ledger with a dispatch noted at each of the named images; a name that it does not know is left out. */
function noteDispatch(ledger, names, dispatch) {
	const images = { ...ledger.images };
	for (const name of names) {
		const record = images[name];
		if (record === void 0) continue;
		images[name] = {
			...record,
			dispatches: [...record.dispatches, dispatch].slice(-20)
		};
	}
	return {
		...ledger,
		images
	};
}
// packages/render/src/markdown.ts
const MARKUP = /[\\`*_[\]<>&#!|~@$]|:(?=\/\/)/gu;
/** Text from outside as plain text in Markdown: one line, nothing in it is markup, a link or a mention. */
function plain(text, maxLength = 300) {
	return (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
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
// packages/commands/src/version.ts
/** The `User-Agent` of a command's requests, with the version. */
function userAgent(command) {
	return `basewatch/0.1.0 (${command})`;
}
// packages/commands/src/github.ts
const API = "https://api.github.com";
const SERVER = "https://github.com";
/**
* A client for a GitHub, with the token that the workflow's author bound to its host: `github-token` for the runner's own server only, a line of
* `tokens` for any other. Throws `Failure` `input.token-missing` that says which line to add.
*/
async function openGithub(target, secrets, world, transport) {
	const { environment, clock, redactor, signal } = world;
	const own = environment["GITHUB_API_URL"] || API;
	const apiUrl = target.apiUrl ?? own;
	const token = tokenFor(apiUrl, target.repository, secrets, environment);
	const { createGithub } = await __webpack_require__.e(/* import() */ 574).then(__webpack_require__.bind(__webpack_require__, 574));
	return createGithub({
		apiUrl,
		serverUrl: apiUrl === own ? environment["GITHUB_SERVER_URL"] || SERVER : pagesOf(new URL(apiUrl)),
		token,
		transport,
		clock,
		redactor,
		signal,
		userAgent: userAgent(target.command),
		ownRepository: environment["GITHUB_REPOSITORY"] || void 0
	});
}
function tokenFor(apiUrl, repository, secrets, environment) {
	const url = URL.parse(apiUrl);
	const isOwn = [environment["GITHUB_API_URL"] || API, environment["GITHUB_SERVER_URL"] || SERVER].some((origin) => URL.parse(origin)?.origin === url?.origin);
	if (url === null || url.username !== "" || url.password !== "" || !mayCarryToken(url, isOwn)) throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`apiUrl ${url === null ? "" : (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(url.origin + url.pathname, 120)} is not an https URL without a user`, {
		code: "input.api-url",
		hint: "Write the API's https URL, for example https://ghe.example.com/api/v3; its token goes into tokens."
	});
	const host = serverHost(url);
	const token = [host, url.host].map((name) => (0,_inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__.s)(secrets.tokens, name, repository ?? "")).find((secret) => secret !== void 0) ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`there is no token for ${host}`, {
		code: "input.token-missing",
		hint: isOwn ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN." : `Add the line ${host}=<secret> to tokens.`
	});
}
function mayCarryToken(url, isOwn) {
	return url.protocol === "https:" || url.protocol === "http:" && (isOwn || isLoopback(url));
}
function pagesOf(api) {
	return `${api.protocol}//${serverHost(api)}`;
}
/** The host that people know a GitHub by: that of its pages, without the `api.` of github.com and ghe.com. */
function serverHost(api) {
	return api.host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/u, "");
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
// packages/commands/src/dispatch/recorder.ts
/**
* The recorder of a state; `undefined` for none. What was not sent is not recorded. Throws `Failure` (`ledger.*`) when the ledger
* cannot be read: it is better to know that before anything is sent.
*/
async function openRecorder(state, { files, clock }) {
	if (state.kind === "none") return void 0;
	const store = createFileStore(files, state.path);
	await store.load();
	return { async record(results) {
		const at = new Date(clock.now()).toISOString();
		let ledger = await store.load();
		for (const { key, attempt, images, status, runUrl } of results) {
			if (status === "skipped" || status === "deferred") continue;
			ledger = noteDispatch(ledger, images, {
				key,
				attempt,
				at,
				status,
				runUrl
			});
		}
		await store.save(ledger);
	} };
}
// packages/commands/src/dispatch/notes.ts
function createNotes(log) {
	const said = /* @__PURE__ */ new Set();
	const once = (text, say) => {
		if (!said.has(text)) say(text);
		said.add(text);
	};
	const leftOut = ({ what }, names) => {
		if (names.length === 0) return;
		const list = names.map((name) => (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(name, 80)).join(", ");
		once(`${what}: left out ${list}, which the workflow does not declare.`, log.notice);
	};
	return {
		leftOut,
		explain(prepared) {
			leftOut(prepared, prepared.leftOut);
			if (prepared.declaration?.titleShowsKey !== false) return;
			once(`${prepared.what}: its run-name does not show the input rebuild_key, so its runs cannot be told apart: a second dispatch of the same rebuild would not be noticed, and after a lost answer it stays unknown whether it started.`, log.info);
		},
		unreadable({ message, hint }) {
			once(`${message}; all inputs were sent without knowing which ones it declares. ${hint ?? ""}`, log.warning);
		},
		unlisted(repository, { message }) {
			once(`${repository}: its runs cannot be listed, so an earlier dispatch of the same rebuild would not be noticed (${message}).`, log.warning);
		}
	};
}
// packages/commands/src/dispatch/refusals.ts
const HOUR_MS = 36e5;
/** Throws `Failure` `dispatch.too-old` for a target that was decided longer ago than `maxAgeMs`. */
function refuseStale(target, maxAgeMs, nowMs) {
	const ageMs = nowMs - target.checkedAtMs;
	if (ageMs <= maxAgeMs) return;
	const age = `${(ageMs / HOUR_MS).toFixed(1)} h ago, and max-age is ${(maxAgeMs / HOUR_MS).toFixed(1)} h`;
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${nameOf(target)}: this rebuild was decided ${age}`, {
		code: "dispatch.too-old",
		hint: "Run check-base-digest again and dispatch what it says now, or raise max-age."
	});
}
/** A limit that an earlier target met. */
function limitedBefore(target, limit) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${nameOf(target)}: not sent after ${limit.message}`, {
		code: limit.code,
		hint: limit.hint
	});
}
/** The run was told to stop before this target's turn came. */
function stoppedBefore(target) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${nameOf(target)}: the run was told to stop before this was sent`, {
		code: "dispatch.stopped",
		hint: "The next run goes on from here."
	});
}
/** `max-dispatches` is used up. */
function tooMany(target, most) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${nameOf(target)}: not sent, since ${most} dispatches are the most for one run`, {
		code: "dispatch.max-dispatches",
		hint: "The next run goes on from here; raise max-dispatches to do more at once."
	});
}
/** `dry-run` is set. */
function rehearsed(target) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${nameOf(target)}: dry run, nothing was sent`, {
		code: "dispatch.dry-run",
		hint: "Set dry-run to false to send it."
	});
}
function nameOf({ images, repository, workflow }) {
	return (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}
// packages/commands/src/dispatch/campaign.ts
/**
* Yields the function that tries one target: it paces the dispatches, counts them, and sends nothing more to where a limit is
* reached. It throws no `Failure`: each is part of the target's result.
*/
function createCampaign({ targets, inputs, hosts, deps }) {
	const { clock, log, signal } = deps;
	const notes = createNotes(log);
	const limits = /* @__PURE__ */ new Map();
	const sinceMs = Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"];
	let sent = 0;
	let lastSentMs = Number.NEGATIVE_INFINITY;
	async function attempt(target) {
		refuseStale(target, inputs["max-age"], clock.now());
		if (sent >= inputs["max-dispatches"]) return settle(target, "deferred", tooMany(target, inputs["max-dispatches"]));
		const reached = await hosts(target.apiUrl, target.repository);
		const limit = limits.get(reached.apiUrl);
		if (limit !== void 0) return settle(target, "deferred", limitedBefore(target, limit));
		try {
			return await prepareAndSend(target, reached);
		} catch (error) {
			if (error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A && (0,_src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_2__.n)(error)) limits.set(reached.apiUrl, error);
			throw error;
		}
	}
	async function prepareAndSend(target, reached) {
		const { github } = reached;
		const prepared = await github.prepareDispatch(toRequest(target, inputs));
		notes.explain(prepared);
		if (inputs["dry-run"]) {
			sent += 1;
			log.info(`Dry run: ${describeRequest(prepared, reached.apiUrl)}`);
			return settle(target, "skipped", rehearsed(target));
		}
		const earlier = await findEarlier(target, prepared, github);
		if (earlier === void 0) return send(target, prepared, github);
		log.info(`${prepared.what}: ${earlier.url} is this rebuild's run already.`);
		return settle(target, "skipped", void 0, earlier);
	}
	/** The run of this very key and attempt, which an earlier step started. */
	async function findEarlier(target, prepared, github) {
		if (prepared.declaration?.titleShowsKey === false) return void 0;
		try {
			return await github.findRun(target.repository, prepared.request.marker, sinceMs);
		} catch (error) {
			if (!(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A) || (0,_src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_2__.n)(error)) throw error;
			notes.unlisted(target.repository, error);
			return;
		}
	}
	async function send(target, prepared, github) {
		const waitMs = lastSentMs + inputs["write-interval"] - clock.monotonicMs();
		if (waitMs > 0) await clock.sleep(waitMs, signal);
		lastSentMs = clock.monotonicMs();
		sent += 1;
		const result = await github.dispatchWorkflow(prepared, {
			reconcileTimeoutMs: inputs["reconcile-timeout"],
			onAmbiguous: inputs["on-ambiguous"]
		});
		if (result.status === "deferred") throw result.failure;
		if (result.status !== "dispatched") return settle(target, result.status, result.failure);
		if (prepared.unreadable !== void 0) notes.unreadable(prepared.unreadable);
		notes.leftOut(prepared, result.leftOut);
		log.info(`${prepared.what}: dispatched, ${result.run?.url ?? "in a run that this server does not name"}`);
		return settle(target, "dispatched", void 0, result.run);
	}
	return async (target) => {
		try {
			return await attempt(target);
		} catch (error) {
			if (signal.aborted && error === signal.reason) return settle(target, "deferred", stoppedBefore(target));
			if (!(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A)) throw error;
			return settle(target, (0,_src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_2__.n)(error) ? "deferred" : "failed", error);
		}
	};
}
function settle(target, status, failure, run) {
	return {
		target,
		status,
		failure,
		run
	};
}
function toRequest(target, inputs) {
	const { repository, workflow, ref, standard, explicit, key, attempt } = target;
	return {
		repository,
		workflow,
		ref,
		standard,
		explicit,
		strict: inputs["strict-inputs"],
		marker: `${key}.${attempt}`
	};
}
/** What would be sent: method, URL and body. */
function describeRequest({ request, workflow, ref, inputs }, apiUrl) {
	return `POST ${apiUrl}${`/repos/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`} ${escapeInvisible(JSON.stringify({
		ref,
		inputs
	}))}`;
}
/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json) {
	return json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""));
}
function escapeUnit(unit) {
	return `\\u${unit.toString(16).padStart(4, "0")}`;
}
// packages/commands/src/dispatch/hosts.ts
function createHosts({ secrets, world, transport }) {
	const clients = /* @__PURE__ */ new Map();
	return async (given, repository) => {
		const apiUrl = given ?? (world.environment["GITHUB_API_URL"] || "https://api.github.com");
		const id = JSON.stringify([apiUrl, repository]);
		const target = {
			apiUrl: given,
			repository,
			command: "dispatch-rebuild"
		};
		const client = clients.get(id) ?? openGithub(target, secrets, world, transport);
		clients.set(id, client);
		return {
			github: await client,
			apiUrl
		};
	};
}
// packages/commands/src/dispatch/input-map.ts
/**
* The `inputs` input: a YAML or JSON map of names to plain values, which stay as they are written (`1.10` is not 1.1). The YAML
* parser is loaded here. Throws `Failure` `input.inputs`.
*/
async function parseInputMap(text) {
	if (text === void 0) return {};
	const { isMap, isScalar, parseDocument } = await __webpack_require__.e(/* import() */ 429).then(__webpack_require__.bind(__webpack_require__, 429));
	const document = parseDocument(text, {
		schema: "failsafe",
		logLevel: "error"
	});
	const [error] = document.errors;
	if (error !== void 0) throw wrong(`this is neither YAML nor JSON: ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.D)(error.message)}`, error);
	if (!isMap(document.contents)) throw wrong(`"${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.D)(text, 80)}" is not a map`);
	const entries = document.contents.items.map(({ key, value }) => {
		const name = isScalar(key) ? String(key.value) : "";
		if (value !== null && !isScalar(value)) throw wrong(`the value of ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(name, 80)} is not plain text`);
		return [name, value === null || value.value === null ? "" : String(value.value)];
	});
	return Object.fromEntries(entries);
}
function wrong(what, cause) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`inputs: ${what}`, {
		code: "input.inputs",
		hint: "Write one name: value a line, or a JSON object such as {\"version_bump\":\"minor\"}; values are plain text.",
		cause
	});
}
// packages/commands/src/dispatch/results.ts
function toEntry({ target, status, run, failure }) {
	return {
		key: target.key,
		attempt: target.attempt,
		images: target.images,
		status,
		runId: run?.id ?? null,
		runUrl: run?.url ?? null,
		conclusion: null,
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
		conclusion: "",
		"dispatched-count": count("dispatched"),
		"skipped-count": count("skipped"),
		"deferred-count": count("deferred"),
		"unknown-count": count("unknown"),
		"failed-count": count("failed")
	};
}
/** What fails the step, once every target was tried. */
function toFailures(attempted) {
	return attempted.flatMap(({ status, failure }) => (status === "failed" || status === "unknown") && failure !== void 0 ? [failure] : []);
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
// packages/commands/src/dispatch/targets.ts
/**
* What the entries of `rebuilds` call for. Throws `Failure` `dispatch.state` for an entry whose ledger is not the `state` of this
* step, `dispatch.no-target` for one without a dispatch when the inputs name none.
*/
function toTargets(entries, { inputs, explicit }, deps) {
	const named = (0,_inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__.n)(inputs);
	return entries.map((entry) => {
		refuseOtherState(entry, inputs, deps);
		const { key, attempt, dispatch } = entry;
		if (dispatch !== null && named.length > 0) throw (0,_inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__.r)(named, key);
		const images = entry.images.map(({ name }) => name);
		const place = dispatch ?? placeFromInputs(inputs, explicit, deps, `rebuilds: the entry for ${images.map((name) => (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(name, 80)).join(", ")}`);
		const base = causeOf(entry);
		const standard = standardInputs(inputs, `${key}.${attempt}`, {
			base_image: inputs["base-image"] ?? base?.reference ?? "",
			base_digest: base?.current ?? "",
			images: images.join(",")
		});
		const { apiUrl, repository, workflow, ref } = place;
		return {
			key,
			attempt,
			images,
			apiUrl: apiUrl ?? void 0,
			repository,
			workflow,
			ref,
			standard,
			explicit: place.inputs,
			checkedAtMs: Date.parse(entry.checkedAt)
		};
	});
}
/** The one workflow that the inputs name. */
function toSingleTarget({ inputs, explicit }, deps) {
	const place = placeFromInputs(inputs, explicit, deps, "workflow");
	const baseImage = inputs["base-image"] ?? "";
	const key = keyOf(place, baseImage, deps);
	const standard = standardInputs(inputs, `${key}.1`, { base_image: baseImage });
	const { repository, workflow, ref } = place;
	return {
		key,
		attempt: 1,
		images: [],
		apiUrl: void 0,
		repository,
		workflow,
		ref,
		standard,
		explicit,
		checkedAtMs: deps.clock.now()
	};
}
function placeFromInputs({ workflow, repository, ref }, explicit, { environment }, what) {
	if (workflow === void 0) throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${what} says not where to dispatch to`, {
		code: "dispatch.no-target",
		hint: "Set workflow to the file name of the workflow that builds it; or build it in this job."
	});
	const own = repository ?? environment["GITHUB_REPOSITORY"];
	if (own === void 0 || own === "") throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A("repository is not given, and GITHUB_REPOSITORY is not set", {
		code: "dispatch.no-repository",
		hint: "Set repository to the owner/repo that the workflow is in."
	});
	return {
		apiUrl: null,
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
	const own = (0,_inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__.o)(state);
	if (ledger === null || sameState(ledger, own, files)) return;
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`rebuilds: the entry with key ${key} comes from the ledger ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(ledger)}, and state is ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(own ?? "none")}`, {
		code: "dispatch.state",
		hint: `Set state to ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(ledger)} here too: the ledger must know what was dispatched.`
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
	return (0,_inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__.c)("sha256").update(situation).digest("hex").slice(0, 16);
}
// packages/commands/src/dispatch/run-dispatch.ts
/**
* Dispatches the rebuilds that the inputs name, each at most once, one after the other. What goes wrong with one target is in the
* outcome, and stops no other. Throws `Failure` when the inputs themselves cannot be used: nothing was sent then.
*/
async function runDispatch(inputs, deps) {
	const targets = await readTargets(inputs, deps);
	const attempted = targets.length === 0 ? [] : await dispatchAll(targets, inputs, deps);
	if (targets.length === 0) deps.log.info("There is nothing to dispatch.");
	const unrecorded = inputs["dry-run"] ? [] : await record(attempted, deps);
	return {
		outputs: toOutputs(attempted),
		failures: [...toFailures(attempted), ...unrecorded],
		summary: writeSummary(attempted, inputs["dry-run"])
	};
}
async function readTargets(inputs, deps) {
	const target = {
		inputs,
		explicit: await parseInputMap(inputs.inputs)
	};
	if (inputs.rebuilds === void 0 && inputs["rebuilds-file"].length === 0) return [toSingleTarget(target, deps)];
	const entries = [...inputs.rebuilds ?? [], ...await readFiles(inputs["rebuilds-file"], deps)];
	return toTargets((0,_inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__.i)(entries), target, deps);
}
async function readFiles(patterns, { files }) {
	const entries = [];
	const failures = [];
	for (const pattern of patterns) try {
		for (const path of await findFiles(pattern, files)) {
			const content = await files.read(path);
			entries.push(...(0,_inputs_DG0AR9MX_js__WEBPACK_IMPORTED_MODULE_3__.a)(content?.toString("utf8") ?? "", path));
		}
	} catch (error) {
		if (!(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A)) throw error;
		failures.push(...(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.M)(error));
	}
	if (failures.length > 0) throw (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.j)(failures, "several files are wrong", "rebuilds.shape");
	return entries;
}
async function findFiles(pattern, files) {
	if (await files.read(pattern).catch(() => void 0) !== void 0) return [pattern];
	const found = await files.glob(pattern);
	if (found.length > 0) return found;
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`rebuilds-file: no file matches ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(pattern)}`, {
		code: "rebuilds.no-file",
		hint: "Check the path, from the workspace, and that the step that writes it ran in this job or its artifact was downloaded."
	});
}
async function dispatchAll(targets, inputs, deps) {
	const campaign = createCampaign({
		targets,
		inputs,
		hosts: createHosts({
			secrets: inputs,
			world: deps,
			transport: await deps.createTransport()
		}),
		deps
	});
	const attempted = [];
	for (const target of targets) attempted.push(await campaign(target));
	return attempted;
}
async function record(attempted, { ledger }) {
	if (ledger === void 0 || attempted.length === 0) return [];
	try {
		await ledger.record(attempted.map(toEntry));
		return [];
	} catch (error) {
		if (!(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A)) throw error;
		return (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.M)(error);
	}
}
// packages/commands/src/dispatch/run-in-world.ts
const SETTINGS = {
	command: "dispatch-rebuild",
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
	const ledger = await openRecorder(inputs.state, world);
	return runDispatch(inputs, {
		...world,
		ledger,
		createTransport: async () => openApiTransport(world, SETTINGS)
	});
}



/***/ }),

/***/ 600:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ retryAfterMs),
/* harmony export */   n: () => (/* binding */ isDeferring),
/* harmony export */   r: () => (/* binding */ classifySafely),
/* harmony export */   t: () => (/* binding */ createGithub)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(692);


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
function classifySafely(method, clock = _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.t) {
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
function retryAfterMs(response, clock) {
	return parseRetryAfter(response.headers.get("retry-after"), clock.now());
}
/** Whether a failed exchange proves that the server received nothing, so that even a request that must not happen twice can be sent again. */
function isNotSent(failure) {
	if (failure.code === "http.budget") return !(failure.cause instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A);
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
	const nearest = own.map((name) => (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.k)(name, declared ?? [])).find((name) => name !== void 0);
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${what}: the workflow declares no input ${own.map((name) => (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(name, 80)).join(", ")}`, {
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
const MOST_CHARACTERS = 65535;
/**
* Holds inputs against GitHub's limits: 25 of them (10 on an Enterprise Server up to 3.19), 65,535 characters in all. Throws
* `Failure` `forge.too-many-inputs` or `forge.inputs-too-long`.
*
* @param enterpriseVersion what the server calls itself; `undefined` on github.com
*/
function checkLimits(inputs, enterpriseVersion, what) {
	const count = Object.keys(inputs).length;
	const most = isBefore320(enterpriseVersion) ? 10 : 25;
	if (count > most) throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${what}: ${count} inputs, and this server takes ${most}`, {
		code: "forge.too-many-inputs",
		hint: "Send fewer: several values can share one input as JSON."
	});
	const characters = JSON.stringify(inputs).length;
	if (characters <= MOST_CHARACTERS) return;
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${what}: the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS} in all`, {
		code: "forge.inputs-too-long",
		hint: "Shorten them, or let the workflow read the long one from a file or an artifact."
	});
}
function isBefore320(version) {
	const [, major, minor] = /^(\d+)\.(\d+)/u.exec(version ?? "") ?? [];
	return major !== void 0 && (Number(major) < 3 || Number(major) === 3 && Number(minor) <= 19);
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
	const serverNowMs = parseHttpDate(header("date")) ?? nowMs;
	const afterMs = parseRetryAfter(header("retry-after"), serverNowMs);
	if (afterMs !== void 0) return afterMs;
	const resetS = Number(header("x-ratelimit-reset"));
	if (header("x-ratelimit-remaining") === "0" && resetS > 0) return Math.max(1e3, resetS * 1e3 - serverNowMs);
	return FIRST_BLIND_WAIT_MS * 2 ** waitsBefore;
}
/** The classification of one call's outcomes; made anew for each call, since it counts the waits. */
function classifyCall(repetition, clock) {
	let waits = 0;
	const safely = classifySafely("GET", clock);
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
		return repetition === "read" || "failure" in outcome && isNotSent(outcome.failure) ? safely(outcome) : { kind: "give-up" };
	};
}
function readSigns(response) {
	return {
		status: response.status,
		message: response.status < 400 ? "" : response.body.subarray(0, 4096).toString("utf8"),
		header: (name) => response.headers.get(name)
	};
}
// packages/forge/src/token-kind.ts
const KINDS = [
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
	return KINDS.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "a token of a kind that is not known";
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
	if (status === 401) return badCredentials(subject, caller);
	if (limitOf(answer) !== void 0) return limited(answer, subject, caller);
	if (status === 403) return forbidden(answer, subject, caller);
	if (status >= 300 && status < 400) return fail(subject, `the repository was renamed or moved (${status})`, "repository-moved", "Write its new owner/repo.");
	if (status >= 500) return fail(subject, `GitHub is not well (${describeStatus(answer)})`, "server-error", "Look at https://www.githubstatus.com; the next run tries again.");
	return fail(subject, `GitHub refused (${describeStatus(answer)})`, "refused", "Check the repository, the ref and the token; GitHub gives no further reason.");
}
/** A failure of this package about one call. */
function fail({ what }, happened, kind, hint, cause) {
	return new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`${what}: ${happened}`, {
		code: `forge.${kind}`,
		hint,
		cause
	});
}
/** Status and GitHub's own first line. */
function describeStatus({ status, message }) {
	const said = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.D)(message, 300);
	return said === "" ? String(status) : `${status}: ${said}`;
}
function badCredentials(subject, { token }) {
	return fail(subject, `GitHub does not accept the token (401); it is ${describeToken(token)}, wrong, expired or revoked`, "bad-credentials", "Make a new token, or check that the secret's name is right and that it is not empty. A GitHub App's token lives for one hour, GITHUB_TOKEN until its job ends.");
}
function limited(answer, subject, { now }) {
	const secondary = limitOf(answer) === "secondary";
	const until = new Date(now() + limitWaitMs(answer, now(), 0)).toISOString().replace(/\.\d+Z$/u, "Z");
	return fail(subject, `GitHub's ${secondary ? "secondary rate limit (too much at once)" : "rate limit of this token"} is reached until ${until} (${answer.status})`, secondary ? "secondary-rate-limited" : "rate-limited", "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often.");
}
function forbidden(answer, subject, caller) {
	const { message } = answer;
	const said = describeStatus(answer);
	if (/SAML|SSO/u.test(message) || answer.header("x-github-sso") !== void 0) {
		const hint = `Open the token's settings on GitHub, choose "Configure SSO" and authorize it for ${subject.repository.split("/")[0] ?? ""}.`;
		return fail(subject, `the organization wants single sign-on, for which the token is not authorized (${said})`, "saml", hint);
	}
	if (/not accessible by integration/iu.test(message)) return fail(subject, `the token may not do this (${said})`, "not-accessible-by-integration", integrationHint(subject, caller));
	if (/not accessible by personal access token/iu.test(message)) {
		const hint = `Edit the token on GitHub: give it access to ${subject.repository} and the repository permission "${permissionName(subject)}".`;
		return fail(subject, `the token may not do this (${said})`, "not-accessible-by-token", hint);
	}
	const hint = `The token is ${describeToken(caller.token)}; it needs "${permissionName(subject)}" on ${subject.repository}.`;
	return fail(subject, `GitHub forbids this (${said})`, "forbidden", hint);
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
	return explainRefusal(answer, {
		what,
		repository: request.repository,
		permission: "actions: write"
	}, context.caller);
}
const REFUSALS = [
	{
		words: /No ref found for/u,
		explain: refNotFound$1
	},
	{
		words: /does not have '?workflow_dispatch'? trigger/u,
		explain: noTrigger
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
		explain: invalidValue
	},
	{
		words: /disabled workflow/u,
		explain: disabled
	}
];
async function explainNotFound({ what, request, workflow }, lookups) {
	await lookups.defaultBranch(request.repository);
	const listed = await lookups.listWorkflows(request.repository);
	const names = listed.map(({ file }) => file);
	if (listed.some(({ id, file }) => file === workflow || String(id) === workflow)) {
		const hint = `The workflow is there, so the token lacks the right to start it: it needs Actions: read and write on ${request.repository}.`;
		return fail({ what }, "GitHub hides this workflow from the token (404)", "forbidden", hint);
	}
	const nearest = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.k)(workflow, names);
	const there = names.length === 0 ? "The repository has no workflows." : `There are ${names.slice(0, 20).map((name) => (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(name)).join(", ")}.`;
	const hint = `${nearest === void 0 ? "" : `Did you mean ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(nearest)}? `}${there} The file must be on the default branch too.`;
	return fail({ what }, `no workflow ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(workflow)} (404)`, "workflow-not-found", hint);
}
async function refNotFound$1({ answer, prepared, lookups }) {
	const branch = await lookups.defaultBranch(prepared.request.repository);
	const hint = `Check the branch or tag. The default branch of ${prepared.request.repository} is ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(branch)}.`;
	return fail(prepared, `no branch or tag ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(prepared.ref)} (${describeStatus(answer)})`, "ref-not-found", hint);
}
function noTrigger({ answer, prepared }) {
	const hint = `Add \`workflow_dispatch:\` under \`on:\` of .github/workflows/${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(prepared.workflow)} on ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(prepared.ref)}.`;
	return fail(prepared, `the workflow cannot be dispatched (${describeStatus(answer)})`, "no-dispatch-trigger", hint);
}
function unexpectedInputs({ answer, prepared }) {
	const declared = prepared.declaration === void 0 ? void 0 : Object.keys(prepared.declaration.inputs);
	return fail(prepared, `inputs that the workflow does not declare (${describeStatus(answer)})`, "unexpected-inputs", listDeclared(declared));
}
function requiredInput({ answer, prepared }) {
	const name = nameInput(answer);
	const what = name === void 0 ? "a required input" : `required input ${name}`;
	const hint = `${name === void 0 ? "" : `Add ${name} to the inputs that are sent. `}${describeNamed(name, prepared)}`;
	return fail(prepared, `${what} is missing (${describeStatus(answer)})`, "required-input-missing", hint);
}
function invalidValue({ answer, prepared }) {
	const name = nameInput(answer);
	const value = Object.entries(prepared.inputs).find(([key]) => key === name)?.[1];
	return fail(prepared, `${name === void 0 ? "an input" : `input ${name}`} does not take its value${value === void 0 ? "" : ` "${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(value, 80)}"`} (${describeStatus(answer)})`, "invalid-input-value", describeNamed(name, prepared));
}
/** The name of the input that a refusal is about, where GitHub gives one. */
function nameInput({ message }) {
	const name = /input '([^']*)'/iu.exec(message)?.[1];
	return name === void 0 ? void 0 : (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(name, 80);
}
/** A sentence on what an input takes. */
function describeNamed(name, { declaration }) {
	const declared = Object.entries(declaration?.inputs ?? {}).find(([key]) => key === name)?.[1];
	if (declared === void 0) return "Look at on.workflow_dispatch.inputs in the workflow.";
	return `${name} is ${describeInput(declared)}.`;
}
function describeInput({ type, options }) {
	if (options.length > 0) return `a ${type} of ${options.map((option) => (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(option, 80)).join(", ")}`;
	if (type === "boolean") return "a boolean: true or false";
	return `a ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(type)}`;
}
async function disabled({ answer, prepared, context, lookups }) {
	const { request, workflow } = prepared;
	const reason = (await lookups.listWorkflows(request.repository)).find(({ id, file }) => file === workflow || String(id) === workflow)?.state === "disabled_inactivity" ? "disabled by GitHub, after 60 days without activity in the repository" : "disabled by hand";
	const hint = `Choose "Enable workflow" on ${`${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`}, or run: gh workflow enable ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(workflow)} -R ${request.repository}`;
	return fail(prepared, `the workflow is ${reason} (${describeStatus(answer)})`, "workflow-disabled", hint);
}
// packages/forge/src/names.ts
/** A repository's name in two parts; throws `Failure` `forge.repository-name` unless it is `owner/repo`. */
function splitRepository(repository) {
	const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(repository) ?? [];
	if (owner !== void 0 && repo !== void 0 && !/^\.+$/u.test(owner) && !/^\.+$/u.test(repo)) return {
		owner,
		repo
	};
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`"${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(repository)}" is not a GitHub repository`, {
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
	throw new _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A(`"${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(workflow)}" is not the name of a workflow file`, {
		code: "forge.workflow-name",
		hint: `Write the file's name under ${FOLDER}, for example build.yml.`
	});
}
/** The path of a workflow's file; `undefined` for a numeric id. */
function workflowPath(workflow) {
	return /^\d+$/u.test(workflow) ? void 0 : `${FOLDER}${workflow}`;
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
// packages/forge/src/workflow-file.ts
const scalar = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.b)([
	(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.a)()
]);
const inputSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	type: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(), "string"),
	required: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.a)(), false),
	options: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.i)(scalar), [])
});
const documentSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	"run-name": (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(), ""),
	on: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflow_dispatch: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ inputs: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.g)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(), (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.x)())) })) }), { workflow_dispatch: null })
});
/**
* Reads what a workflow declares for `workflow_dispatch`; `undefined` when the text is no YAML map. The YAML parser is loaded by
* the first call (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs).
*/
async function parseWorkflow(text) {
	const { parse } = await __webpack_require__.e(/* import() */ 429).then(__webpack_require__.bind(__webpack_require__, 429));
	const document = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.T)(documentSchema, parseQuietly(parse, text));
	if (!document.success) return void 0;
	const declared = document.data.on.workflow_dispatch?.inputs ?? {};
	const inputs = Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput(input)]));
	return {
		inputs,
		titleShowsKey: Object.hasOwn(inputs, "rebuild_key") && /\binputs\.rebuild_key\b/u.test(document.data["run-name"])
	};
}
function readInput(input) {
	const { type, required, options } = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.w)(inputSchema, input ?? {});
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
function createLookups(context) {
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
function repositoryNotFound(repository, { token, ownRepository }) {
	const scope = ownRepository === void 0 || ownRepository === repository ? "" : ` GITHUB_TOKEN sees no private repository but ${ownRepository}.`;
	const hint = `Check the spelling; and GitHub also hides what a token may not see: it is ${describeToken(token)}.${scope}`;
	return fail({ what: repository }, "no such GitHub repository, or the token may not see it (404)", "repository-not-found", hint);
}
async function fetchDefaultBranch(context, repository) {
	const subject = {
		what: repository,
		repository,
		permission: "metadata: read"
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}", splitRepository(repository), { repetition: "read" });
	if (answer.status === 404) throw repositoryNotFound(repository, context.caller);
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	return read((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ default_branch: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)() }), answer, subject).default_branch;
}
const workflowSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	path: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	state: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)()
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
	const { workflows } = read((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflows: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.i)(workflowSchema) }), answer, subject);
	return workflows.map(({ id, path, state }) => ({
		id,
		file: path.replace(/^.*\//u, ""),
		state
	}));
}
const contentSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	content: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	encoding: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.l)("base64")
});
async function fetchDeclaration(context, repository, workflow, ref) {
	const subject = {
		what: `${repository} ${workflow}@${ref}`,
		repository,
		permission: "contents: read"
	};
	const path = workflowPath(workflow) ?? await fetchPath(context, repository, workflow);
	if (path instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A) return path;
	const parameters = {
		...splitRepository(repository),
		path,
		ref
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}/contents/{path}", parameters, { repetition: "read" });
	if (answer.status === 404) return fail(subject, "the workflow's file cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal(explainRefusal(answer, subject, context.caller), answer);
	const file = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.T)(contentSchema, answer.data);
	return await parseWorkflow(file.success ? Buffer.from(file.data.content, "base64").toString("utf8") : "") ?? fail(subject, "the workflow's file is not YAML", "malformed", "Look at the file on that ref.");
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
	if (answer.status === 404) return fail(subject, "the workflow cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal(explainRefusal(answer, subject, context.caller), answer);
	return read(workflowSchema, answer, subject).path;
}
/** A missing permission to read the file says nothing about the permission to dispatch; anything else stops here, before anything is sent. */
function unlessFatal(failure, { status }) {
	if (status === 403 && !failure.code.endsWith("rate-limited")) return failure;
	throw failure;
}
/** The fields of an answer that are needed; throws `Failure` `forge.malformed` when they are not there. */
function read(schema, answer, subject) {
	const parsed = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.T)(schema, answer.data);
	if (parsed.success) return parsed.data;
	const field = parsed.error.issues[0]?.path.join(".") ?? "";
	throw fail(subject, `GitHub's answer lacks ${field === "" ? "what it should hold" : field}`, "malformed", "Check that the API URL is that of a GitHub server, and that no proxy answers in its place.");
}
// packages/forge/src/runs.ts
const runSchema$1 = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	id: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	html_url: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	display_title: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	created_at: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)()
});
const listSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ workflow_runs: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.i)(runSchema$1) });
const PAGE = 100;
const SLACK_MS = 5e3;
/**
* Runs, newest first. The list is asked for without any filter: GitHub answers filtered ones from an index that lags behind
* (https://github.com/cli/cli/issues/5440).
*/
async function listRuns(context, query) {
	const { repository, workflow, sinceMs, maxPages, repetition } = query;
	const subject = {
		what: repository,
		repository,
		permission: "actions: read"
	};
	const route = `GET /repos/{owner}/{repo}/actions${workflow === void 0 ? "" : "/workflows/{workflow_id}"}/runs`;
	const found = [];
	for (let page = 1; page <= maxPages; page += 1) {
		const answer = await callSuccessfully(context, subject, route, omitUndefined({
			...splitRepository(repository),
			workflow_id: workflow,
			per_page: PAGE,
			page
		}), { repetition });
		const runs = read(listSchema, answer, subject).workflow_runs.map(toRun);
		found.push(...runs);
		const oldest = runs.at(-1);
		if (oldest === void 0 || runs.length < PAGE || oldest.createdAtMs < sinceMs - SLACK_MS) break;
	}
	return found;
}
/** The run whose title holds a marker (`<key>.<attempt>`), the newest one. */
function findMarked(runs, marker) {
	const pattern = new RegExp(`(?<![0-9a-f])${marker.replaceAll(".", "\\.")}(?!\\d)`, "u");
	return runs.find((run) => pattern.test(run.title));
}
function toRun(run) {
	return {
		id: run.id,
		url: run.html_url,
		title: run.display_title,
		createdAtMs: Date.parse(run.created_at)
	};
}
function omitUndefined(parameters) {
	return Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== void 0));
}
// packages/forge/src/reconciliation.ts
const FIRST_PAUSE_MS = 2e3;
const LONGEST_PAUSE_MS = 15e3;
const MAX_PAGES$1 = 20;
/**
* Looks for the run that an ambiguous dispatch may have started: lists the workflow's runs back to `sinceMs` until one shows the
* dispatch's marker, or `timeoutMs` have passed.
*
* @param sinceMs the server's clock before the dispatch was sent
*/
async function findStartedRun(context, { request, workflow }, sinceMs, timeoutMs) {
	const { clock, signal } = context;
	const query = {
		repository: request.repository,
		workflow,
		sinceMs,
		maxPages: MAX_PAGES$1,
		repetition: "once"
	};
	const deadlineMs = clock.monotonicMs() + timeoutMs;
	for (let pauseMs = FIRST_PAUSE_MS;; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		const runs = await listQuietly(context, query);
		const run = findMarked(runs ?? [], request.marker);
		const leftMs = deadlineMs - clock.monotonicMs();
		if (run !== void 0 || leftMs <= 0 || signal?.aborted === true) return {
			run,
			listed: runs !== void 0
		};
		await sleepUnlessStopped(context, Math.min(pauseMs, leftMs));
	}
}
/** `undefined` while the list cannot be read: what broke the dispatch may well break this, too, for a while. */
async function listQuietly(context, query) {
	try {
		return await listRuns(context, query);
	} catch (error) {
		if (!(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A)) throw error;
		return;
	}
}
async function sleepUnlessStopped({ clock, signal }, ms) {
	try {
		await clock.sleep(ms, signal);
	} catch (error) {
		if (signal?.aborted !== true) throw error;
	}
}
// packages/forge/src/dispatch.ts
/**
* Starts a workflow, at most once: what GitHub cannot have acted on is sent again, and after anything ambiguous (5xx, timeout,
* lost connection) the run is looked for instead. Never throws `Failure`.
*/
async function dispatchWorkflow(dispatcher, prepared, options) {
	try {
		return await sendAndSettle(dispatcher, prepared, options);
	} catch (error) {
		if (!(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A)) throw error;
		return {
			status: isDeferring(error) ? "deferred" : "failed",
			failure: error
		};
	}
}
/** Whether a failure is a limit's, so that a later run can go on: nothing was started. */
function isDeferring(failure) {
	return [
		"forge.rate-limited",
		"forge.secondary-rate-limited",
		"http.budget"
	].includes(failure.code);
}
async function sendAndSettle(dispatcher, prepared, options) {
	const { context } = dispatcher;
	const sinceMs = context.client.serverTimeMs() ?? context.clock.now();
	const outcome = await send(dispatcher, prepared);
	if (!("ambiguous" in outcome)) return outcome;
	if (prepared.declaration?.titleShowsKey === false) return {
		status: "unknown",
		failure: ambiguous(dispatcher, prepared, outcome.ambiguous, "")
	};
	const { run, listed } = await findStartedRun(context, prepared, sinceMs, options.reconcileTimeoutMs);
	if (run !== void 0) return {
		status: "dispatched",
		run: {
			id: run.id,
			url: run.url
		},
		leftOut: []
	};
	if (options.onAmbiguous === "retry" && listed && prepared.declaration !== void 0) return sendAndSettle(dispatcher, prepared, {
		...options,
		onAmbiguous: "hold"
	});
	const looked = `; no run with ${prepared.request.marker} was seen within ${options.reconcileTimeoutMs / 1e3} s`;
	return {
		status: "unknown",
		failure: ambiguous(dispatcher, prepared, outcome.ambiguous, looked)
	};
}
async function send(dispatcher, prepared) {
	let answer;
	try {
		answer = await post(dispatcher, prepared);
	} catch (error) {
		if (!(error instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A) || isNotSent(error)) throw error;
		return { ambiguous: {
			what: error.message,
			cause: error
		} };
	}
	if (answer.status < 300) return {
		status: "dispatched",
		run: readRun(answer),
		leftOut: []
	};
	if (answer.status === 408 || answer.status >= 500) return { ambiguous: {
		what: `GitHub answered ${describeStatus(answer)}`,
		cause: void 0
	} };
	const unexpected = limitOf(answer) === void 0 ? listUnexpected(answer, prepared) : [];
	if (unexpected.length > 0) return sendWithout(dispatcher, prepared, unexpected);
	throw await explainDispatchRefusal(answer, prepared, dispatcher.context, dispatcher.lookups);
}
async function post(dispatcher, prepared) {
	const { context, dialects, host } = dispatcher;
	const { request, workflow, ref, inputs } = prepared;
	const dialect = dialects.of(host);
	const details = dialect === "2022-11-28 with details" ? { return_run_details: true } : {};
	const answer = await context.client.call("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
		...splitRepository(request.repository),
		workflow_id: workflow,
		ref,
		inputs,
		...details
	}, {
		repetition: "write",
		version: dialect === "2026-03-10" ? dialect : "2022-11-28"
	});
	const older = olderDialect(dialect, answer);
	if (older === void 0) return answer;
	dialects.remember(host, older);
	return post(dispatcher, prepared);
}
/** The inputs that a 422 calls unexpected, of those that were sent; empty for any other answer. */
function listUnexpected({ status, message }, { inputs }) {
	const [, list] = status === 422 ? /Unexpected inputs provided: (\[.*\])/su.exec(message) ?? [] : [];
	return list === void 0 ? [] : Object.keys(inputs).filter((name) => list.includes(JSON.stringify(name)));
}
async function sendWithout(dispatcher, prepared, names) {
	const { request, declaration, what } = prepared;
	refuseUndeclared(names, request, declaration === void 0 ? void 0 : Object.keys(declaration.inputs), what);
	const result = await send(dispatcher, {
		...prepared,
		inputs: omit(prepared.inputs, names)
	});
	return "leftOut" in result ? {
		...result,
		leftOut: [...names, ...result.leftOut]
	} : result;
}
const runSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	workflow_run_id: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.p)(),
	html_url: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)()
});
function readRun({ data }) {
	const run = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.T)(runSchema, data);
	return run.success ? {
		id: run.data.workflow_run_id,
		url: run.data.html_url
	} : void 0;
}
function ambiguous({ context }, { what, workflow, request, declaration }, { what: happened, cause }, looked) {
	const hint = `Look at ${`${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`} before you send it again: a second run would build twice.${declaration?.titleShowsKey === false ? ` Declare the input rebuild_key and put \${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.` : ""}`;
	return fail({ what }, `unknown whether the run started (${happened})${looked}`, "ambiguous", hint, cause);
}
// packages/forge/src/client.ts
const MAX_BYTES = 33554432;
const HEADERS = [
	"content-type",
	"date",
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
		async call(route, parameters, { repetition, version }) {
			octokit ??= loadOctokit(options);
			const request = await octokit;
			const fetch = createFetch(options, repetition);
			const headers = version === void 0 ? {} : { "x-github-api-version": version };
			const answer = await settle(request(route, {
				...parameters,
				headers,
				request: {
					fetch,
					log: SILENT
				}
			}));
			serverTimeMs = parseHttpDate(answer.header("date")) ?? serverTimeMs;
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
	return {
		status,
		data,
		message: status < 300 ? "" : messageOf(data),
		header(name) {
			const value = headers[name];
			return typeof value === "string" ? value : void 0;
		}
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
// packages/forge/src/dispatch-request.ts
/**
* Finds out what would be sent: the ref, and of the inputs those that the workflow declares, read once for each repository,
* workflow and ref. Sends nothing that changes anything. Throws `Failure` (`forge.*`).
*/
async function prepareDispatch(context, lookups, request) {
	const { repository } = request;
	splitRepository(repository);
	const workflow = parseWorkflowName(request.workflow);
	const ref = request.ref ?? await lookups.defaultBranch(repository);
	const what = `${repository} ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(workflow)}@${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(ref)}`;
	const read = await lookups.declaration(repository, workflow, ref);
	const unreadable = read instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A ? read : void 0;
	const declaration = read instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A ? void 0 : read;
	const { inputs, leftOut } = chooseInputs(request, declaration, what);
	checkLimits(inputs, context.client.enterpriseVersion(), what);
	return {
		request,
		what,
		workflow,
		ref,
		inputs,
		leftOut,
		declaration,
		unreadable
	};
}
// packages/forge/src/graphql-files.ts
const objectSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	kind: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)(),
	text: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)()),
	isBinary: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.a)()),
	isTruncated: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.a)()),
	byteSize: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.p)())
}));
const answerSchema = (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
	data: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ repository: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.o)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ defaultBranchRef: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({ name: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)() })) }), objectSchema)) })),
	errors: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.m)({
		type: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)()),
		message: (0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__._)()
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
		files: wanted.map((file, index) => missingRefs.has(file.ref ?? "HEAD") ? refNotFound(repository, file.ref, found.defaultBranch) : toFile(`${repository} ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(file.path)}@${file.ref ?? found.defaultBranch}`, found.objects[`f${index}`]))
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
	if (error?.type === "NOT_FOUND") throw repositoryNotFound(subject.repository, context.caller);
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
	if (ref === void 0 || defaultBranch === void 0) return fail({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
	const happened = `no branch or tag ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(ref)}`;
	return fail({ what: repository }, happened, "ref-not-found", `Its default branch is ${(0,_clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.O)(defaultBranch)}.`);
}
function toFile(what, object) {
	if (!object) return {
		kind: "missing",
		failure: fail({ what }, "no such file", "file-not-found", "Check the path, from the repository's root, and its case.")
	};
	if (object.kind !== "Blob") return {
		kind: "folder",
		failure: fail({ what }, "this is a folder", "file-folder", "Name the file in it.")
	};
	if (object.isTruncated === true) {
		const happened = `${object.byteSize} bytes are more than GitHub hands out as text`;
		return {
			kind: "too-large",
			failure: fail({ what }, happened, "file-too-large", "Check that this is the right file.")
		};
	}
	if (typeof object.text !== "string") return {
		kind: "binary",
		failure: fail({ what }, "this file is binary", "file-binary", "Check that this is the right file.")
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
			if (file === void 0 || file instanceof _clock_BEMxxn6d_js__WEBPACK_IMPORTED_MODULE_1__.A) pending.reject(file);
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
const MAX_PAGES = 3;
/** A GitHub to talk to; makes no request by itself. The token is registered with the redactor. */
function createGithub(options) {
	options.redactor.hide(options.token);
	const apiUrl = options.apiUrl.replace(/\/+$/u, "");
	const { token, clock, ownRepository, signal } = options;
	const context = {
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
	const lookups = createLookups(context);
	const dispatcher = {
		context,
		lookups,
		dialects: dialectsOf(options.transport),
		host: new URL(apiUrl).host
	};
	const recentRuns = memoize();
	return {
		readFiles: createFileReader(context),
		fetchDefaultBranch: lookups.defaultBranch,
		prepareDispatch: (request) => prepareDispatch(context, lookups, request),
		dispatchWorkflow: (prepared, how) => dispatchWorkflow(dispatcher, prepared, how),
		async findRun(repository, marker, sinceMs) {
			const query = {
				repository,
				sinceMs,
				maxPages: MAX_PAGES,
				repetition: "read"
			};
			return findMarked(await recentRuns(repository, () => listRuns(context, query)), marker);
		}
	};
}



/***/ })

};
