export const id = 747;
export const ids = [747];
export const modules = {

/***/ 747:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80);
/* harmony import */ var _inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(752);
/* harmony import */ var _src_CZgt0eTO_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(728);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(975);





// packages/image/src/digest.ts
const SHA256 = /^sha256:[0-9a-f]{64}$/u;
/** Whether a text is a digest in canonical form: `sha256:` and 64 lower-case hex digits. */
function isDigest(text) {
	return SHA256.test(text);
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
function describeRequest({ method, url }) {
	return `${method} ${describeUrl(url)}`;
}
/** A URL for messages, without its query and userinfo. */
function describeUrl(url) {
	return (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
/** A failure of one request: `what` happened to it, and the next step. */
function createFailure(request, code, what, hint, cause) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${describeRequest(request)}: ${what}`, {
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
	if (error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N) return error;
	const system = readSystemError(error);
	const kind = kindOf(error, system, received);
	if (kind === void 0) return error;
	const code = system === void 0 ? "" : ` (${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(system.code)})`;
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
	if ((0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.l)(request.url) || isAddress && isPrivateAddress(host)) throw createPrivate(request, host);
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
	throw createFailure(request, "http.malformed", `the answer has the content coding "${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(coding, 40)}", which is not known here`, "Have the server or the proxy send the answer uncompressed, as it was asked to");
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
	const [why, hint] = reason instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N ? [reason.message, reason.hint ?? "Run it again"] : ["the time for all requests of this run is spent", "Raise the timeout, or let the next run go on"];
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
		if (failure instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N) return { failure };
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
	const classify = request.classify ?? (0,_src_CZgt0eTO_js__WEBPACK_IMPORTED_MODULE_3__.a)(request.method, clock);
	try {
		return unwrap(await (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.c)(async (attempt) => {
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
	return status === 429 || status === 503 ? (0,_src_CZgt0eTO_js__WEBPACK_IMPORTED_MODULE_3__.o)(outcome.response, clock) : void 0;
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
		if (failure instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N) return { outcome: "unknown" };
		throw failure;
	}
}
function announceWait(request, { gate, policy, redactor, onRetry }, { attempt, waitMs, error }) {
	if (!(error instanceof Unfinished)) return;
	const { outcome } = error;
	if ("response" in outcome && outcome.response.status === 429) gate.pause(request.url.host, waitMs);
	const text = `${"response" in outcome ? `${describeRequest(request)}: ${outcome.response.status}` : outcome.failure.message}; attempt ${attempt + 1} of ${policy.attempts} in ${(waitMs / 1e3).toFixed(1)} s`;
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
	if (redactor === void 0 || !(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) return error;
	const { code, hint, cause, details } = error;
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(redactor.redact(error.message), {
		code,
		hint: hint && redactor.redact(hint),
		cause,
		details
	});
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
// packages/ledger/src/schema.ts
const digest = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.c)((value) => typeof value === "string" && isDigest(value), "not a digest");
const digests = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), digest);
const time = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)().check((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.E)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const text = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)());
const baseRecord = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	current: digest,
	firstSeenAt: time,
	previous: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(digest),
	history: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		digest,
		firstSeenAt: time,
		children: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.g)(digests),
		chains: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.g)(digests)
	}))
});
const forcedRequest = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	at: time,
	by: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	reason: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	runId: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	imageDigest: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(digest),
	unchangedToo: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.o)()
});
const provenRebuild = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	at: time,
	key: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	attempt: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.l)(),
	digest
});
const imageFields = {
	reference: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	config: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.r)(text, null),
	digest: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(digest),
	digestSeenAt: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(time), null),
	evidence: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.w)())), null),
	builtOn: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)(digests, () => ({})),
	verdict: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.i)([
		"unchanged",
		"changed",
		"unknown"
	]),
	proven: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.i)(["unchanged", "changed"])),
	unchangedAt: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(time), null),
	unknownSince: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	decision: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	dueAt: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	bases: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()), () => []),
	episode: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.l)(),
	pendingSince: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), time),
	forced: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(forcedRequest),
	lastRebuild: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(provenRebuild), null)
};
const attemptRecord = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	key: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	attempt: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.l)(),
	target: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		provider: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
		apiUrl: text,
		repository: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
		workflow: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
		ref: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()
	}),
	images: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()),
	imageDigests: digests,
	bases: digests,
	reason: text,
	owner: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	claimedAt: time,
	expiresAt: time,
	sentAfter: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	traces: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		marked: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.o)(),
		event: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
		actor: text
	}),
	provableAt: time,
	status: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.i)([
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
	runId: text,
	runUrl: text,
	conclusion: text,
	closedAt: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	message: text
});
/** The parts of a ledger that hold one record for each name, as schemas of those maps. */
const SECTIONS = {
	bases: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), baseRecord),
	images: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)(imageFields)),
	archive: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		...imageFields,
		archivedAt: time
	})),
	attempts: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), attemptRecord)
};
/** What a ledger says of itself, next to its records. */
const HEAD = {
	version: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.u)(1),
	repository: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()), null)
};
/** The whole document. Objects are loose: a key that a later minor version adds is carried along, not dropped. */
const DOCUMENT = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	...HEAD,
	bases: SECTIONS.bases,
	images: SECTIONS.images,
	archive: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)(SECTIONS.archive, () => ({})),
	attempts: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.v)(SECTIONS.attempts, () => ({}))
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
	return formatDocument(ledger);
}
/**
* The ledger, when it belongs to `repository`, or when either of the two is not known. Throws `Failure` `ledger.other-repository`
* naming `place`: the copy that came with a fork speaks of the other one's images and runs.
*/
function requireOwn(ledger, repository, place) {
	const other = ledger.repository;
	if (other === null || repository === null || other.toLowerCase() === repository.toLowerCase()) return ledger;
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${place}: the ledger belongs to ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(other, 200)}, and this is ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(repository, 200)}`, {
		code: "ledger.other-repository",
		hint: "Delete this copy to start with an empty memory, or, to take it over, change \"repository\" in its JSON."
	});
}
/** Reads one JSON document that says its version; see {@link parseLedger}. */
function parseDocument(text, path, schema) {
	const value = parseJson(text, path);
	const version = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.O)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({ version: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)() }), value);
	if (version.success && version.data.version > 1) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${path}: the ledger has version ${version.data.version}, and this release reads version 1`, {
		code: "ledger.newer-version",
		hint: "Use the release of Basewatch that wrote it, or a newer one; the ledger was not touched."
	});
	const parsed = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.O)(schema, value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw corrupt(path, `${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(issue?.path.join(".") ?? "", 200) || "the document"}: ${issue?.message}`);
}
/** See {@link formatLedger}. */
function formatDocument(value) {
	return `${JSON.stringify(sortKeys(value), null, 2)}\n`;
}
function parseJson(text, path) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(path, "it is not JSON", error);
	}
}
function corrupt(path, reason, cause) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${path}: the ledger cannot be read: ${reason}`, {
		code: "ledger.corrupt",
		hint: "Restore it from an earlier version, or delete it to start with an empty memory; the ledger was not touched.",
		cause
	});
}
function sortKeys(value) {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (value === null || typeof value !== "object") return value;
	const entries = Object.entries(value).toSorted(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
// packages/ledger/src/buckets.ts
/** The file that says whose ledger it is. */
const HEAD_PATH = "ledger.json";
const NAMES = [
	"bases",
	"images",
	"archive",
	"attempts"
];
const BUCKET_PATH = /^(bases|images|archive|attempts)\/[0-9a-f]{2}\.json$/u;
const HEAD_DOCUMENT = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)(HEAD);
const BUCKETS = {
	bases: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		version: HEAD.version,
		bases: SECTIONS.bases
	}),
	images: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		version: HEAD.version,
		images: SECTIONS.images
	}),
	archive: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		version: HEAD.version,
		archive: SECTIONS.archive
	}),
	attempts: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		version: HEAD.version,
		attempts: SECTIONS.attempts
	})
};
/** The number of a name's bucket, 0 to 255: the first byte of its SHA-256. It never changes, whatever else is in the ledger. */
function bucketOf(name) {
	return (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.d)("sha256").update(name).digest()[0] ?? 0;
}
/** Whether a path is one that {@link splitLedger} writes to. */
function isLedgerPath(path) {
	return path === "ledger.json" || BUCKET_PATH.test(path);
}
/** The ledger as `ledger.json` and one file for each bucket of each section that is not empty, so that a change touches few files. */
function splitLedger(ledger) {
	const { bases, images, archive, attempts, ...head } = ledger;
	const files = /* @__PURE__ */ new Map([[HEAD_PATH, formatDocument(head)]]);
	for (const [section, records] of Object.entries({
		bases,
		images,
		archive,
		attempts
	})) {
		const buckets = Map.groupBy(Object.entries(records), ([name]) => bucketOf(name));
		for (const [bucket, entries] of buckets) {
			const content = {
				version: ledger.version,
				[section]: Object.fromEntries(entries)
			};
			files.set(`${section}/${bucket.toString(16).padStart(2, "0")}.json`, formatDocument(content));
		}
	}
	return files;
}
/**
* Reads what {@link splitLedger} wrote; files that are not the ledger's are left alone. `place` is what their paths are in, for messages. Throws
* `Failure` `ledger.corrupt` or `ledger.newer-version`, also for a single bucket.
*/
function joinLedger(files, place) {
	const pathOf = (path) => `${place}:${path}`;
	const head = parseDocument(files.get("ledger.json") ?? "", pathOf(HEAD_PATH), HEAD_DOCUMENT);
	const records = {
		bases: {},
		images: {},
		archive: {},
		attempts: {}
	};
	for (const [path, text] of files) {
		const section = NAMES.find((name) => BUCKET_PATH.test(path) && path.startsWith(`${name}/`));
		if (section === void 0) continue;
		Object.assign(records[section], parseDocument(text, pathOf(path), BUCKETS[section])[section]);
	}
	return {
		...head,
		...records
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
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`state: ${program} cannot be run`, {
		code: "ledger.no-git",
		hint: "Install git 2.31 or newer on this runner, or keep the state in a file.",
		cause
	});
}
function tooSlow(args, timeoutMs) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`state: git ${args[0]} took longer than ${timeoutMs / 1e3} s`, {
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
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${place}: ${trouble.says}${quote(stderr, hide)}`, {
		code: trouble.code,
		hint: trouble.hint
	});
}
/** The `Failure` for a push that the server took in and would not accept, with its reason. */
function refusedFailure(place, said, hide) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${place}: the server refused the push${quote(said, hide)}`, {
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
	return ` (${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(shown.replace(/\s+/gu, " "), 300)})`;
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
	requireVersion((await succeed(git, ["version"])).stdout.toString("utf8"));
	await succeed(git, [
		"init",
		"--quiet",
		"--bare",
		"--template=",
		"."
	]);
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
		paths: entries.map(({ path }) => path),
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
	return (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(text.replaceAll(/[<>]/gu, ""), 100);
}
function requireVersion(said) {
	const [, major = 0, minor = 0] = /(\d+)\.(\d+)/u.exec(said) ?? [];
	if (Number(major) > 2 || Number(major) === 2 && Number(minor) >= 31) return;
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`state: ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(said.trim(), 80)} is too old`, {
		code: "ledger.old-git",
		hint: "Install git 2.31 or newer on this runner: older ones cannot be given a token without showing it."
	});
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
	const place = options.branch;
	const hidden = secretsOf(options.remote);
	const policy = options.policy ?? RACING;
	let opened;
	let seen;
	let skipCi = /^(?:https?|ssh):/u.test(options.remote.url);
	const open = () => opened ??= openIn(options);
	const refresh = async () => {
		seen = void 0;
		seen = readStored(await (await open()).fetch(isLedgerPath), options);
		return seen;
	};
	const tryCommit = async (change) => {
		let [base, fresh] = seen === void 0 ? [await refresh(), true] : [seen, false];
		let { ledger, message } = change(base.ledger);
		if (isSame(ledger, base.ledger) && !fresh) {
			[base, fresh] = [await refresh(), true];
			({ledger, message} = change(base.ledger));
		}
		if (isSame(ledger, base.ledger)) return {
			ledger: base.ledger,
			written: false
		};
		const next = {
			...ledger,
			repository: ledger.repository ?? options.repository
		};
		const files = splitLedger(next);
		const changes = compareFiles(base, files);
		const commit = await (await open()).write({
			parent: base.commit,
			message: `${message.trimEnd()}\n\n${SKIP_CI}\n`,
			identity: options.identity ?? IDENTITY,
			atMs: options.clock.now(),
			changes
		});
		const pushed = await (await open()).push(commit, base.commit, { skipCi });
		if (pushed.code !== 0) return settlePush(commit, base, `${pushed.stdout}\n${pushed.stderr}`);
		seen = {
			commit,
			files,
			hasReadme: true,
			ledger: next
		};
		return {
			ledger: next,
			written: true
		};
	};
	const settlePush = async (commit, base, said) => {
		const now = await refresh();
		if (now.commit === commit) return {
			ledger: now.ledger,
			written: true
		};
		if (now.commit !== base.commit) {
			const answered = said.split("\n").some((line) => line.startsWith("!	"));
			if (now.commit !== void 0 && !answered && await (await open()).holds(commit)) return {
				ledger: now.ledger,
				written: true
			};
			throw new LostRaceError();
		}
		if (LOCKED.test(said)) throw new LostRaceError();
		if (skipCi) {
			skipCi = false;
			throw new LostRaceError();
		}
		throw classifyPush(place, said, hidden);
	};
	return {
		load: () => explain(async () => (await refresh()).ledger, place, hidden),
		commit: (change) => explain(() => (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.c)(() => tryCommit(change), {
			policy,
			clock: options.clock,
			random: options.random,
			signal: options.signal,
			classify: (error) => ({ kind: error instanceof LostRaceError ? "retry" : "give-up" })
		}), place, hidden)
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
function readStored(snapshot, options) {
	const { branch, repository } = options;
	if (snapshot === void 0 || snapshot.paths.length === 0) {
		const ledger = emptyLedger(repository);
		return {
			commit: snapshot?.commit,
			files: /* @__PURE__ */ new Map(),
			hasReadme: false,
			ledger
		};
	}
	const { commit, files, paths } = snapshot;
	if (!files.has("ledger.json")) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${branch}: the branch holds other files, and no ledger`, {
		code: "ledger.other-branch",
		hint: "Name a branch of its own in state, for example branch:basewatch; it is made when it is missing."
	});
	const ledger = requireOwn(joinLedger(files, branch), repository, `${branch}:${HEAD_PATH}`);
	return {
		commit,
		files,
		hasReadme: paths.includes(README.path),
		ledger
	};
}
function compareFiles(base, files) {
	const changes = /* @__PURE__ */ new Map();
	if (!base.hasReadme) changes.set(README.path, README.text);
	for (const path of base.files.keys()) if (!files.has(path)) changes.set(path, void 0);
	for (const [path, text] of files) if (base.files.get(path) !== text) changes.set(path, text);
	return changes;
}
function isSame(left, right) {
	return left === right || (0,node_util__WEBPACK_IMPORTED_MODULE_4__.isDeepStrictEqual)(left, right);
}
function classifyPush(place, said, hidden) {
	return said.includes("[remote rejected]") || /returned error: 403/u.test(said) ? refusedFailure(place, said, hidden) : remoteFailure(place, said, hidden);
}
async function explain(operation, place, hidden) {
	try {
		return await operation();
	} catch (error) {
		if (error instanceof GitFailedError) throw remoteFailure(place, error.stderr, hidden);
		if (error instanceof LostRaceError) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${place}: other runs have been pushing to the branch all the time`, {
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
		if (recorded !== void 0 && (0,node_util__WEBPACK_IMPORTED_MODULE_4__.isDeepStrictEqual)(recorded, claim)) {
			granted.push(claim);
			continue;
		}
		const obstacle = recorded ?? findOverlap(open, claim) ?? (isOver(claim, nowIso) ? claim : void 0);
		if (obstacle !== void 0) {
			refusedBy[id] = obstacle;
			continue;
		}
		attempts[id] = claim;
		open.set(placeOf(claim.target), [...open.get(placeOf(claim.target)) ?? [], claim]);
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
	return Map.groupBy(attempts.filter(isOpen), ({ target }) => placeOf(target));
}
function findOverlap(open, claim) {
	return open.get(placeOf(claim.target))?.find(({ images }) => images.some((image) => claim.images.includes(image)));
}
function isOver(claim, nowIso) {
	return Date.parse(claim.expiresAt) <= Date.parse(nowIso);
}
function placeOf({ provider, apiUrl, repository, workflow, ref }) {
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
				const text = formatLedger({
					...ledger,
					repository: ledger.repository ?? repository
				});
				const written = formatLedger(ledger) !== formatLedger(stored);
				result = written ? {
					ledger: parseLedger(text, path),
					written
				} : {
					ledger: stored,
					written
				};
				return written ? text : void 0;
			});
			return result;
		}
	};
}
// packages/commands/src/state-store.ts
/**
* The ledger of a state, of the repository that this runs for; `undefined` for none. Throws `Failure` `input.state` when a branch of this repository is
* meant and nothing says which that is, `input.token-missing` when there is no token for it, naming the line to add.
*/
function openStore(state, options) {
	if (state.kind === "none") return void 0;
	const { world } = options;
	const own = findOwnRepository(world.environment);
	const repository = own?.name ?? null;
	if (state.kind === "file") return createFileStore(world.files, state.path, repository);
	const { clock, random, signal, environment, files } = world;
	return createBranchStore({
		remote: findRemote(state.name, state.url, own, options),
		branch: state.name,
		repository,
		environment,
		makeFolder: () => files.makeFolder(),
		clock,
		random,
		signal
	});
}
function findOwnRepository(environment) {
	const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, CI_SERVER_URL, CI_PROJECT_PATH } = environment;
	if (GITHUB_REPOSITORY) return describe$1(GITHUB_SERVER_URL || "https://github.com", GITHUB_REPOSITORY, void 0);
	if (CI_SERVER_URL && CI_PROJECT_PATH) return describe$1(CI_SERVER_URL, CI_PROJECT_PATH, "gitlab-ci-token");
}
function describe$1(server, path, user) {
	const url = URL.parse(`${server.replace(/\/+$/u, "")}/${path}.git`);
	if (url === null) return void 0;
	return {
		name: `${url.host}${url.pathname.replace(/\.git$/u, "")}`,
		url: url.href,
		user
	};
}
function findRemote(branch, url, own, { stateToken, tokens }) {
	if (url === void 0 && own === void 0) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`"branch:${branch}": nothing says which repository it is in`, {
		code: "input.state",
		hint: `Write branch:${branch}@ and the repository's URL, for example branch:${branch}@https://github.com/owner/repo.`
	});
	if (own !== void 0 && (url === void 0 || isSameRepository(url, own.url))) {
		if (stateToken) return {
			url: own.url,
			token: stateToken,
			user: own.user
		};
		throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`there is no token for the branch ${branch} of this repository`, {
			code: "input.token-missing",
			hint: "Set state-token; in a workflow its default is ${{ github.token }}, with permissions: contents: write."
		});
	}
	return findOtherRemote(url ?? "", tokens);
}
function findOtherRemote(url, tokens) {
	const { protocol, host, pathname } = new URL(url);
	if (!protocol.startsWith("http")) return { url };
	const token = (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.u)(tokens, host, withoutSuffix(pathname));
	if (token !== void 0) return {
		url,
		token
	};
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`there is no token for ${host}${withoutSuffix(pathname)}`, {
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
	return (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
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
// packages/commands/src/attempts/identify.ts
/** Dates of runs are cut to seconds. */
const SLACK_MS = 1e3;
/**
* The run of an attempt among others: the one whose title or inputs show its marker; where runs show none, the only one of the workflow, ref,
* event and actor in the window. `taken` are the ids of runs that are known to be others.
*/
function identifyRun(runs, sought, taken) {
	const marked = runs.find((run) => showsMarker(run, sought.marker));
	if (marked !== void 0) return {
		kind: "found",
		run: marked
	};
	if (sought.traces.marked) return { kind: "absent" };
	const candidates = runs.filter((run) => !taken.has(run.id) && couldBe(run, sought));
	const [only, another] = candidates;
	if (only === void 0) return { kind: "absent" };
	return another === void 0 ? {
		kind: "found",
		run: only
	} : {
		kind: "several",
		runs: candidates
	};
}
/**
* {@link identifyRun} where a forge shows a run's inputs only one by one (GitLab): those of the runs in the window are read first. May throw
* `Failure` as the forge does.
*/
async function identifyAtForge(forge, repository, runs, sought, taken) {
	if (forge.provider !== "gitlab") return identifyRun(runs, sought, taken);
	const told = runs.map(async (run) => taken.has(run.id) || !couldBe(run, sought) ? run : {
		...run,
		inputs: await forge.fetchRunInputs(repository, run)
	});
	return identifyRun(await Promise.all(told), sought, taken);
}
/** Whether a run says by itself that it is an attempt's. */
function showsMarker(run, marker) {
	return new RegExp(`(?<![0-9a-f])${marker.replaceAll(".", "\\.")}(?!\\d)`, "u").test(run.title) || run.inputs?.["rebuild_key"] === marker;
}
/** Whether a run says by itself that it is of any attempt at a key. */
function showsKey(run, key) {
	const pattern = new RegExp(`(?<![0-9a-f])${key}\\.\\d+(?!\\d)`, "u");
	return pattern.test(run.title) || pattern.test(run.inputs?.["rebuild_key"] ?? "");
}
function couldBe(run, { workflow, ref, traces, sinceMs, untilMs }) {
	return matches(run.workflow, workflow) && matches(run.ref, ref) && matches(run.event, traces.event) && matches(run.actor, traces.actor) && !/(?<![0-9a-f])[0-9a-f]{16}\.\d+/u.test(run.title) && run.createdAtMs >= sinceMs - SLACK_MS && run.createdAtMs <= untilMs + SLACK_MS;
}
/** What either side does not say rules nothing out. */
function matches(said, wanted) {
	return said === void 0 || wanted === null || wanted === "" || said.toLowerCase() === wanted.toLowerCase();
}
// packages/commands/src/attempts/settle.ts
/**
* Asks the forges what became of the open attempts among `attempts`: each by its run, or by the list of runs where no answer named one. An attempt whose claim
* still lives is left to its owner. Throws no `Failure`.
*/
async function settleAttempts(attempts, ledger, deps) {
	const open = attempts.filter(isOpen);
	const taken = takenRuns(ledger);
	const lists = createLists(open);
	const alive = /* @__PURE__ */ new Set();
	const settlements = [];
	await Promise.all(open.map(async (attempt) => {
		const id = `${attempt.key}.${attempt.attempt}`;
		if (attempt.status === "claimed" && Date.parse(attempt.expiresAt) > deps.nowMs) {
			alive.add(id);
			return;
		}
		try {
			const settlement = await settleOne(attempt, {
				taken,
				lists,
				rivals: countRivals(open)
			}, deps);
			if (settlement !== void 0) settlements.push({
				id,
				...settlement
			});
			if (settlement === void 0 || settlement.runId !== null) alive.add(id);
		} catch (error) {
			if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
			deps.warn(error);
		}
	}));
	return {
		settlements,
		alive
	};
}
/** `undefined`: nothing new, and its run goes on. */
async function settleOne(attempt, { taken, lists, rivals }, deps) {
	const forge = await deps.openForge(attempt.target);
	const { repository } = attempt.target;
	if (attempt.runId !== null) {
		const run = await forge.fetchRun(repository, Number(attempt.runId));
		if (run === void 0) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${repository}: run ${attempt.runId} is not there (404)`, {
			code: "settle.no-run",
			hint: "It was deleted, or the token may not read it; the image itself decides, or 24 hours."
		});
		return run.status === "completed" ? tell(run) : void 0;
	}
	const list = await lists(forge, attempt);
	const sighting = await identifyAtForge(forge, repository, list.runs, soughtOf(attempt), taken);
	const isRivalled = !attempt.traces.marked && rivals(attempt) > 0;
	if (sighting.kind === "found" && isRivalled) return {
		...unknown,
		message: `${sighting.run.url} could be it, or another attempt's: its title shows no rebuild_key`
	};
	if (sighting.kind === "found") return tell(await forge.settleConclusion(repository, sighting.run));
	if (sighting.kind === "several") return {
		...unknown,
		message: `${sighting.runs.length} runs could be it: ${sighting.runs.map(({ url }) => url).join(", ")}`
	};
	return list.complete && deps.nowMs >= Date.parse(attempt.provableAt) ? {
		...unknown,
		status: "not-started",
		message: "a complete list of runs shows none for it"
	} : {
		...unknown,
		message: attempt.message
	};
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
	const { key, target, traces, claimedAt, sentAfter, provableAt } = attempt;
	return {
		marker: `${key}.${attempt.attempt}`,
		traces,
		workflow: target.workflow,
		ref: target.ref,
		sinceMs: Date.parse(sentAfter ?? claimedAt),
		untilMs: Date.parse(provableAt)
	};
}
function takenRuns({ attempts }) {
	return new Set(Object.values(attempts).flatMap(({ runId }) => runId === null ? [] : [Number(runId)]));
}
/** Lists the runs of a repository once, back to the oldest of its attempts. */
function createLists(open) {
	const lists = /* @__PURE__ */ new Map();
	return (forge, { target }) => {
		const id = `${forge.apiUrl} ${target.repository}`;
		const since = open.filter((other) => other.target.repository === target.repository).map((other) => Date.parse(other.sentAfter ?? other.claimedAt));
		const list = lists.get(id) ?? forge.listRuns({
			repository: target.repository,
			sinceMs: Math.min(...since)
		});
		lists.set(id, list);
		return list;
	};
}
function countRivals(open) {
	return ({ key, attempt, target }) => open.filter((other) => (other.key !== key || other.attempt !== attempt) && other.runId === null && !other.traces.marked && other.target.repository === target.repository && other.target.workflow === target.workflow && other.target.ref === target.ref).length;
}
// packages/commands/src/attempts/settle-ledger.ts
/** Settles the open attempts at some images in one commit, so that what is over is in nobody's way; nothing is written when nothing is known anew. */
async function settleLedger(store, targets, deps) {
	const ledger = await store.load();
	const names = new Set(targets.flatMap(({ images }) => images));
	const open = Object.values(ledger.attempts).filter((attempt) => isOpen(attempt) && attempt.images.some((name) => names.has(name)));
	if (open.length === 0) return;
	const { settlements } = await settleOpen(open, ledger, deps);
	if (settlements.length === 0) return;
	const at = new Date(deps.clock.now()).toISOString();
	await store.commit((stored) => ({
		ledger: settlements.reduce((next, settlement) => applySettlement(next, settlement, at), stored),
		message: `Settle ${settlements.length} earlier attempt${settlements.length === 1 ? "" : "s"}`
	}));
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
	const { createGithub } = await __webpack_require__.e(/* import() */ 751).then(__webpack_require__.bind(__webpack_require__, 751));
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
	if (url === null || url.username !== "" || url.password !== "" || !mayCarryToken(url, isOwn)) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`apiUrl ${url === null ? "" : (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(url.origin + url.pathname, 120)} is not an https URL without a user`, {
		code: "input.api-url",
		hint: "Write the API's https URL, for example https://ghe.example.com/api/v3; its token goes into tokens."
	});
	const host = serverHost(url);
	const token = [host, url.host].map((name) => (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.u)(secrets.tokens, name, repository ?? "")).find((secret) => secret !== void 0) ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`there is no token for ${host}`, {
		code: "input.token-missing",
		hint: isOwn ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN." : `Add the line ${host}=<secret> to tokens.`
	});
}
function mayCarryToken(url, isOwn) {
	return url.protocol === "https:" || url.protocol === "http:" && (isOwn || (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.l)(url));
}
function pagesOf(api) {
	return `${api.protocol}//${serverHost(api)}`;
}
/** The host that people know a GitHub by: that of its pages, without the `api.` of github.com and ghe.com. */
function serverHost(api) {
	return api.host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/u, "");
}
// packages/commands/src/forges.ts
/** @param openTransport called when there is something to send */
function createForges(secrets, world, openTransport, command) {
	const forges = /* @__PURE__ */ new Map();
	let transport;
	return async ({ provider, apiUrl, repository }) => {
		const id = JSON.stringify([
			provider,
			apiUrl ?? null,
			repository
		]);
		transport ??= openTransport();
		const forge = forges.get(id) ?? openGithub({
			apiUrl,
			repository,
			command
		}, secrets, world, await transport);
		forges.set(id, forge);
		return forge;
	};
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
// packages/commands/src/dispatch/claims.ts
/** How long a claim lives. Nothing is sent after half of it: a dispatcher that was paused must not send what another one has taken over. */
const LEASE_MS = 18e5;
/**
* @param owner the dispatcher's run, with a part of its own for each process
* @param settleMs how long after sending a complete list of runs proves what is not in it
*/
function createClaims(store, owner, settleMs) {
	return {
		async claim(wanted, nowMs) {
			let claimed = {
				granted: /* @__PURE__ */ new Set(),
				refusedBy: {}
			};
			await store.commit((stored) => {
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
		provableAt: iso(nowMs + LEASE_MS / 2 + settleMs),
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
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${target.images.join(", ") || target.workflow}: attempt ${attemptId(by)} is ${by.status}${run}`, {
		code: "dispatch.claimed",
		hint: "Nothing is to be done: the next check settles it, and plans anew where that is needed."
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
	if (error !== void 0) throw wrong(`this is neither YAML nor JSON: ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.A)(error.message)}`, error);
	if (!isMap(document.contents)) throw wrong(`"${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.A)(text, 80)}" is not a map`);
	const entries = document.contents.items.map(({ key, value }) => {
		const name = isScalar(key) ? String(key.value) : "";
		if (value !== null && !isScalar(value)) throw wrong(`the value of ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)} is not plain text`);
		return [name, value === null || value.value === null ? "" : String(value.value)];
	});
	return Object.fromEntries(entries);
}
function wrong(what, cause) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`inputs: ${what}`, {
		code: "input.inputs",
		hint: "Write one name: value a line, or a JSON object such as {\"version_bump\":\"minor\"}; values are plain text.",
		cause
	});
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
		const list = names.map((name) => (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)).join(", ");
		once(`${what}: left out ${list}, which the workflow does not declare.`, log.notice);
	};
	return {
		leftOut,
		explain(prepared, marked) {
			leftOut(prepared, prepared.leftOut);
			if (marked || prepared.unreadable !== void 0) return;
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
// packages/commands/src/dispatch/preparation.ts
/** The forges whose runs show their inputs. */
const TELLS_INPUTS = /* @__PURE__ */ new Set(["gitlab", "forgejo"]);
/** Finds out what a target's dispatch would send, and whether a run of it is there. Rejects with `Failure` (`forge.*`, `input.*`). */
async function prepareTarget(target, { inputs, openForge, notes, hasLedger, sinceMs }) {
	const forge = await openForge(target);
	const prepared = await forge.prepareDispatch(toRequest(target, inputs));
	const marked = prepared.declaration?.titleShowsKey === true || TELLS_INPUTS.has(forge.provider) && forge.canReadRuns;
	notes.explain(prepared, marked);
	if (prepared.unreadable !== void 0) notes.unreadable(prepared.unreadable);
	const runs = inputs["dry-run"] ? [] : await listKnown(forge, prepared, sinceMs, notes);
	const actor = marked || !hasLedger ? void 0 : await fetchActor(forge);
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
/** The forge keeps a list for all targets of a repository; where it cannot be read, the log says what is weaker for it. */
async function listKnown(forge, { request }, sinceMs, notes) {
	const { repository } = request;
	if (!forge.canReadRuns) return [];
	try {
		return (await forge.listRuns({
			repository,
			sinceMs,
			maxPages: 3
		})).runs;
	} catch (error) {
		if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
		notes.unlisted(repository, error);
		return [];
	}
}
async function fetchActor(forge) {
	try {
		return await forge.fetchActor();
	} catch (error) {
		if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
		return;
	}
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
// packages/commands/src/dispatch/refusals.ts
const HOUR_MS = 36e5;
/** Throws `Failure` `dispatch.too-old` for a target that was decided longer ago than `maxAgeMs`. */
function refuseStale(target, maxAgeMs, nowMs) {
	const ageMs = nowMs - target.checkedAtMs;
	if (ageMs <= maxAgeMs) return;
	const age = `${(ageMs / HOUR_MS).toFixed(1)} h ago, and max-age is ${(maxAgeMs / HOUR_MS).toFixed(1)} h`;
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: this rebuild was decided ${age}`, {
		code: "dispatch.too-old",
		hint: "Run check-base-digest again and dispatch what it says now, or raise max-age."
	});
}
/** A limit that an earlier target met. */
function limitedBefore(target, limit) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: not sent after ${limit.message}`, {
		code: limit.code,
		hint: limit.hint
	});
}
/** The run was told to stop before this target's turn came. */
function stoppedBefore(target) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: the run was told to stop before this was sent`, {
		code: "dispatch.stopped",
		hint: "The next run goes on from here."
	});
}
/** Half of the claim's lease is over. */
function leaseSpent(target) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: not sent, since half of its claim's lease is over`, {
		code: "dispatch.lease",
		hint: "The next run goes on from here; lower max-dispatches or write-interval when this comes again."
	});
}
/** It was sent, and the runs prove that it started none. */
function provablyNotStarted(target, cause) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: no run started (${cause.message})`, {
		code: "dispatch.not-started",
		hint: "The next check plans it again, as another attempt.",
		cause
	});
}
/** Nobody can tell yet whether it started. */
function ambiguous({ target, prepared, traces }, cause, looked) {
	const title = traces.marked ? "" : " Declare the input rebuild_key and put ${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.";
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: ${cause.message}${looked}`, {
		code: "forge.ambiguous",
		hint: `Look at ${prepared.page} before you send it again: a second run would build twice. With a ledger, the next check settles it.${title}`,
		cause
	});
}
/** `max-dispatches` is used up. */
function tooMany(target, most) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: not sent, since ${most} dispatches are the most for one run`, {
		code: "dispatch.max-dispatches",
		hint: "The next run goes on from here; raise max-dispatches to do more at once."
	});
}
/** `dry-run` is set. */
function rehearsed(target) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf$1(target)}: dry run, nothing was sent`, {
		code: "dispatch.dry-run",
		hint: "Set dry-run to false to send it."
	});
}
function nameOf$1({ images, repository, workflow }) {
	return (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
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
/** What fails the step, once every target was tried. */
function toFailures(attempted) {
	return attempted.flatMap(({ status, failure }) => status !== "deferred" && status !== "skipped" && failure !== void 0 ? [failure] : []);
}
// packages/commands/src/dispatch/sender.ts
const FIRST_LOOK_MS = 2e3;
const LONGEST_LOOK_MS = 15e3;
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
	let lastSentMs = Number.NEGATIVE_INFINITY;
	let limitLeftMs = options.limitBudgetMs;
	async function send(ready, mayRepeat) {
		const { target, forge, prepared, sendUntilMs } = ready;
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
			if (clock.monotonicMs() >= sendUntilMs) return {
				status: "deferred",
				failure: leaseSpent(target)
			};
			lastSentMs = clock.monotonicMs();
			const sinceMs = forge.serverTimeMs() ?? clock.now();
			const result = await forge.sendDispatch(prepared);
			if (result.kind === "accepted") return {
				status: "dispatched",
				run: result.run,
				leftOut: result.leftOut,
				sinceMs
			};
			if (result.kind === "ambiguous") return reconcile(ready, result.failure, sinceMs, mayRepeat);
			const { again, failure } = result;
			if (again === void 0) return {
				status: "failed",
				failure
			};
			const waitMs = waitFor(again, tries);
			if (again.reason === "stopped" || !mayWait(again, waitMs, tries, sendUntilMs)) return giveUp(forge, again, failure);
			if (again.reason === "limit") {
				limitLeftMs -= waitMs;
				log.info(`${prepared.what}: ${failure.message}; waiting ${Math.ceil(waitMs / 1e3)} s`);
			}
			await sleep(waitMs);
		}
	}
	function waitFor({ afterMs, stated }, tries) {
		if (stated) return afterMs;
		return Math.max(afterMs * 2 ** (tries - 1), (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.s)(RECONNECT, tries - 1, random));
	}
	function mayWait(again, waitMs, tries, sendUntilMs) {
		return clock.monotonicMs() + waitMs < sendUntilMs && tries < MOST_TRIES && (again.reason !== "limit" || waitMs <= limitLeftMs);
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
	async function reconcile(ready, cause, sinceMs, mayRepeat) {
		const { target, forge, prepared } = ready;
		if (!forge.canReadRuns) return {
			status: "unknown",
			failure: ambiguous(ready, cause, "; no token here may read its runs"),
			sinceMs
		};
		const sentMs = forge.serverTimeMs() ?? clock.now();
		const looked = await lookForRun(ready, sinceMs, Math.max(sentMs, clock.now()));
		if (looked?.sighting.kind === "found") {
			const { id, url } = looked.sighting.run;
			return {
				status: "dispatched",
				run: {
					id,
					url
				},
				leftOut: [],
				sinceMs
			};
		}
		const isAbsent = looked?.sighting.kind === "absent" && looked.list.complete;
		if (isAbsent && looked.list.readAtMs >= sentMs + options.settleMs) return {
			status: "not-started",
			failure: provablyNotStarted(target, cause),
			sinceMs
		};
		if (isAbsent && mayRepeat && options.onAmbiguous === "retry") {
			log.info(`${prepared.what}: no run was seen; sent once more, as on-ambiguous says`);
			return send(ready, false);
		}
		return {
			status: "unknown",
			failure: ambiguous(ready, cause, describeLook(looked)),
			sinceMs
		};
	}
	async function lookForRun(ready, sinceMs, untilMs) {
		const deadlineMs = clock.monotonicMs() + options.reconcileTimeoutMs;
		for (let pauseMs = FIRST_LOOK_MS;; pauseMs = Math.min(pauseMs * 2, LONGEST_LOOK_MS)) {
			const looked = await lookOnce(ready, sinceMs, untilMs);
			const leftMs = deadlineMs - clock.monotonicMs();
			if (looked?.sighting.kind === "found" || leftMs <= 0 || signal.aborted) return looked;
			await sleep(Math.min(pauseMs, leftMs));
		}
	}
	async function sleep(ms) {
		if (ms <= 0 || signal.aborted) return;
		try {
			await clock.sleep(ms, signal);
		} catch (error) {
			if (!signal.aborted) throw error;
		}
	}
	function describeLook(looked) {
		if (looked === void 0) return "; its runs could not be listed";
		if (looked.sighting.kind === "several") return `; ${looked.sighting.runs.length} runs could be it: ${looked.sighting.runs.map(({ url }) => url).join(", ")}`;
		return `; no run of it was seen within ${options.reconcileTimeoutMs / 1e3} s`;
	}
	return async (ready) => {
		const sent = await send(ready, true);
		return sent.sinceMs === void 0 ? sent : {
			...sent,
			sentAtMs: clock.now()
		};
	};
}
/** `undefined` while the list cannot be read: what broke the dispatch may well break this, too, for a while. */
async function lookOnce({ forge, prepared, traces, known }, sinceMs, untilMs) {
	const { repository, marker } = prepared.request;
	try {
		const list = await forge.listRuns({
			repository,
			sinceMs,
			once: true
		});
		const { workflow, ref } = prepared;
		const sought = {
			marker,
			traces,
			workflow,
			ref,
			sinceMs,
			untilMs
		};
		return {
			list,
			sighting: await identifyAtForge(forge, repository, list.runs, sought, known)
		};
	} catch (error) {
		if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
		return;
	}
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
	const named = (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.n)(inputs);
	return entries.map((entry) => {
		refuseOtherState(entry, inputs, deps);
		const { key, attempt, dispatch } = entry;
		if (dispatch !== null && named.length > 0) throw (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.r)(named, key);
		const images = entry.images.map(({ name }) => name);
		const place = dispatch ?? placeFromInputs(inputs, explicit, deps, `rebuilds: the entry for ${images.map((name) => (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)).join(", ")}`);
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
		checkedAtMs: deps.clock.now()
	};
}
function placeFromInputs(inputs, explicit, { environment }, what) {
	const { provider, repository, ref } = inputs;
	const needsNone = provider === "gitlab" || inputs["event-type"] !== void 0;
	const workflow = inputs.workflow ?? (needsNone ? "" : void 0);
	if (workflow === void 0) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${what} says not where to dispatch to`, {
		code: "dispatch.no-target",
		hint: "Set workflow to the file name of the workflow that builds it; or build it in this job."
	});
	const own = repository ?? environment["GITHUB_REPOSITORY"];
	if (own === void 0 || own === "") throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N("repository is not given, and GITHUB_REPOSITORY is not set", {
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
	const own = (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.o)(state);
	if (ledger === null || sameState(ledger, own, files)) return;
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`rebuilds: the entry with key ${key} comes from the ledger ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(ledger)}, and state is ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(own ?? "none")}`, {
		code: "dispatch.state",
		hint: `Set state to ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(ledger)} here too: the ledger must know what was dispatched.`
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
	return (0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.d)("sha256").update(situation).digest("hex").slice(0, 16);
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
	for (let pollMs = FIRST_POLL_MS; ended.size < awaited.length;) {
		const elapsedMs = clock.monotonicMs() - startMs;
		const isLast = elapsedMs >= options.timeoutMs || signal.aborted;
		const changed = await lookAround(awaited.filter((one) => !ended.has(one)), elapsedMs);
		if (ended.size === awaited.length || isLast) break;
		pollMs = changed ? FIRST_POLL_MS : Math.min(pollMs * 1.5, LONGEST_POLL_MS);
		const leftMs = options.timeoutMs - (clock.monotonicMs() - startMs);
		await sleep(Math.max(0, Math.min(pollMs, leftMs)));
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
			const taken = new Set(group.flatMap((one) => latest.get(one)?.id ?? one.runId ?? []));
			for (const one of group) await note(one, await findRun(one, runs, taken), elapsedMs);
		} catch (error) {
			if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
			log.warning(`${first.target.repository}: ${error.message}; still waiting`);
		}
	}
	async function findRun(one, runs, taken) {
		const id = latest.get(one)?.id ?? one.runId;
		const { repository } = one.target;
		if (id !== void 0) return runs.find((run) => run.id === id) ?? await one.forge.fetchRun(repository, id);
		const sighting = await identifyAtForge(one.forge, repository, runs, one.sought, taken);
		return sighting.kind === "found" ? sighting.run : void 0;
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
			if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
			log.warning(`${nameOf(one)}: it could not be cancelled: ${error.message}`);
		}
	}
	async function sleep(ms) {
		if (signal.aborted) return;
		try {
			await clock.sleep(ms, signal);
		} catch (error) {
			if (!signal.aborted) throw error;
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
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf(one)}: ${state} ${after}`, {
		code: signal.aborted ? "dispatch.stopped" : "dispatch.wait-timeout",
		hint: "Raise wait-timeout, or leave wait off: the next check settles what became of it."
	});
}
function vanished(one) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${nameOf(one)}: run ${one.runId} is not there (404)`, {
		code: "dispatch.run-gone",
		hint: "It was deleted, or the token may not read runs: actions: read on GitHub, read_api on GitLab."
	});
}
function nameOf({ target }) {
	return target.images.join(", ") || `${target.repository} ${target.workflow}`;
}
// packages/commands/src/dispatch/run-dispatch.ts
/** The most that a run waits for rate limits; what takes longer is left to the next schedule. */
const LIMIT_BUDGET_MS = 18e4;
/**
* Dispatches the rebuilds that the inputs name, each at most once: prepared, claimed together in one commit, sent one after the other, recorded together in another. What
* goes wrong with one target is in the outcome, and stops no other. Throws `Failure` when the inputs or the ledger cannot be used: nothing was sent then.
*/
async function runDispatch(inputs, deps) {
	const targets = await readTargets(inputs, deps);
	if (targets.length === 0) {
		deps.log.info("There is nothing to dispatch.");
		return {
			outputs: toOutputs([]),
			failures: [],
			summary: writeSummary([], inputs["dry-run"])
		};
	}
	const { attempted, failures } = await dispatchAll(targets, inputs, deps);
	const undelivered = inputs["dry-run"] ? [] : await deps.notify(attempted);
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
	const { store, clock, environment, random, log } = deps;
	const results = /* @__PURE__ */ new Map();
	const owner = `${environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || "local"}/${Math.floor(random() * 2 ** 32).toString(16)}`;
	const claims = store === void 0 ? void 0 : createClaims(store, owner, inputs.settle);
	if (store !== void 0 && !inputs["dry-run"]) await settleLedger(store, targets, deps);
	const sendable = leaveOut(await prepareAll(targets, inputs, deps, results), inputs, results, log);
	const startedMs = clock.monotonicMs();
	const claimed = await claims?.claim(sendable.map(toWanted), clock.now());
	const sent = await sendAll(sendable.flatMap((one) => admit(one, claimed, startedMs + LEASE_MS / 2, results)), inputs, deps, results);
	const unrecorded = await conclude(sent, claims, deps);
	const attempted = () => targets.flatMap((target) => results.get(target) ?? []);
	if (inputs.wait) {
		deps.announce(toOutputs(attempted()));
		await waitForAll(sent, inputs, deps, results);
	}
	return {
		attempted: attempted(),
		failures: unrecorded
	};
}
async function prepareAll(targets, inputs, deps, results) {
	const preparation = {
		inputs,
		openForge: deps.openForge,
		notes: createNotes(deps.log),
		hasLedger: deps.store !== void 0,
		sinceMs: Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"]
	};
	const limits = /* @__PURE__ */ new Map();
	const prepare = async (target) => {
		try {
			refuseStale(target, inputs["max-age"], deps.clock.now());
			const limit = limits.get(target.apiUrl ?? "");
			if (limit !== void 0) throw limitedBefore(target, limit);
			return await prepareTarget(target, preparation);
		} catch (error) {
			if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
			if ((0,_src_CZgt0eTO_js__WEBPACK_IMPORTED_MODULE_3__.n)(error)) limits.set(target.apiUrl ?? "", error);
			results.set(target, {
				target,
				status: (0,_src_CZgt0eTO_js__WEBPACK_IMPORTED_MODULE_3__.n)(error) ? "deferred" : "failed",
				failure: error
			});
			return;
		}
	};
	const prepared = [];
	for (const target of targets) {
		const one = await prepare(target);
		if (one !== void 0) prepared.push(one);
	}
	return prepared;
}
/** Those that are to be sent: not rehearsed, not there already, not too many. */
function leaveOut(prepared, inputs, results, log) {
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
		} else if (count >= most) results.set(target, {
			target,
			status: "deferred",
			failure: tooMany(target, most)
		});
		else if (inputs["dry-run"]) {
			count += 1;
			log.info(`Dry run: ${escapeInvisible(forge.describeDispatch(one.prepared))}`);
			results.set(target, {
				target,
				status: "skipped",
				failure: rehearsed(target)
			});
		} else {
			count += 1;
			sendable.push(one);
		}
	}
	return sendable;
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
function admit(one, claimed, sendUntilMs, results) {
	const { target } = one;
	if (claimed === void 0 || claimed.granted.has(attemptId(target))) return [{
		...one,
		sendUntilMs
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
}
async function sendAll(ready, inputs, deps, results) {
	const notes = createNotes(deps.log);
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
		if (sent.status === "dispatched") deps.log.info(`${place}${prepared.what}: dispatched, ${sent.run?.url ?? "in a run that this server does not name"}`);
	}
	return dispatched;
}
async function conclude(sent, claims, { clock }) {
	if (claims === void 0 || sent.length === 0) return [];
	try {
		const outcomes = sent.map((one) => ({
			target: one.ready.target,
			sent: one.sent
		}));
		await claims.conclude(outcomes, clock.now());
		return [];
	} catch (error) {
		if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
		return (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.F)(error).map((failure) => new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`what was dispatched could not be recorded: ${failure.message}`, {
			code: failure.code,
			hint: `${failure.hint ?? ""} The claims are recorded: the next check finds the runs and settles them.`.trim(),
			cause: failure
		}));
	}
}
async function waitForAll(dispatched, inputs, deps, results) {
	const started = dispatched.filter(({ sent }) => sent.status === "dispatched");
	const readable = started.filter(({ ready }) => ready.forge.canReadRuns);
	for (const { ready } of started) {
		const known = results.get(ready.target);
		if (known !== void 0 && !ready.forge.canReadRuns) results.set(ready.target, {
			...known,
			conclusion: null,
			failure: unreadable(ready.target)
		});
	}
	const awaited = readable.map(({ ready, sent }) => {
		const { target, forge, traces, prepared } = ready;
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
				untilMs: sinceMs + inputs.settle
			},
			runId: sent.run?.id
		};
	});
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
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${target.images.join(", ") || target.workflow}: its run ended with ${conclusion}${url === void 0 ? "" : `: ${url}`}`, {
		code: `dispatch.run-${conclusion}`,
		hint: superseded ? "A concurrency group cancelled it before any job started; it is no failed attempt, and the next check plans it again." : "Look at the run's log; with a ledger, the next check plans another attempt as long as maxAttempts allows."
	});
}
function unreadable(target) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${target.images.join(", ") || target.repository}: its run cannot be waited for`, {
		code: "forge.no-read-token",
		hint: "A trigger token cannot read pipelines: add a line host=<access token with read_api> to tokens, or leave wait off."
	});
}
async function readTargets(inputs, deps) {
	const target = {
		inputs,
		explicit: await parseInputMap(inputs.inputs)
	};
	if (inputs.rebuilds === void 0 && inputs["rebuilds-file"].length === 0) return [toSingleTarget(target, deps)];
	const entries = [...inputs.rebuilds ?? [], ...await readFiles(inputs["rebuilds-file"], deps)];
	return toTargets((0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.i)(entries), target, deps);
}
async function readFiles(patterns, { files }) {
	const entries = [];
	const failures = [];
	for (const pattern of patterns) try {
		for (const path of await findFiles(pattern, files)) {
			const content = await files.read(path);
			entries.push(...(0,_inputs_D10hRzaY_js__WEBPACK_IMPORTED_MODULE_2__.a)(content?.toString("utf8") ?? "", path));
		}
	} catch (error) {
		if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
		failures.push(...(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.F)(error));
	}
	if (failures.length > 0) throw (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.P)(failures, "several files are wrong", "rebuilds.shape");
	return entries;
}
async function findFiles(pattern, files) {
	if (await files.read(pattern).catch(() => void 0) !== void 0) return [pattern];
	const found = await files.glob(pattern);
	if (found.length > 0) return found;
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`rebuilds-file: no file matches ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(pattern)}`, {
		code: "rebuilds.no-file",
		hint: "Check the path, from the workspace, and that the step that writes it ran in this job or its artifact was downloaded."
	});
}
/** What a log would hide or reorder, written as escapes. */
function escapeInvisible(text) {
	return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""));
}
function escapeUnit(unit) {
	return `\\u${unit.toString(16).padStart(4, "0")}`;
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
		notify: async () => []
	});
}



/***/ }),

/***/ 728:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ classifySafely),
/* harmony export */   n: () => (/* binding */ isDeferring),
/* harmony export */   o: () => (/* binding */ retryAfterMs),
/* harmony export */   t: () => (/* binding */ createGithub)
/* harmony export */ });
/* unused harmony exports i, r */
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(80);


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
function classifySafely(method, clock = _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.t) {
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
	if (failure.code === "http.budget") return !(failure.cause instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N);
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
	if (status >= 300 && status < 400) return fail$1(subject, `the repository was renamed or moved (${status})`, "repository-moved", "Write its new owner/repo.");
	if (status >= 500) return fail$1(subject, `GitHub is not well (${describeStatus(answer)})`, "server-error", "Look at https://www.githubstatus.com; the next run tries again.");
	return fail$1(subject, `GitHub refused (${describeStatus(answer)})`, "refused", "Check the repository, the ref and the token; GitHub gives no further reason.");
}
/** A failure of this package about one call. */
function fail$1({ what }, happened, kind, hint, cause) {
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${what}: ${happened}`, {
		code: `forge.${kind}`,
		hint,
		cause
	});
}
/** Status and GitHub's own first line. */
function describeStatus({ status, message }) {
	const said = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.A)(message, 300);
	return said === "" ? String(status) : `${status}: ${said}`;
}
function badCredentials(subject, { token }) {
	return fail$1(subject, `GitHub does not accept the token (401); it is ${describeToken(token)}, wrong, expired or revoked`, "bad-credentials", "Make a new token, or check that the secret's name is right and that it is not empty. A GitHub App's token lives for one hour, GITHUB_TOKEN until its job ends.");
}
function limited(answer, subject, { now }) {
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
// packages/forge/src/names.ts
/** A repository's name in two parts; throws `Failure` `forge.repository-name` unless it is `owner/repo`. */
function splitRepository(repository) {
	const [, owner, repo] = /^([\w.-]+)\/([\w.-]+)$/u.exec(repository) ?? [];
	if (owner !== void 0 && repo !== void 0 && !/^\.+$/u.test(owner) && !/^\.+$/u.test(repo)) return {
		owner,
		repo
	};
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`"${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(repository)}" is not a GitHub repository`, {
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
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`"${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)}" is not the name of a workflow file`, {
		code: "forge.workflow-name",
		hint: `Write the file's name under ${FOLDER}, for example build.yml.`
	});
}
/** The path of a workflow's file; `undefined` for a numeric id. */
function workflowPath(workflow) {
	return /^\d+$/u.test(workflow) ? void 0 : `${FOLDER}${workflow}`;
}
// packages/forge/src/workflow-file.ts
const scalar = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.C)([
	(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.o)()
]);
const inputSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	type: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), "string"),
	required: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.o)(), false),
	options: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)(scalar), [])
});
const documentSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	"run-name": (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), ""),
	on: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflow_dispatch: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ inputs: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.w)())) })) }), { workflow_dispatch: null })
});
/**
* Reads what a workflow declares for `workflow_dispatch`; `undefined` when the text is no YAML map. The YAML parser is loaded by
* the first call (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs).
*/
async function parseWorkflow(text) {
	const { parse } = await __webpack_require__.e(/* import() */ 907).then(__webpack_require__.bind(__webpack_require__, 907));
	const parsed = parseQuietly(parse, text);
	const document = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.O)(documentSchema, parsed);
	if (!document.success) return void 0;
	const declared = document.data.on.workflow_dispatch?.inputs ?? {};
	const inputs = Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput(input)]));
	return {
		inputs,
		titleShowsKey: Object.hasOwn(inputs, "rebuild_key") && /\binputs\.rebuild_key\b/u.test(document.data["run-name"]),
		isDispatchable: wantsDispatch(parsed)
	};
}
/** Whether `workflow_dispatch` is among the events of `on`, in any of its three forms. */
function wantsDispatch(document) {
	const { on } = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.D)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ on: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.w)(), null) }), document);
	if (typeof on === "string") return on === "workflow_dispatch";
	if (Array.isArray(on)) return on.includes("workflow_dispatch");
	return typeof on === "object" && on !== null && Object.hasOwn(on, "workflow_dispatch");
}
function readInput(input) {
	const { type, required, options } = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.D)(inputSchema, input ?? {});
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
	return fail$1({ what: repository }, "no such GitHub repository, or the token may not see it (404)", "repository-not-found", hint);
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
	return read((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ default_branch: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)() }), answer, subject).default_branch;
}
const workflowSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	path: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	state: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()
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
	const { workflows } = read((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflows: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)(workflowSchema) }), answer, subject);
	return workflows.map(({ id, path, state }) => ({
		id,
		file: path.replace(/^.*\//u, ""),
		state
	}));
}
const contentSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	content: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	encoding: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.u)("base64")
});
async function fetchDeclaration(context, repository, workflow, ref) {
	const subject = {
		what: `${repository} ${workflow}@${ref}`,
		repository,
		permission: "contents: read"
	};
	const path = workflowPath(workflow) ?? await fetchPath(context, repository, workflow);
	if (path instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N) return path;
	const parameters = {
		...splitRepository(repository),
		path,
		ref
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}/contents/{path}", parameters, { repetition: "read" });
	if (answer.status === 404) return fail$1(subject, "the workflow's file cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal(explainRefusal(answer, subject, context.caller), answer);
	const file = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.O)(contentSchema, answer.data);
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
	const parsed = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.O)(schema, answer.data);
	if (parsed.success) return parsed.data;
	const field = parsed.error.issues[0]?.path.join(".") ?? "";
	throw fail$1(subject, `GitHub's answer lacks ${field === "" ? "what it should hold" : field}`, "malformed", "Check that the API URL is that of a GitHub server, and that no proxy answers in its place.");
}
// packages/forge/src/run-pages.ts
const MAX_PAGES$1 = 20;
const SLACK_MS = 5e3;
/**
* Reads pages back past the query's instant. Runs that start meanwhile push others onto the next page, where they are seen again: each counts once.
*/
async function collectRuns({ sinceMs, maxPages = MAX_PAGES$1 }, fetchPage) {
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
const runSchema$1 = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	html_url: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	display_title: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	path: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), ""),
	workflow_id: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.g)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)()), void 0),
	event: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(), ""),
	head_branch: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()), null),
	triggering_actor: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ login: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)() })), null),
	status: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()), null),
	conclusion: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()), null),
	created_at: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()
});
const listSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflow_runs: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)(runSchema$1) });
const PAGE = 100;
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
			per_page: PAGE,
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
		const runs = read(listSchema, answer, subject).workflow_runs.map(toRun);
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
		last: runs.length < PAGE
	};
}
/** One run with its final conclusion; see `Forge.fetchRun`. */
async function fetchRun(context, repository, id) {
	const subject = {
		what: `${repository} run ${id}`,
		repository,
		permission: "actions: read"
	};
	const answer = await callRun(context, "GET /repos/{owner}/{repo}/actions/runs/{run_id}", repository, id);
	if (answer.status === 404) return void 0;
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	return settleConclusion(context, repository, toRun(read(runSchema$1, answer, subject)));
}
const jobsSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ jobs: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	runner_id: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)()), null),
	steps: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.w)())), null)
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
	const answer = await callRun(context, "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", repository, id);
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	const { jobs } = read(jobsSchema, answer, subject);
	return jobs.some((job) => (job.runner_id ?? 0) > 0 || (job.steps ?? []).length > 0) ? run : {
		...run,
		conclusion: "superseded"
	};
}
function callRun(context, route, repository, id) {
	return context.client.call(route, {
		...splitRepository(repository),
		run_id: id
	}, { repetition: "read" });
}
/** The run whose title holds a marker (`<key>.<attempt>`), the newest one. */
function findMarked(runs, marker) {
	return runs.find((run) => holdsMarker(run.title, marker));
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
function toRun(run) {
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
// packages/forge/src/reconciliation.ts
const FIRST_PAUSE_MS = 2e3;
const LONGEST_PAUSE_MS = 15e3;
/**
* Looks for the run that an ambiguous dispatch may have started: lists the workflow's runs back to `sinceMs` until one shows the
* dispatch's marker, or `timeoutMs` have passed.
*
* @param sinceMs the server's clock before the dispatch was sent
*/
async function findStartedRun(context, listRuns, { request, workflow }, sinceMs, timeoutMs) {
	const { clock, signal } = context;
	const query = {
		repository: request.repository,
		workflow,
		sinceMs,
		once: true
	};
	const deadlineMs = clock.monotonicMs() + timeoutMs;
	for (let pauseMs = FIRST_PAUSE_MS;; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		const runs = await listQuietly(listRuns, query);
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
async function listQuietly(listRuns, query) {
	try {
		return (await listRuns(query)).runs;
	} catch (error) {
		if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
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
	const nearest = own.map((name) => (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.M)(name, declared ?? [])).find((name) => name !== void 0);
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${what}: the workflow declares no input ${own.map((name) => (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80)).join(", ")}`, {
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
	if (count > most) throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${what}: ${count} inputs, and this server takes ${most}`, {
		code: "forge.too-many-inputs",
		hint: "Send fewer: several values can share one input as JSON."
	});
	const characters = JSON.stringify(inputs).length;
	if (characters <= MOST_CHARACTERS$1) return;
	throw new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${what}: the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS$1} in all`, {
		code: "forge.inputs-too-long",
		hint: "Shorten them, or let the workflow read the long one from a file or an artifact."
	});
}
function isBefore320(version) {
	const [, major, minor] = /^(\d+)\.(\d+)/u.exec(version ?? "") ?? [];
	return major !== void 0 && (Number(major) < 3 || Number(major) === 3 && Number(minor) <= 19);
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
	const nearest = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.M)(workflow, names);
	const there = names.length === 0 ? "The repository has no workflows." : `There are ${names.slice(0, 20).map((name) => (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(name)).join(", ")}.`;
	const hint = `${nearest === void 0 ? "" : `Did you mean ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(nearest)}? `}${there} The file must be on the default branch too.`;
	return fail$1({ what }, `no workflow ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)} (404)`, "workflow-not-found", hint);
}
async function refNotFound$1({ answer, prepared, lookups }) {
	const branch = await lookups.defaultBranch(prepared.request.repository);
	const hint = `Check the branch or tag. The default branch of ${prepared.request.repository} is ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(branch)}.`;
	return fail$1(prepared, `no branch or tag ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.ref)} (${describeStatus(answer)})`, "ref-not-found", hint);
}
function noTrigger({ answer, prepared }) {
	const hint = `Add \`workflow_dispatch:\` under \`on:\` of .github/workflows/${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.workflow)} on ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(prepared.ref)}.`;
	return fail$1(prepared, `the workflow cannot be dispatched (${describeStatus(answer)})`, "no-dispatch-trigger", hint);
}
function unexpectedInputs({ answer, prepared }) {
	const declared = prepared.declaration === void 0 ? void 0 : Object.keys(prepared.declaration.inputs);
	return fail$1(prepared, `inputs that the workflow does not declare (${describeStatus(answer)})`, "unexpected-inputs", listDeclared(declared));
}
function requiredInput({ answer, prepared }) {
	const name = nameInput(answer);
	const what = name === void 0 ? "a required input" : `required input ${name}`;
	const hint = `${name === void 0 ? "" : `Add ${name} to the inputs that are sent. `}${describeNamed(name, prepared)}`;
	return fail$1(prepared, `${what} is missing (${describeStatus(answer)})`, "required-input-missing", hint);
}
function invalidValue({ answer, prepared }) {
	const name = nameInput(answer);
	const value = Object.entries(prepared.inputs).find(([key]) => key === name)?.[1];
	return fail$1(prepared, `${name === void 0 ? "an input" : `input ${name}`} does not take its value${value === void 0 ? "" : ` "${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(value, 80)}"`} (${describeStatus(answer)})`, "invalid-input-value", describeNamed(name, prepared));
}
/** The name of the input that a refusal is about, where GitHub gives one. */
function nameInput({ message }) {
	const name = /input '([^']*)'/iu.exec(message)?.[1];
	return name === void 0 ? void 0 : (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(name, 80);
}
/** A sentence on what an input takes. */
function describeNamed(name, { declaration }) {
	const declared = Object.entries(declaration?.inputs ?? {}).find(([key]) => key === name)?.[1];
	if (declared === void 0) return "Look at on.workflow_dispatch.inputs in the workflow.";
	return `${name} is ${describeInput(declared)}.`;
}
function describeInput({ type, options }) {
	if (options.length > 0) return `a ${type} of ${options.map((option) => (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(option, 80)).join(", ")}`;
	if (type === "boolean") return "a boolean: true or false";
	return `a ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(type)}`;
}
async function disabled({ answer, prepared, context, lookups }) {
	const { request, workflow } = prepared;
	const reason = (await lookups.listWorkflows(request.repository)).find(({ id, file }) => file === workflow || String(id) === workflow)?.state === "disabled_inactivity" ? "disabled by GitHub, after 60 days without activity in the repository" : "disabled by hand";
	const hint = `Choose "Enable workflow" on ${`${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`}, or run: gh workflow enable ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)} -R ${request.repository}`;
	return fail$1(prepared, `the workflow is ${reason} (${describeStatus(answer)})`, "workflow-disabled", hint);
}
// packages/forge/src/send.ts
/**
* Posts a dispatch, and again only after answers that prove that nothing was started: an older API version, and inputs that GitHub
* refuses by name. See `Forge.sendDispatch`.
*
* @param repetition `write` also waits out limits and tries connections again; `once` leaves both to the caller
*/
async function sendDispatch(dispatcher, prepared, repetition) {
	let answer;
	try {
		answer = await post(dispatcher, prepared, repetition);
	} catch (error) {
		return withoutAnswer(error);
	}
	if (answer.status < 300) return {
		kind: "accepted",
		run: readRun(answer),
		leftOut: []
	};
	if (answer.status === 408 || answer.status >= 500) return {
		kind: "ambiguous",
		happened: `GitHub answered ${describeStatus(answer)}`,
		cause: void 0
	};
	return reject(dispatcher, prepared, answer, repetition);
}
/** What a call that got no answer means: it was not sent, or nobody knows. Throws what is no `Failure`. */
function withoutAnswer(error) {
	if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
	if (!isNotSent(error)) return {
		kind: "ambiguous",
		happened: error.message,
		cause: error
	};
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
/** The failure of a dispatch of which nobody knows whether it started something. */
function ambiguousFailure({ what, page, declaration, event }, { happened, cause }, looked = "") {
	const hint = `Look at ${page} before you send it again: a second run would build twice.${declaration?.titleShowsKey === false && event === "workflow_dispatch" ? ` Declare the input rebuild_key and put \${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.` : ""}`;
	return fail$1({ what }, `unknown whether the run started (${happened})${looked}`, "ambiguous", hint, cause);
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
async function post(dispatcher, prepared, repetition) {
	const { context, dialects, host } = dispatcher;
	const { request, workflow } = prepared;
	const names = splitRepository(request.repository);
	const { body } = writeDispatch(prepared);
	if (request.eventType !== void 0) return context.client.call("POST /repos/{owner}/{repo}/dispatches", {
		...names,
		...body
	}, { repetition });
	const dialect = dialects.of(host);
	const details = dialect === "2022-11-28 with details" ? { return_run_details: true } : {};
	const answer = await context.client.call("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
		...names,
		workflow_id: workflow,
		...body,
		...details
	}, {
		repetition,
		version: dialect === "2026-03-10" ? dialect : "2022-11-28"
	});
	const older = olderDialect(dialect, answer);
	if (older === void 0) return answer;
	dialects.remember(host, older);
	return post(dispatcher, prepared, repetition);
}
async function reject(dispatcher, prepared, answer, repetition) {
	const { context, lookups } = dispatcher;
	const limited = limitOf(answer) !== void 0;
	try {
		const unexpected = limited ? [] : listUnexpected(answer, prepared);
		if (unexpected.length > 0) return await sendWithout(dispatcher, prepared, unexpected, repetition);
		return {
			kind: "rejected",
			failure: await explainDispatchRefusal(answer, prepared, context, lookups),
			again: limited ? againAfter(answer, context) : void 0
		};
	} catch (error) {
		if (!(error instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N)) throw error;
		return {
			kind: "rejected",
			failure: error,
			again: void 0
		};
	}
}
function againAfter(answer, { clock }) {
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
async function sendWithout(dispatcher, prepared, names, repetition) {
	const { request, declaration, what } = prepared;
	refuseUndeclared(names, request, declaration === void 0 ? void 0 : Object.keys(declaration.inputs), what);
	const result = await sendDispatch(dispatcher, {
		...prepared,
		inputs: omit(prepared.inputs, names)
	}, repetition);
	return "leftOut" in result ? {
		...result,
		leftOut: [...names, ...result.leftOut]
	} : result;
}
const runSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	workflow_run_id: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	html_url: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()
});
function readRun({ data }) {
	const run = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.O)(runSchema, data);
	return run.success ? {
		id: run.data.workflow_run_id,
		url: run.data.html_url
	} : void 0;
}
// packages/forge/src/dispatch.ts
/**
* Starts a workflow, at most once: what GitHub cannot have acted on is sent again, and after anything ambiguous (5xx, timeout,
* lost connection) the run is looked for instead. Never throws `Failure`.
*/
async function dispatchWorkflow(dispatcher, listRuns, prepared, options) {
	const { context } = dispatcher;
	const sinceMs = context.client.serverTimeMs() ?? context.clock.now();
	const sent = await sendDispatch(dispatcher, prepared, "write");
	if (sent.kind === "accepted") return {
		status: "dispatched",
		run: sent.run,
		leftOut: sent.leftOut
	};
	if (sent.kind === "rejected") return {
		status: isDeferring(sent.failure) ? "deferred" : "failed",
		failure: sent.failure
	};
	if (prepared.declaration?.titleShowsKey === false) return {
		status: "unknown",
		failure: ambiguousFailure(prepared, sent)
	};
	const { run, listed } = await findStartedRun(context, listRuns, prepared, sinceMs, options.reconcileTimeoutMs);
	if (run !== void 0) return {
		status: "dispatched",
		run: {
			id: run.id,
			url: run.url
		},
		leftOut: []
	};
	if (options.onAmbiguous === "retry" && listed && prepared.declaration !== void 0) return dispatchWorkflow(dispatcher, listRuns, prepared, {
		...options,
		onAmbiguous: "hold"
	});
	return {
		status: "unknown",
		failure: ambiguousFailure(prepared, sent, `; no run with ${prepared.request.marker} was seen within ${options.reconcileTimeoutMs / 1e3} s`)
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
// packages/forge/src/actor.ts
const viewerSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ data: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ viewer: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ login: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)() }) }) });
/**
* The login that GitHub knows the token's owner by, `github-actions[bot]` for a job's own token; `undefined` when GitHub does not say. GraphQL answers this for
* tokens of every kind, REST only for people's (https://docs.github.com/graphql/reference/queries#viewer). Throws `Failure` `http.*` without an answer.
*/
async function fetchViewer({ client, graphqlUrl }) {
	const answer = await client.call(`POST ${graphqlUrl}`, { query: "query { viewer { login } }" }, { repetition: "read" });
	const viewer = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.O)(viewerSchema, answer.data);
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
		timeMs: parseHttpDate(header("date")),
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
	const what = `${repository} event ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(eventType)}`;
	if (eventType === "" || eventType.length > MOST_NAME) throw fail(what, `the event type has ${eventType.length} characters, and GitHub takes 1 to ${MOST_NAME}`, "event-type", "Shorten event-type.");
	if (request.ref !== void 0 && request.ref !== ref) throw fail(what, `a repository_dispatch runs on the default branch ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}, not on ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(request.ref)}`, "event-ref", "Leave the ref out, or leave event-type out and name the workflow.");
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
	return new _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N(`${what}: ${happened}`, {
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
	const what = `${repository} ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(workflow)}@${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	const read = await lookups.declaration(repository, workflow, ref);
	const unreadable = read instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N ? read : void 0;
	const declaration = read instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N ? void 0 : read;
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
const objectSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	kind: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)(),
	text: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()),
	isBinary: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.o)()),
	isTruncated: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.o)()),
	byteSize: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.m)())
}));
const answerSchema = (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	data: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ repository: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.s)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ defaultBranchRef: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({ name: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)() })) }), objectSchema)) })),
	errors: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.h)({
		type: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()),
		message: (0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.b)()
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
		files: wanted.map((file, index) => missingRefs.has(file.ref ?? "HEAD") ? refNotFound(repository, file.ref, found.defaultBranch) : toFile(`${repository} ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(file.path)}@${file.ref ?? found.defaultBranch}`, found.objects[`f${index}`]))
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
	if (ref === void 0 || defaultBranch === void 0) return fail$1({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
	const happened = `no branch or tag ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(ref)}`;
	return fail$1({ what: repository }, happened, "ref-not-found", `Its default branch is ${(0,_clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.j)(defaultBranch)}.`);
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
			if (file === void 0 || file instanceof _clock_CIXo804w_js__WEBPACK_IMPORTED_MODULE_1__.N) pending.reject(file);
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
	const context = createContext(options, apiUrl);
	const lookups = createLookups(context);
	const host = new URL(apiUrl).host;
	const dispatcher = {
		context,
		lookups,
		dialects: dialectsOf(options.transport),
		host
	};
	const listRuns = createRunLister(context);
	const recentRuns = memoize();
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
		async sendDispatch(prepared) {
			const sent = await sendDispatch(dispatcher, prepared, "once");
			return sent.kind === "ambiguous" ? {
				kind: sent.kind,
				failure: ambiguousFailure(prepared, sent)
			} : sent;
		},
		serverTimeMs: () => context.client.serverTimeMs(),
		fetchActor: () => viewer("", () => fetchViewer(context)),
		listRuns,
		fetchRun: (repository, id) => fetchRun(context, repository, id),
		settleConclusion: (repository, run) => settleConclusion(context, repository, run),
		fetchRunInputs: async () => void 0,
		cancelRun: (repository, id) => cancelRun(context, repository, id),
		dispatchWorkflow: (prepared, how) => dispatchWorkflow(dispatcher, listRuns, prepared, how),
		async findRun(repository, marker, sinceMs) {
			const query = {
				repository,
				sinceMs,
				maxPages: MAX_PAGES
			};
			return findMarked((await recentRuns(repository, () => listRuns(query))).runs, marker);
		}
	};
}
function createContext(options, apiUrl) {
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



/***/ })

};
