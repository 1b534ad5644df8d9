export const id = 492;
export const ids = [492];
export const modules = {

/***/ 966:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseRetryAfter),
/* harmony export */   i: () => (/* binding */ parseHttpDate),
/* harmony export */   n: () => (/* binding */ isNotSent),
/* harmony export */   r: () => (/* binding */ retryAfterMs),
/* harmony export */   t: () => (/* binding */ classifySafely)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(930);
/* harmony import */ var _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(281);


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
function classifySafely(method, clock = _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_1__.t) {
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
	if (failure.code === "http.budget") return !(failure.cause instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i);
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

/***/ 492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheck: () => (/* binding */ runCheck)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(777);
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(930);
/* harmony import */ var _reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(424);
/* harmony import */ var _mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(29);
/* harmony import */ var _delay_BZL_DxnU_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(250);
/* harmony import */ var _state_9pIsJhKI_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(735);
/* harmony import */ var _classification_DdG2_7kc_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(966);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(421);








// packages/image/src/familiar.ts
/**
* A reference as people write it, and as BuildKit looks up named contexts
* (https://github.com/moby/buildkit/blob/master/frontend/dockerui/namedcontext.go): without `docker.io/`, `library/` and `:latest`, and without a digest.
*/
function familiarName({ registry, repository, tag }) {
	const name = registry === "docker.io" ? repository.replace(/^library\/(?=[^/]+$)/u, "") : `${registry}/${repository}`;
	return tag === void 0 || tag === "latest" ? name : `${name}:${tag}`;
}
// packages/image/src/platform-match.ts
/**
* Whether two platforms are the same, whatever their spelling. Windows versions are compared down to the build
* (`10.0.20348`), and only where both sides name one.
*/
function samePlatform(left, right) {
	const [one, other] = [(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.o)(left), (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.o)(right)];
	return one.os === other.os && one.architecture === other.architecture && one.variant === other.variant && sameBuild(one.osVersion, other.osVersion);
}
/**
* The candidate that a builder takes for a platform: the platform itself, else the nearest older one that runs there (arm/v7 runs
* arm/v6, amd64 runs 386); `undefined` when there is none (https://github.com/containerd/platforms/blob/main/compare.go).
*/
function selectPlatform(wanted, candidates) {
	for (const runnable of runnablePlatforms((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.o)(wanted))) {
		const found = candidates.find((candidate) => samePlatform(runnable, candidate));
		if (found !== void 0) return found;
	}
}
function sameBuild(left, right) {
	return left === void 0 || right === void 0 || buildOf(left) === buildOf(right);
}
function buildOf(version) {
	return version.split(".", 3).join(".");
}
/** What runs on a platform, best first, the platform itself included. */
function runnablePlatforms(platform) {
	const { architecture, variant, ...rest } = platform;
	const level = Number(/^v(\d)$/u.exec(variant ?? "")?.[1] ?? 0);
	const older = (name, from, to) => countDown(from, to).map((number) => ({
		...rest,
		architecture: name,
		variant: `v${number}`
	}));
	if (architecture === "amd64") return [
		platform,
		...older("amd64", level - 1, 1),
		{
			...rest,
			architecture: "386"
		}
	];
	if (architecture === "arm") return [platform, ...older("arm", level - 1, 5)];
	if (architecture === "arm64") return [
		platform,
		...older("arm64", level - 1, 8),
		...older("arm", 8, 5)
	];
	return [platform];
}
function countDown(from, to) {
	return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);
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
function describeRequest({ method, url }) {
	return `${method} ${describeUrl(url)}`;
}
/** A URL for messages, without its query and userinfo. */
function describeUrl(url) {
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
/** A failure of one request: `what` happened to it, and the next step. */
function createFailure(request, code, what, hint, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${describeRequest(request)}: ${what}`, {
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
	if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return error;
	const system = readSystemError(error);
	const kind = kindOf(error, system, received);
	if (kind === void 0) return error;
	const code = system === void 0 ? "" : ` (${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(system.code)})`;
	return createFailure(request, kind.code, `${kind.what}${code}`, kind.hint, error);
}
const REFUSED$1 = {
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
	if (isConnectError(error)) return system?.code === "ECONNREFUSED" ? REFUSED$1 : UNREACHABLE;
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
/**
* The proxy that a request has to go through; `undefined` when it goes straight. Loopback is never proxied. `NO_PROXY` is a list of
* `*`, host, `.suffix`, `*.suffix`, address or CIDR range, a host with or without a port; a host covers its subdomains.
* Throws `http.proxy` for a proxy that cannot be used.
*/
function chooseProxy(request, variables) {
	const name = request.url.protocol === "https:" ? "https_proxy" : "http_proxy";
	const value = readVariable(variables, name);
	if (value === "" || isLoopback(request.url)) return void 0;
	if (isBypassed(request.url, readVariable(variables, "no_proxy"))) return void 0;
	const proxy = parseProxy(value);
	if (proxy !== void 0) return proxy;
	throw createFailure(request, "http.proxy", `${name.toUpperCase()} is not the URL of an http or https proxy`, `Set ${name.toUpperCase()} to a URL such as http://proxy.example:3128, or add ${request.url.hostname} to NO_PROXY`);
}
/** Whether a URL's host is this machine itself: `localhost`, a name under it, 127.0.0.0/8 or ::1. */
function isLoopback(url) {
	return /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
}
function readVariable(variables, name) {
	return (variables[name] || variables[name.toUpperCase()] || "").trim();
}
function parseProxy(value) {
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(value) ? value : `http://${value}`);
	if (url === null || url.protocol !== "http:" && url.protocol !== "https:") return void 0;
	return hasDecodableUserinfo(url) ? url : void 0;
}
function hasDecodableUserinfo({ username, password }) {
	try {
		decodeURIComponent(username + password);
		return true;
	} catch {
		return false;
	}
}
function isBypassed(url, list) {
	const port = url.port || (url.protocol === "https:" ? "443" : "80");
	const host = url.hostname.replace(/^\[|\]$/gu, "");
	return list.toLowerCase().split(/[\s,]+/u).some((entry) => entry !== "" && matchesEntry(host, port, entry));
}
function matchesEntry(host, port, entry) {
	if (entry === "*") return true;
	if (entry.includes("/")) return isInRange(host, entry);
	const [, name = entry, wantedPort] = /^\[?(.+?)\]?(?::(\d+))?$/u.exec(isBareIPv6(entry) ? `[${entry}]` : entry) ?? [];
	if (wantedPort !== void 0 && wantedPort !== port) return false;
	const suffix = name.replace(/^\*?\./u, "");
	return host === suffix || host.endsWith(`.${suffix}`);
}
function isBareIPv6(entry) {
	return process.getBuiltinModule("node:net").isIPv6(entry);
}
function isInRange(host, range) {
	const net = process.getBuiltinModule("node:net");
	const [base = "", bits = ""] = range.split("/");
	const family = net.isIP(host);
	if (family === 0 || net.isIP(base) !== family || !/^\d{1,3}$/u.test(bits)) return false;
	if (Number(bits) > (family === 4 ? 32 : 128)) return false;
	const type = family === 4 ? "ipv4" : "ipv6";
	const ranges = new net.BlockList();
	ranges.addSubnet(base, Number(bits), type);
	return ranges.check(host, type);
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
		const actions = await Promise.all(/* import() */[__webpack_require__.e(154), __webpack_require__.e(596)]).then(__webpack_require__.bind(__webpack_require__, 596));
		const proxy = findProxy(actions, request);
		return await send$1({
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
async function send$1({ client, request, signal, proxy, lookup }) {
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
		httpModule: moduleFor$1(request.url)
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
function moduleFor$1(url) {
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
// packages/http/src/json.ts
const MAX_DEPTH$1 = 500;
/**
* An answer's body as JSON (https://www.rfc-editor.org/rfc/rfc8259), without `__proto__` keys, to be parsed by a schema. Throws
* `http.malformed` when it is none, or is nested more than 500 deep.
* @param what the answer's name in the message, e.g. "the token server's answer"
*/
function readJson(response, what) {
	const text = new TextDecoder().decode(response.body);
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		const line = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(text);
		throw createMalformed(response, what, line === "" ? "is empty, and not JSON" : `is not JSON: ${line}`);
	}
	if (!cleanTree(value)) throw createMalformed(response, what, `is nested more than ${MAX_DEPTH$1} deep`);
	return value;
}
/** Removes keys that would set a prototype when the value is copied; false when it is nested too deep. */
function cleanTree(root) {
	let level = [root];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > MAX_DEPTH$1) return false;
		level = level.flatMap(cleanNode);
	}
	return true;
}
function cleanNode(node) {
	if (typeof node !== "object" || node === null) return [];
	if (!Array.isArray(node)) Reflect.deleteProperty(node, "__proto__");
	return Object.values(node);
}
function createMalformed(response, what, why) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${what} (${response.status} of ${describeUrl(response.url)}) ${why}`, {
		code: "http.malformed",
		hint: "Check that the URL is that of the service that is meant, and that no proxy or login page answers for it"
	});
}
// packages/http/src/node-exchange.ts
/**
* An exchange over `node:http` and `node:https` with connections kept alive between GETs and HEADs: the cheapest there is, for
* registries. Proxies go through Node's own agents (https://nodejs.org/api/http.html#built-in-proxy-support).
*/
function createNodeExchange(options) {
	const agents = /* @__PURE__ */ new Map();
	const lookup = shareLookups(options.lookup ?? systemLookup);
	const nodeVersion = options.nodeVersion ?? process.versions.node;
	return async (request, signal) => {
		refuseForeignScheme(request);
		refusePrivateLiteral(request);
		const proxy = chooseProxy(request, options.proxy);
		if (proxy !== void 0) refuseOldNode(request, nodeVersion);
		const exchange = {
			request,
			signal,
			proxy,
			lookup,
			agent: agentFor(agents, request, proxy)
		};
		return proxy === void 0 ? await send(exchange) : await sendThroughProxy(exchange, proxy);
	};
}
function send({ request, signal, proxy, lookup, agent }) {
	return new Promise((resolve, reject) => {
		const wire = createWireOptions(request, {
			agent,
			signal,
			lookup: request.publicOnly === true ? createPublicLookup(lookup, request) : lookup
		});
		if (proxy !== void 0 && request.timeoutMs !== void 0) wire.timeout = request.timeoutMs;
		const sent = moduleFor(request.url).request(wire, resolve);
		sent.on("error", reject);
		sent.end(request.body);
	});
}
async function sendThroughProxy(exchange, proxy) {
	const { request, signal } = exchange;
	try {
		return refuseProxyDenial(request, proxy, await send(exchange));
	} catch (error) {
		const isTunnel = readSystemError(error)?.code === "ERR_PROXY_TUNNEL";
		if (!signal.aborted && (isTunnel || isConnectError(error))) throw createProxyFailure(request, proxy, error);
		throw error;
	}
}
function moduleFor(url) {
	if (url.protocol === "https:") return process.getBuiltinModule("node:https");
	return process.getBuiltinModule("node:http");
}
function agentFor(agents, request, proxy) {
	const pool = describePool(request);
	const key = `${request.url.protocol} ${pool.key} ${proxy?.href ?? ""}`;
	const known = agents.get(key);
	if (known !== void 0) return known;
	const options = { keepAlive: pool.keepAlive };
	if (proxy !== void 0) options.proxyEnv = {
		http_proxy: proxy.href,
		https_proxy: proxy.href
	};
	const agent = new (moduleFor(request.url)).Agent(options);
	agents.set(key, agent);
	return agent;
}
function refuseOldNode(request, version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	if (major > 24 || major === 24 && minor >= 5) return;
	throw createFailure(request, "http.proxy", `Node ${version} cannot go through a proxy by itself`, "Run Basewatch with Node 24.5 or newer, or add the host to NO_PROXY");
}
// packages/http/src/redirect.ts
const FOLLOWED = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const HARMLESS_HEADERS = /* @__PURE__ */ new Set([
	"accept",
	"accept-encoding",
	"accept-language",
	"range",
	"user-agent"
]);
/**
* Sends a request and follows its redirects (https://www.rfc-editor.org/rfc/rfc9110#section-15.4) when it is a GET or HEAD; never from https
* to http. Once another origin was visited, credentials are gone for good, and foreign origins must be public. Throws `http.redirect` for a loop,
* too many, a missing or unusable Location, and a refused target.
*/
async function sendFollowing(transport, request, options) {
	let current = request;
	const visited = /* @__PURE__ */ new Set([hrefOf(request.url)]);
	for (;;) {
		const response = await transport.send(current);
		if (!FOLLOWED.has(response.status) || request.method !== "GET" && request.method !== "HEAD") return response;
		const target = readTarget(current, response);
		if (visited.size > options.max) throw refuse(current, `more than ${options.max} redirects`);
		if (visited.has(target.href)) throw refuse(current, `a redirect back to ${describeUrl(target)}, which was visited`);
		visited.add(target.href);
		current = follow(current, target, request, options);
	}
}
function readTarget(request, response) {
	const [location, ...more] = new Set(response.headers.all("location"));
	if (location === void 0) throw refuse(request, `a redirect (${response.status}) without a Location`);
	if (more.length > 0) throw refuse(request, "a redirect with several Locations");
	const target = URL.parse(location, request.url.href);
	if (target === null) throw refuse(request, `a redirect to "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(location, 100)}", which is no URL`);
	target.username = "";
	target.password = "";
	target.hash = "";
	return target;
}
function follow(current, target, first, options) {
	const from = current.url;
	if (target.protocol !== "https:" && target.protocol !== from.protocol) throw refuse(current, `a redirect to ${describeUrl(target)}, which would leave ${from.protocol.slice(0, -1)}`);
	const permission = options.allow?.(from, target) ?? "with-credentials";
	if (permission === "refuse") throw refuse(current, `a redirect to ${describeUrl(target)}, which is not allowed`);
	const keeps = permission === "with-credentials" && target.origin === from.origin;
	const isHome = target.origin === first.url.origin || options.trustPrivate?.(target) === true;
	return {
		...current,
		url: target,
		headers: keeps ? current.headers ?? {} : withoutCredentials(current.headers ?? {}),
		publicOnly: isHome ? first.publicOnly : true
	};
}
function withoutCredentials(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name.toLowerCase())));
}
function hrefOf(url) {
	const copy = new URL(url);
	copy.hash = "";
	return copy.href;
}
function refuse(request, what) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${describeRequest(request)}: ${what}`, {
		code: "http.redirect",
		hint: "Write the address that the server redirects to, if it is to be trusted, or ask who runs the server"
	});
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
	throw createFailure(request, "http.malformed", `the answer has the content coding "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(coding, 40)}", which is not known here`, "Have the server or the proxy send the answer uncompressed, as it was asked to");
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
	const [why, hint] = reason instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i ? [reason.message, reason.hint ?? "Run it again"] : ["the time for all requests of this run is spent", "Raise the timeout, or let the next run go on"];
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
		if (failure instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return { failure };
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
	const classify = request.classify ?? (0,_classification_DdG2_7kc_js__WEBPACK_IMPORTED_MODULE_6__.t)(request.method, clock);
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
	return status === 429 || status === 503 ? (0,_classification_DdG2_7kc_js__WEBPACK_IMPORTED_MODULE_6__.r)(outcome.response, clock) : void 0;
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
		if (failure instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return { outcome: "unknown" };
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
	if (redactor === void 0 || !(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) return error;
	const { code, hint, cause, details } = error;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(redactor.redact(error.message), {
		code,
		hint: hint && redactor.redact(hint),
		cause,
		details
	});
}
// packages/ledger/src/document.ts
const digest = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.s)((value) => typeof value === "string" && (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(value), "not a digest");
const time = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)().check((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.j)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const baseRecord = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.d)({
	current: digest,
	firstSeenAt: time,
	previous: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)(digest),
	history: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.r)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.d)({
		digest,
		firstSeenAt: time
	}))
});
const forcedRequest = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.d)({
	at: time,
	by: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	reason: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	runId: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	imageDigest: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)(digest),
	unchangedToo: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.i)()
});
const dispatchRecord = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.d)({
	key: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	attempt: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.l)(),
	at: time,
	status: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	runUrl: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)())
});
const imageRecord = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.d)({
	reference: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	digest: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)(digest),
	verdict: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.n)([
		"unchanged",
		"changed",
		"unknown"
	]),
	proven: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.n)(["unchanged", "changed"])),
	unknownSince: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)(time),
	decision: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	dueAt: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)(time),
	episode: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.l)(),
	pendingSince: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), time),
	forced: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)(forcedRequest),
	dispatches: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.r)(dispatchRecord)
});
const document = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.d)({
	version: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.u)(1),
	bases: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), baseRecord),
	images: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), imageRecord)
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
	const value = parseJson$3(text, path);
	const version = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.P)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.d)({ version: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.m)() }), value);
	if (version.success && version.data.version > 1) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: the ledger has version ${version.data.version}, and this release reads version 1`, {
		code: "ledger.newer-version",
		hint: "Use the release of Basewatch that wrote it, or a newer one; the file was not touched."
	});
	const parsed = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.P)(document, value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw corrupt(path, `${issue?.path.join(".") || "the document"}: ${issue?.message}`);
}
/** The document's text: keys sorted, two spaces, a newline at the end, so that two runs that know the same write the same bytes. */
function formatLedger(ledger) {
	return `${JSON.stringify(sortKeys(ledger), null, 2)}\n`;
}
function parseJson$3(text, path) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(path, "it is not JSON", error);
	}
}
function corrupt(path, reason, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: the ledger cannot be read: ${reason}`, {
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
/** A base's record after its tag was seen at `digest`: the same record when it has not moved. */
function seeBase(record, digest, at) {
	if (record?.current === digest) return record;
	const history = [...record?.history ?? [], {
		digest,
		firstSeenAt: at
	}].slice(-20);
	return {
		current: digest,
		firstSeenAt: at,
		previous: record?.current ?? null,
		history
	};
}
// packages/render/src/markdown.ts
const MARKUP = /[\\`*_[\]<>&#!|~@$]|:(?=\/\/)/gu;
/** Text from outside as plain text in Markdown: one line, nothing in it is markup, a link or a mention. */
function plain(text, maxLength = 300) {
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
}
/** Text from outside as inline code that is safe in a table cell. */
function code(text, maxLength = 300) {
	return `<code>${plain(text, maxLength)}</code>`;
}
/** A Markdown table; cells are Markdown already (see {@link plain}, {@link code}, {@link link}). Empty when there are no rows. */
function table(headers, rows) {
	if (rows.length === 0) return "";
	const line = (cells) => `| ${cells.join(" | ")} |\n`;
	return line(headers) + line(headers.map(() => "---")) + rows.map(line).join("");
}
// packages/plan/src/decide.ts
/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due waits for it. */
function decideImages(request) {
	const byReference = new Map(request.images.map((image) => [(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.reference), image]));
	const planned = /* @__PURE__ */ new Map();
	const cycles = [];
	const decide = (image, path) => {
		const known = planned.get(image.name);
		if (known !== void 0) return known;
		const trail = [...path, image.name];
		const upstreams = [];
		for (const upstream of upstreamsOf(image, byReference)) if (trail.includes(upstream.name)) cycles.push([...trail.slice(trail.indexOf(upstream.name)), upstream.name]);
		else upstreams.push(decide(upstream, trail));
		const result = decideImage(image, upstreams, request);
		planned.set(image.name, result);
		return result;
	};
	return {
		images: request.images.map((image) => decide(image, [])),
		cycles
	};
}
function upstreamsOf(image, byReference) {
	const found = image.bases.map((base) => byReference.get((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)));
	return [...new Set(found)].filter((upstream) => upstream !== void 0);
}
function decideImage(image, upstreams, request) {
	const causes = image.bases.filter((base) => base.verdict === "changed" && !base.movedPastPin);
	const plan = (decision, dueAtMs, waitsFor = []) => ({
		observation: image,
		decision,
		dueAt: dueAtMs === void 0 ? null : new Date(dueAtMs).toISOString(),
		causes,
		waitsFor
	});
	const force = request.force ?? request.ledger.images[image.name]?.forced ?? void 0;
	const forcedUnchanged = force?.unchangedToo === true && image.verdict !== "unknown";
	if (image.verdict !== "changed" && !forcedUnchanged) return plan("none");
	if (!image.rebuildable) return plan("hold:watch-only");
	if (causes.length === 0 && image.bases.some((base) => base.movedPastPin) && !forcedUnchanged) return plan("hold:pinned");
	if (force === void 0) {
		if (!image.autoRebuild) return plan("hold:disabled");
		const dueAtMs = dueTime(image, causes, request);
		if (dueAtMs > request.nowMs) return plan("wait:delay", dueAtMs);
	}
	const waitsFor = upstreams.filter(isUnderWay).map((upstream) => upstream.observation.name);
	const mayWait = force === void 0 || request.remembered;
	return waitsFor.length > 0 && mayWait ? plan("wait:upstream", void 0, waitsFor) : plan("rebuild");
}
function isUnderWay(upstream) {
	return upstream.decision === "rebuild" || upstream.decision === "wait:upstream";
}
/** The earliest time at which one of the moves has waited its delay. An image without causes (never published) is due at once. */
function dueTime(image, causes, request) {
	const pending = request.ledger.images[image.name]?.pendingSince ?? {};
	const times = causes.map((base) => {
		const name = (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
		const since = pending[name];
		return (since === void 0 ? request.nowMs : Date.parse(since)) + (0,_delay_BZL_DxnU_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.rebuildDelay, name);
	});
	return times.length === 0 ? request.nowMs : Math.min(...times);
}
// packages/plan/src/rebuilds.ts
/** The rebuilds that are due: images with the same dispatch and inputs share one. */
function listRebuilds(request) {
	return [...Map.groupBy(request.planned.filter((image) => image.decision === "rebuild"), (image) => groupName(image)).values()].map((group) => toRebuild(group, request));
}
function groupName({ observation }) {
	const { dispatch } = observation;
	return dispatch === null ? `image ${observation.name}` : JSON.stringify([spellDispatch(dispatch), sorted(dispatch.inputs)]);
}
function toRebuild(group, request) {
	const images = group.map((image) => ({
		name: image.observation.name,
		reference: (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.observation.reference),
		bases: image.causes.map((base) => toBase(base, request.ledger))
	}));
	const dispatch = group[0]?.observation.dispatch ?? null;
	return {
		key: idempotencyKey(dispatch, group, request),
		attempt: 1,
		reason: forceOf(group, request)?.reason ?? null,
		checkedAt: request.checkedAt,
		ledger: request.state,
		dispatch,
		images
	};
}
function toBase(base, ledger) {
	const name = (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
	return {
		reference: name,
		role: base.role,
		previous: base.previous,
		current: base.current ?? null,
		evidence: base.evidence ?? null,
		firstSeenAt: ledger.bases[name]?.firstSeenAt ?? null
	};
}
function forceOf(group, request) {
	const recorded = group.map((image) => request.ledger.images[image.observation.name]?.forced ?? void 0);
	return request.force ?? recorded.find((forced) => forced !== void 0);
}
/**
* 16 hex digits that are the same for the same situation on every machine: the dispatch without its inputs, and for each image its name,
* its changed references with their current digests, and its episode; with a forced request, also the id of the run that forced it.
*/
function idempotencyKey(dispatch, group, request) {
	const images = group.map((image) => [
		image.observation.name,
		image.causes.map((base) => `${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}@${base.current ?? ""}`).toSorted(),
		request.ledger.images[image.observation.name]?.episode ?? 0
	]);
	const situation = JSON.stringify([
		dispatch === null ? null : spellDispatch(dispatch),
		images.toSorted((left, right) => String(left[0]) < String(right[0]) ? -1 : 1),
		forceOf(group, request)?.runId ?? null
	]);
	return (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.u)(Buffer.from(situation)).slice(7, 23);
}
function spellDispatch({ provider, apiUrl, repository, workflow, ref }) {
	return [
		provider,
		apiUrl,
		repository,
		workflow,
		ref
	];
}
function sorted(map) {
	return Object.entries(map).toSorted(([left], [right]) => left < right ? -1 : 1);
}
// packages/plan/src/remember.ts
/**
* The ledger after a run has seen `observations` at `at` (ISO 8601): when each base's digest was first seen, since when each
* image's move waits, and how often it went from proven unchanged to changed. An `unknown` verdict neither starts nor ends anything.
*/
function rememberObservations(ledger, observations, at) {
	const bases = { ...ledger.bases };
	for (const base of observations.flatMap((observation) => observation.bases)) {
		if (base.current === void 0 || base.pinned) continue;
		const name = (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
		bases[name] = seeBase(bases[name], base.current, at);
	}
	const images = { ...ledger.images };
	for (const observation of observations) images[observation.name] = rememberImage(images[observation.name], observation, bases, at);
	return {
		...ledger,
		bases,
		images
	};
}
function rememberImage(record, observation, bases, at) {
	const { verdict } = observation;
	const startsEpisode = verdict === "changed" && record?.proven === "unchanged";
	return {
		...record,
		reference: (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(observation.reference),
		digest: observation.digest ?? record?.digest ?? null,
		verdict,
		proven: verdict === "unknown" ? record?.proven ?? null : verdict,
		unknownSince: verdict === "unknown" ? record?.unknownSince ?? at : null,
		decision: record?.decision ?? "none",
		dueAt: record?.dueAt ?? null,
		episode: (record?.episode ?? 0) + (startsEpisode ? 1 : 0),
		pendingSince: pendingSince(record?.pendingSince ?? {}, observation.bases, bases, at),
		forced: stillForced(record, observation.digest),
		dispatches: record?.dispatches ?? []
	};
}
function pendingSince(before, observed, bases, at) {
	const pending = {};
	for (const base of observed) {
		const name = (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
		const since = before[name];
		if (base.verdict === "unknown" && since !== void 0) pending[name] = since;
		if (base.verdict === "changed") pending[name] = since ?? firstMoveAt(bases[name], base.previous) ?? at;
	}
	return pending;
}
/** When the tag first moved away from what an image was built on, as far as its history reaches. */
function firstMoveAt(record, previous) {
	const builtOn = record?.history.findLastIndex((seen) => previous.includes(seen.digest)) ?? -1;
	return (builtOn === -1 ? void 0 : record?.history[builtOn + 1])?.firstSeenAt ?? record?.firstSeenAt;
}
function stillForced(record, digest) {
	const forced = record?.forced ?? null;
	return digest !== void 0 && forced !== null && digest !== forced.imageDigest ? null : forced;
}
// packages/plan/src/plan.ts
/** Verdicts, policy, ledger and clock in; decisions, rebuilds and the next ledger out. Pure: the same request gives the same plan. */
function planRebuilds(request) {
	const checkedAt = new Date(request.nowMs).toISOString();
	const seen = rememberObservations(request.ledger, request.images, checkedAt);
	const { images, cycles } = decideImages({
		...request,
		ledger: seen,
		remembered: request.state !== null
	});
	return {
		images,
		rebuilds: listRebuilds({
			planned: images,
			ledger: seen,
			checkedAt,
			state: request.state,
			force: request.force
		}),
		cycles,
		ledger: recordDecisions(seen, images, request.force, checkedAt)
	};
}
function recordDecisions(ledger, planned, force, at) {
	const images = { ...ledger.images };
	const covered = force === void 0 ? /* @__PURE__ */ new Set() : coveredByForce(planned);
	for (const image of planned) {
		const { name } = image.observation;
		const record = images[name];
		if (record === void 0) continue;
		const forced = force !== void 0 && covered.has(name) ? recordForce(force, image, at) : record.forced;
		images[name] = {
			...record,
			decision: image.decision,
			dueAt: image.dueAt,
			forced
		};
	}
	return {
		...ledger,
		images
	};
}
function recordForce(force, image, at) {
	const { by, reason, runId } = force;
	return {
		at,
		by,
		reason,
		runId,
		unchangedToo: force.unchangedToo && image.decision !== "none",
		imageDigest: image.observation.digest ?? null
	};
}
/** The images that are rebuilt by force, and all that are built on them, however deep. */
function coveredByForce(planned) {
	const forced = planned.filter((image) => image.decision === "rebuild");
	return new Set(withDependents(forced.map((image) => image.observation), planned.map((image) => image.observation)));
}
/** The names of `images` and of every one among `all` that is built on them, directly or through others. */
function withDependents(images, all) {
	const names = new Set(images.map((image) => image.name));
	for (let size = -1; size !== names.size;) {
		size = names.size;
		const references = new Set(all.filter((image) => names.has(image.name)).map((image) => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.reference)));
		for (const image of all) if (image.bases.some((base) => references.has((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)))) names.add(image.name);
	}
	return [...names];
}
// packages/commands/src/check/checkout.ts
const API$1 = "https://api.github.com";
/** Reads what the runner's environment, its event and the checkout's own HEAD say. */
async function describeCheckout({ environment, files }) {
	const event = await readEvent(environment["GITHUB_EVENT_PATH"], files);
	const runnerBranch = environment["GITHUB_REF_TYPE"] === "branch" ? environment["GITHUB_REF_NAME"] : void 0;
	return {
		apiUrl: environment["GITHUB_API_URL"] || API$1,
		repository: environment["GITHUB_REPOSITORY"] || void 0,
		branch: await readHead(files) ?? runnerBranch,
		defaultBranch: event
	};
}
/** Whether the Dockerfile of a source may be read from the workspace: same repository, same branch, as far as anything says. */
function isCheckoutOf(checkout, source) {
	const { apiUrl = checkout.apiUrl, repo = checkout.repository } = source;
	if (apiUrl !== checkout.apiUrl || repo?.toLowerCase() !== checkout.repository?.toLowerCase()) return false;
	const wanted = source.branch ?? checkout.defaultBranch;
	return wanted === void 0 || checkout.branch === void 0 || wanted === checkout.branch;
}
async function readEvent(path, files) {
	const bytes = path ? await files.read(path) : void 0;
	if (bytes === void 0) return void 0;
	try {
		const branch = JSON.parse(bytes.toString("utf8"))?.repository?.default_branch;
		return typeof branch === "string" ? branch : void 0;
	} catch {
		return;
	}
}
async function readHead(files) {
	const head = await files.read(".git/HEAD");
	return /^ref: refs\/heads\/(.+)\n?$/u.exec(head?.toString("utf8") ?? "")?.[1];
}
// packages/registry/src/scanner.ts
/** A scanner at the start of a text; its expressions have to be sticky. */
function createScanner(text) {
	let position = 0;
	const take = (expression) => {
		expression.lastIndex = position;
		const match = expression.exec(text)?.[0];
		position += match?.length ?? 0;
		return match;
	};
	return {
		take,
		skip: (expression) => take(expression) !== void 0,
		atEnd: () => position >= text.length,
		position: () => position
	};
}
// packages/registry/src/challenge.ts
const MAX_LENGTH = 16384;
const MAX_CHALLENGES = 16;
const SEPARATORS = /[ \t,]*/uy;
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/uy;
const TOKEN68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/uy;
const EQUALS = /[ \t]*=[ \t]*/uy;
const QUOTED = /"(?:[^"\\]|\\.)*"/suy;
const UNQUOTED = /[^ \t,"]+/uy;
const UP_TO_COMMA = /[^,]+/uy;
const UNCLOSED = /".*/suy;
/**
* The challenges of all `WWW-Authenticate` headers of an answer, in order (RFC 9110, section 11.6.1). Never throws, and takes time
* linear in the input: what is no challenge is skipped, one that names a parameter twice is left out, a header over 16 KiB
* counts as missing, and only the first 16 challenges count.
*/
function parseChallenges(headers) {
	const found = [];
	for (const header of headers) {
		if (found.length >= MAX_CHALLENGES) break;
		if (header.length <= MAX_LENGTH) found.push(...parseHeader(header));
	}
	return found.slice(0, MAX_CHALLENGES);
}
function parseHeader(header) {
	const scanner = createScanner(header);
	const opened = [];
	while (scanner.skip(SEPARATORS) && !scanner.atEnd()) {
		const word = scanner.take(TOKEN);
		if (word === void 0) scanner.skip(UP_TO_COMMA);
		else if (scanner.skip(EQUALS)) addParameter(opened.at(-1), word.toLowerCase(), readValue(scanner));
		else {
			opened.push({
				scheme: word.toLowerCase(),
				parameters: /* @__PURE__ */ new Map(),
				ambiguous: false
			});
			scanner.skip(TOKEN68);
		}
	}
	return opened.filter(({ ambiguous }) => !ambiguous).map(({ scheme, parameters }) => ({
		scheme,
		parameters
	}));
}
/** A value, unquoted; `undefined` when there is none. A quote that is never closed takes the rest of the header with it. */
function readValue(scanner) {
	const quoted = scanner.take(QUOTED);
	if (quoted !== void 0) return quoted.slice(1, -1).replaceAll(/\\(.)/gsu, "$1");
	const value = scanner.take(UNQUOTED);
	if (value === void 0) scanner.skip(UNCLOSED);
	return value;
}
function addParameter(challenge, name, value) {
	if (challenge === void 0 || value === void 0) return;
	if (challenge.parameters.has(name)) challenge.ambiguous = true;
	challenge.parameters.set(name, value);
}
// packages/registry/src/credential-helper.ts
const TIMEOUT_MS = 3e4;
const MAX_BYTES$1 = 1048576;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u;
const NOT_FOUND = "credentials not found in native keychain";
const HelperAnswer = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	Username: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	Secret: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)()
});
/** @param environment of the programs that are run: `PATH` to find them, `HOME` and what they need themselves. */
function createHelperRunner(environment) {
	return (program, argument, input) => new Promise((resolve) => {
		const options = {
			env: { ...environment },
			timeout: TIMEOUT_MS,
			maxBuffer: MAX_BYTES$1,
			killSignal: "SIGKILL"
		};
		const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_7__.execFile)(program, [argument], options, (error, stdout) => {
			resolve({
				exit: error === null ? 0 : exitOf(error),
				stdout
			});
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(input);
	});
}
function exitOf(error) {
	if (typeof error.code === "number") return error.code;
	return error.code === "ENOENT" || error.code === "EACCES" ? "missing" : "stopped";
}
/**
* What `docker-credential-<name> get` has for a server, `undefined` when it has nothing
* (https://github.com/docker/docker-credential-helpers#usage).
*
* @throws Failure `registry.credential-helper`; its message holds nothing of an answer that may be a secret.
*/
async function askHelper(run, name, server, configPath) {
	if (!NAME.test(name)) throw helperFailure(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(configPath)}: "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 50)}" is no name of a credential helper`);
	const program = `docker-credential-${name}`;
	const { exit, stdout } = await run(program, "get", server);
	if (exit === 0) return readAnswer(program, server, stdout);
	if (exit !== "missing" && exit !== "stopped" && stdout.trim() === NOT_FOUND) return void 0;
	throw helperFailure(`${program}, asked for ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(server)}, ${describeExit(exit, stdout)}`);
}
function describeExit(exit, stdout) {
	if (exit === "missing") return "is not installed";
	if (exit === "stopped") return `was stopped: over ${TIMEOUT_MS / 1e3} s or ${MAX_BYTES$1} bytes of output`;
	const said = stdout.includes("{") ? "" : (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(stdout);
	return said === "" ? `failed with exit status ${exit}` : `failed with exit status ${exit}: ${said}`;
}
function readAnswer(program, server, stdout) {
	const answer = HelperAnswer.safeParse(parseJson$2(stdout));
	if (!answer.success) throw helperFailure(`${program}, asked for ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(server)}, gave no credentials`);
	const { Username: username, Secret: secret } = answer.data;
	if (secret === "") return void 0;
	return username === "<token>" ? {
		kind: "identity",
		username,
		token: secret,
		from: program
	} : {
		kind: "basic",
		username,
		password: secret,
		from: program
	};
}
function parseJson$2(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function helperFailure(message) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(message, {
		code: "registry.credential-helper",
		hint: "Install the helper and log in with it, or remove it from credHelpers and credsStore"
	});
}
// packages/registry/src/credentials.ts
/** The `Authorization` value of a user and password (RFC 7617). */
function basicAuthorization(username, password) {
	return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}
/** What of a credential must not be shown. */
function secretsOf(credential) {
	if (credential.kind === "bearer") return [credential.token];
	if (credential.kind === "identity") return [credential.token, `${credential.username}:${credential.token}`];
	return [credential.password, `${credential.username}:${credential.password}`];
}
// packages/registry/src/json-fault.ts
const BLANKS = /[ \t\r\n]*/uy;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const MAX_DEPTH = 100;
/**
* Where a text stops being JSON (RFC 8259). `JSON.parse` tells it only for some mistakes, and quotes what stands around it, which in
* a file of credentials is a secret.
*/
function locateJsonFault(text) {
	const scanner = createScanner(text);
	skipValue(scanner, 0);
	scanner.skip(BLANKS);
	const before = text.slice(0, scanner.position());
	return {
		line: before.split("\n").length,
		column: before.length - before.lastIndexOf("\n")
	};
}
/** Moves past a value, or up to what is wrong in it. */
function skipValue(scanner, depth) {
	scanner.skip(BLANKS);
	if (depth > MAX_DEPTH) return false;
	if (scanner.skip(/\{/uy)) return skipItems(scanner, /\}/uy, () => skipMember(scanner, depth));
	if (scanner.skip(/\[/uy)) return skipItems(scanner, /\]/uy, () => skipValue(scanner, depth + 1));
	return scanner.skip(STRING) || scanner.skip(SCALAR);
}
function skipMember(scanner, depth) {
	scanner.skip(BLANKS);
	if (!scanner.skip(STRING)) return false;
	scanner.skip(BLANKS);
	return scanner.skip(/:/uy) && skipValue(scanner, depth + 1);
}
function skipItems(scanner, close, skipItem) {
	scanner.skip(BLANKS);
	if (scanner.skip(close)) return true;
	do {
		if (!skipItem()) return false;
		scanner.skip(BLANKS);
	} while (scanner.skip(/,/uy));
	return scanner.skip(close);
}
// packages/registry/src/docker-config.ts
/** The name under which docker stores what opens Docker Hub. */
const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS = /* @__PURE__ */ new Set([
	"index.docker.io",
	"docker.io",
	"registry-1.docker.io"
]);
const text = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)());
const Entry = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	auth: text,
	username: text,
	password: text,
	identitytoken: text,
	registrytoken: text
});
const DockerConfig = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	auths: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), Entry)),
	credsStore: text,
	credHelpers: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)()))
});
/**
* Credentials as `docker login` and docker/login-action leave them: `credHelpers` for the host, else `credsStore`, else `auths`
* (https://docs.docker.com/reference/cli/docker/login/#credential-stores). Hosts have to be equal; a missing file knows none.
*
* @throws Failure `registry.docker-config` when the file is not docker's configuration. What is wrong with one entry, or with a
* helper (`registry.credential-helper`), is thrown when that registry is asked for.
*/
async function loadDockerConfig(options) {
	const content = await options.readFile(options.path);
	const config = content === void 0 ? {} : parseConfig(content.replace(/^\ufeff/u, ""), options.path);
	const { path, runHelper } = options;
	return { async listCredentials(registry) {
		const helper = findHost(config.credHelpers, registry)?.value ?? config.credsStore;
		const found = (helper ? await askHelper(runHelper, helper, serverName(registry), path) : void 0) ?? credentialOf(findHost(config.auths, registry), path);
		return found === void 0 ? [] : [found];
	} };
}
function parseConfig(content, path) {
	const parsed = DockerConfig.safeParse(parseJson$1(content, path));
	if (parsed.success) return parsed.data;
	const where = parsed.error.issues[0]?.path.map(String).join(".") || "the document";
	throw configFailure(path, `${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(where)} is not of the right type`);
}
function parseJson$1(content, path) {
	try {
		return JSON.parse(content);
	} catch {
		const { line, column } = locateJsonFault(content);
		throw configFailure(path, `not JSON at line ${line}, column ${column}`);
	}
}
/** The entry of a registry: the key that is spelled as docker spells it wins over other spellings of the same host. */
function findHost(entries, registry) {
	const found = Object.entries(entries ?? {}).filter(([key]) => isKeyOf(key, registry));
	const [key, value] = found.find(([name]) => name === serverName(registry)) ?? found[0] ?? [];
	return key === void 0 || value === void 0 ? void 0 : {
		key,
		value
	};
}
/** Docker takes a scheme and an API version in a key for no part of the host's name. */
function isKeyOf(key, registry) {
	const host = key.replace(/^https?:\/\//u, "").replace(/\/(?:v[12]\/?)?$/u, "");
	return registry === "docker.io" ? HUB_HOSTS.has(host) : host === registry;
}
function serverName(registry) {
	return registry === "docker.io" ? HUB_KEY : registry;
}
function credentialOf(found, path) {
	if (found === void 0) return void 0;
	const entry = found.value;
	const from = path;
	if (entry.registrytoken) return {
		kind: "bearer",
		token: entry.registrytoken,
		from
	};
	const { username, password } = entry.auth ? decodeAuth(entry.auth, found.key, path) : entry;
	if (entry.identitytoken) return {
		kind: "identity",
		username: username || "<token>",
		token: entry.identitytoken,
		from
	};
	return username && password ? {
		kind: "basic",
		username,
		password,
		from
	} : void 0;
}
/** `auth` is base64 of `user:password`; some writers pad the password with NUL. */
function decodeAuth(auth, key, path) {
	const decoded = Buffer.from(auth, "base64").toString("utf8");
	const colon = decoded.indexOf(":");
	if (colon < 1) throw configFailure(path, `auths["${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(key)}"].auth is not base64 of user:password`);
	return {
		username: decoded.slice(0, colon),
		password: decoded.slice(colon + 1).replace(/\0+$/u, "")
	};
}
function configFailure(path, what) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(path)}: ${what}`, {
		code: "registry.docker-config",
		hint: "Log in again with docker/login-action (or docker login), or point docker-config at another file"
	});
}
// packages/registry/src/answer-failure.ts
const ErrorBody = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ errors: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.r)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	code: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)()),
	message: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)())
})) });
/** The failure that an answer other than success means, by its status (distribution spec, "Error Codes"). */
function failureOfAnswer(subject, response, clock) {
	const { status } = response;
	if (status === 404) return notFound(subject, response);
	if (status === 401 || status === 403) return denied(subject, status, void 0);
	if (status === 429) return rateLimited(subject, response, clock);
	const said = whatWasSaid(response);
	if (status >= 500 || status === 408) return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: ${subject.registry} has a fault (${status})${said}`, {
		code: "registry.unavailable",
		hint: "Run again later; the registry's status page may say more"
	});
	return malformed(subject, `unexpected answer (${status})${said}`);
}
/** Access was refused to everybody that could be asked as. `refused` says whose credentials were tried. */
function denied(subject, status, refused) {
	const who = refused === void 0 ? "" : `; the credentials from ${refused} were refused`;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: access denied, or it does not exist (${status})${who}`, {
		code: "registry.denied",
		hint: loginHint(subject.registry)
	});
}
/** An answer that is not what a registry sends. */
function malformed(subject, what) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: ${what}`, {
		code: "registry.malformed",
		hint: "Check that the host is a registry and that no proxy or portal answers in its place"
	});
}
/** The content is not what its digest says. */
function digestMismatch(subject, expected, actual) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: ${subject.registry} says ${expected}, the content is ${actual}`, {
		code: "registry.digest-mismatch",
		hint: "Content was damaged or replaced between the registry and here: look at mirrors and proxies"
	});
}
/** More than the client is willing to read. */
function tooLarge(message, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(message, {
		code: "registry.too-large",
		hint: "Nothing that is read here is that large; check what the reference names",
		cause
	});
}
/** Quotes an answer's own explanation, else its first line: `: MANIFEST_UNKNOWN …`; empty when it has none. */
function whatWasSaid(response) {
	const [error] = errorsOf(response);
	const said = error === void 0 ? (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(response.body.toString("utf8")) : (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)([error.code, error.message].filter(Boolean).join(" "));
	return said === "" ? "" : `: ${said}`;
}
function notFound(subject, response) {
	const codes = errorsOf(response).map(({ code }) => code);
	const [what, hint] = codes.includes("NAME_UNKNOWN") ? ["no such repository", "Check the repository's name; nothing was ever pushed to it"] : codes.includes("MANIFEST_UNKNOWN") ? ["no such tag or digest", "The repository exists: check the tag, or whether it has been deleted"] : ["not found", "Check the repository and the tag, and whether it has been deleted"];
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: ${what} (404)`, {
		code: "registry.not-found",
		hint
	});
}
function rateLimited({ text, registry }, response, clock) {
	const waitMs = (0,_classification_DdG2_7kc_js__WEBPACK_IMPORTED_MODULE_6__.a)(response.headers.get("retry-after"), clock.now());
	const until = waitMs === void 0 ? "" : `, until ${isoTime(clock.now() + waitMs)}`;
	const hint = registry === "docker.io" ? "Log in with docker/login-action before this step: accounts have a higher limit than addresses" : "Run less often or with a lower concurrency, or log in";
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${text}: ${registry} limits requests (429)${until}`, {
		code: "registry.rate-limited",
		hint
	});
}
/** A time that a server asked for may be past the end of the calendar. */
function isoTime(ms) {
	return new Date(Math.min(ms, 864e13)).toISOString();
}
function loginHint(registry) {
	if (registry === "ghcr.io") return "Add `packages: read` to the job's permissions, or log in with docker/login-action";
	if (registry === "docker.io") return "Check the name; for a private repository log in with docker/login-action before this step";
	return `Check the name; log in to ${registry} before this step, docker-config says where credentials are read from`;
}
function errorsOf(response) {
	return ErrorBody.safeParse(tryReadJson(response)).data?.errors ?? [];
}
/** An answer's body as JSON; `undefined` when it is none. For bodies that are not quoted, since they may hold secrets. */
function tryReadJson(response) {
	try {
		return readJson(response, "the answer");
	} catch {
		return;
	}
}
// packages/registry/src/question.ts
/** The question in a 401's headers: Bearer before Basic; `undefined` when there is neither. */
function readQuestion(response, repository) {
	const challenges = parseChallenges(response.headers.all("www-authenticate"));
	for (const { scheme, parameters } of challenges) {
		const realm = parameters.get("realm");
		if (scheme !== "bearer" || realm === void 0) continue;
		return {
			kind: "bearer",
			realm,
			service: parameters.get("service"),
			scope: parameters.get("scope") ?? pullScope(repository)
		};
	}
	return challenges.some(isBasic) ? { kind: "basic" } : void 0;
}
/**
* The question that a host will ask about another of its repositories. A scope that names no repository (ECR Public asks for `aws`)
* is the same for all of them.
*/
function adaptQuestion(question, repository) {
	if (question.kind === "basic" || !question.scope.startsWith("repository:")) return question;
	return {
		...question,
		scope: pullScope(repository)
	};
}
/** Equal for equal questions. */
function questionKey(question) {
	return question.kind === "basic" ? "basic" : JSON.stringify([
		question.realm,
		question.service,
		question.scope
	]);
}
function isBasic({ scheme }) {
	return scheme === "basic";
}
function pullScope(repository) {
	return `repository:${repository}:pull`;
}
// packages/registry/src/realm.ts
const KNOWN_PAIRS = /* @__PURE__ */ new Map([["docker.io", ["https://auth.docker.io"]], ["registry.gitlab.com", ["https://gitlab.com"]]]);
/**
* What the realm of a Bearer challenge may be given: credentials when it is the registry's own origin, a known pair, or listed; any
* other https origin an anonymous request at most, on a public address. Plain http is for plain registries on the same host.
*
* @throws Failure `registry.untrusted-realm` for any other realm, `registry.malformed` for one that is no absolute http URL.
*/
function judgeRealm(realm, endpoint, listed) {
	const url = parseRealm(realm, endpoint);
	if (url.username !== "" || url.password !== "") throw untrusted(endpoint, "names a token server with a user name or password in its URL");
	const { registry, origin } = endpoint;
	const isOnSameHost = origin.protocol === "http:" && url.hostname === origin.hostname;
	if (url.protocol === "http:" && !isOnSameHost) throw untrusted(endpoint, `names a token server without TLS, ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(url.origin)}`);
	const takesCredentials = [
		...KNOWN_PAIRS.get(registry) ?? [],
		...listed.get(registry) ?? [],
		origin.origin
	].includes(url.origin);
	return {
		url,
		takesCredentials,
		publicOnly: !takesCredentials
	};
}
/** What a user has to write to trust a token server with a registry's credentials. */
function trustHint(registry, origin) {
	return `If ${registry} really uses the token server ${origin}, add the line ${registry}=${origin} to trusted-realms`;
}
function parseRealm(realm, { registry }) {
	const url = URL.canParse(realm) ? new URL(realm) : void 0;
	if (url !== void 0 && /^https?:$/u.test(url.protocol)) return url;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${registry} names a token server that is no URL: "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(realm, 100)}"`, {
		code: "registry.malformed",
		hint: "Check that the host is a registry and that no proxy or portal answers in its place"
	});
}
function untrusted({ registry }, what) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${registry} ${what}; it is not asked`, {
		code: "registry.untrusted-realm",
		hint: "Check that the registry is the one you mean; if it is, its administrator has to give it an https realm"
	});
}
// packages/registry/src/token-cache.ts
const USABLE_SHARE = .9;
/** Whether less than nine tenths of a token's life are over. */
function isFresh(token, clock) {
	return clock.monotonicMs() < token.receivedAtMs + token.lifeMs * USABLE_SHARE;
}
function createTokenCache(clock) {
	const flights = /* @__PURE__ */ new Map();
	const start = (key, request) => {
		const flight = {
			result: request(),
			landed: false
		};
		flights.set(key, flight);
		flight.result.then(() => {
			flight.landed = true;
		}, () => flights.delete(key));
		return flight;
	};
	return { async fetch(key, request, rejected) {
		const known = flights.get(key);
		if (known === void 0) return {
			outcome: await start(key, request).result,
			isOwn: true
		};
		const wasLanded = known.landed;
		const outcome = await known.result;
		if ("refusal" in outcome || outcome !== rejected && isFresh(outcome, clock) || !wasLanded) return {
			outcome,
			isOwn: false
		};
		const current = flights.get(key);
		if (current !== known && current !== void 0) return {
			outcome: await current.result,
			isOwn: false
		};
		return {
			outcome: await start(key, request).result,
			isOwn: true
		};
	} };
}
// packages/registry/src/token-request.ts
const MAX_TOKEN_BYTES = 131072;
const DEFAULT_LIFE_S = 60;
const CLIENT_ID = "basewatch";
/** Statuses of servers that know no POST, or no identity tokens there; they take them as passwords. */
const NO_POST = /* @__PURE__ */ new Set([
	400,
	401,
	404,
	405
]);
const TokenAnswer = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	token: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)()),
	access_token: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)()),
	expires_in: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)())
});
/**
* Asks a token server once, with a credential or as nobody
* (https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md).
*
* @throws Failure `registry.malformed` for an answer without a usable token, `registry.untrusted-realm` for a redirect,
* `registry.rate-limited`, `registry.unavailable`, or one of `http.*`.
*/
async function requestToken(transport, clock, question, credential, subject) {
	const response = await askTokenServer(transport, clock, question, credential);
	const { status } = response;
	if (status === 401 || status === 403) return { refusal: status };
	if (status >= 300 && status < 400) throw redirected(subject, question.realm.url);
	if (status !== 200) throw failureOfAnswer(tokenSubject(subject, question.realm.url), response, clock);
	return readToken(response, clock, tokenSubject(subject, question.realm.url));
}
async function askTokenServer(transport, clock, question, credential) {
	if (credential?.kind === "identity") {
		const response = await postForToken(transport, clock, question, credential.token);
		if (!NO_POST.has(response.status)) return response;
		return getToken(transport, question, basicAuthorization(credential.username, credential.token));
	}
	if (credential?.kind === "basic") return getToken(transport, question, basicAuthorization(credential.username, credential.password));
	return getToken(transport, question, void 0);
}
function getToken(transport, { realm, service, scope }, authorization) {
	const url = new URL(realm.url);
	if (service !== void 0) url.searchParams.set("service", service);
	for (const part of scope.split(" ")) url.searchParams.append("scope", part);
	const headers = {
		accept: "application/json",
		...authorization === void 0 ? {} : { authorization }
	};
	return transport.send({
		method: "GET",
		url,
		headers,
		maxBytes: MAX_TOKEN_BYTES,
		publicOnly: realm.publicOnly
	});
}
function postForToken(transport, clock, { realm, service, scope }, identityToken) {
	const form = new URLSearchParams({
		grant_type: "refresh_token",
		client_id: CLIENT_ID,
		refresh_token: identityToken,
		...service === void 0 ? {} : { service },
		scope
	});
	return transport.send({
		method: "POST",
		url: realm.url,
		headers: {
			accept: "application/json",
			"content-type": "application/x-www-form-urlencoded"
		},
		body: form.toString(),
		maxBytes: MAX_TOKEN_BYTES,
		publicOnly: realm.publicOnly,
		classify: (0,_classification_DdG2_7kc_js__WEBPACK_IMPORTED_MODULE_6__.t)("GET", clock)
	});
}
function readToken(response, clock, subject) {
	const parsed = TokenAnswer.safeParse(tryReadJson(response));
	const value = parsed.data?.token || parsed.data?.access_token;
	if (!value || !/^[\u0021-\u007e]+$/u.test(value)) throw noToken(subject, response.body);
	const lifeMs = lifeSeconds(parsed.data?.expires_in) * 1e3;
	return {
		value,
		receivedAtMs: clock.monotonicMs(),
		lifeMs
	};
}
/** A life that is no positive number is the default one. */
function lifeSeconds(expiresIn) {
	return typeof expiresIn === "number" && expiresIn > 0 && expiresIn < Number.POSITIVE_INFINITY ? expiresIn : DEFAULT_LIFE_S;
}
function noToken(subject, body) {
	const text = body.toString("utf8");
	return malformed(subject, `the token server's answer holds no token${/^\s*</u.test(text) ? `: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(text)}` : ""}`);
}
function redirected(subject, realm) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: the token server ${realm.origin} redirects; that is not followed`, {
		code: "registry.untrusted-realm",
		hint: "The registry has to name the token server's own address as its realm"
	});
}
function tokenSubject(subject, realm) {
	return {
		text: subject.text,
		registry: realm.host
	};
}
// packages/registry/src/passes.ts
const REFUSED = { refusal: 401 };
const never = () => false;
function createPasses(endpoint, options) {
	const tokens = createTokenCache(options.clock);
	const wrong = /* @__PURE__ */ new Set();
	const judge = (realm) => judgeRealm(realm, endpoint, options.trustedRealms);
	async function obtainToken({ id, credential }, question, subject, rejected) {
		const realm = judge(question.realm);
		if (wrong.has(id) || credential !== void 0 && !realm.takesCredentials) return REFUSED;
		const key = JSON.stringify([id, questionKey(question)]);
		const request = () => askServer({
			...question,
			realm
		}, credential, subject);
		const { outcome, isOwn } = await tokens.fetch(key, request, rejected);
		if (!("refusal" in outcome)) {
			const mayBeStale = () => !isOwn || !isFresh(outcome, options.clock);
			return {
				authorization: `Bearer ${outcome.value}`,
				token: outcome,
				mayBeStale
			};
		}
		if (credential !== void 0 && outcome.refusal === 401) wrong.add(id);
		return outcome;
	}
	async function askServer(question, credential, subject) {
		try {
			const outcome = await requestToken(options.transport, options.clock, question, credential, subject);
			if (!("refusal" in outcome)) options.redactor.hide(outcome.value);
			return outcome;
		} catch (error) {
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) || error.code !== "http.private-address") throw error;
			throw privateRealm(endpoint.registry, question.realm.url, subject, error);
		}
	}
	return {
		isTrusted: (question) => question.kind === "basic" || judge(question.realm).takesCredentials,
		async obtain(candidate, question, subject, rejected) {
			const { credential } = candidate;
			if (question.kind === "basic") return passWithPassword(credential);
			if (credential?.kind === "bearer") return {
				authorization: `Bearer ${credential.token}`,
				token: void 0,
				mayBeStale: never
			};
			return obtainToken(candidate, question, subject, rejected);
		}
	};
}
function passWithPassword(credential) {
	if (credential?.kind !== "basic") return REFUSED;
	return {
		authorization: basicAuthorization(credential.username, credential.password),
		token: void 0,
		mayBeStale: never
	};
}
function privateRealm(registry, realm, subject, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: the token server ${realm.origin} is on a private address`, {
		code: "registry.untrusted-realm",
		hint: trustHint(registry, realm.origin),
		cause
	});
}
// packages/registry/src/scout.ts
const LONGEST_WAIT_MS = 2e3;
function createScout(clock) {
	let first;
	let isBack = false;
	return { async lead(task) {
		if (first !== void 0) {
			if (!isBack) await atMost(first, LONGEST_WAIT_MS, clock);
			return task();
		}
		const result = task();
		first = result.catch(() => {}).finally(() => {
			isBack = true;
		});
		return result;
	} };
}
async function atMost(done, waitMs, clock) {
	const alarm = new AbortController();
	await Promise.race([done, clock.sleep(waitMs, alarm.signal).catch(() => {})]);
	alarm.abort();
}
// packages/registry/src/access.ts
function createHostAccess(endpoint, options) {
	const passes = createPasses(endpoint, options);
	const scout = createScout(options.clock);
	const refusals = /* @__PURE__ */ new Map();
	const corrections = /* @__PURE__ */ new Map();
	let learned;
	let candidates;
	/** The answer without authorization, or the question that the registry asks instead of answering. */
	async function approach(call) {
		if (learned !== void 0) return adaptQuestion(learned, call.repository);
		const response = await call.send(void 0);
		if (response.status !== 401) return response;
		learned = readQuestion(response, call.repository);
		if (learned === void 0) throw malformed(call.subject, "401 without a challenge that can be answered");
		return learned;
	}
	/** One candidate's attempt: a stale token is replaced once, and one other question of the registry's is answered. */
	async function attempt(candidate, first, call) {
		let question = corrections.get(questionKey(first)) ?? first;
		let isCorrected = question !== first;
		let stale;
		for (;;) {
			const pass = await passes.obtain(candidate, question, call.subject, stale?.token);
			if ("refusal" in pass) return pass;
			const response = await call.send(pass.authorization);
			if (response.status === 403) return { refusal: 403 };
			if (response.status !== 401) {
				if (isCorrected) corrections.set(questionKey(first), question);
				return response;
			}
			const next = readQuestion(response, call.repository) ?? question;
			const isOther = questionKey(next) !== questionKey(question);
			if (isOther ? isCorrected : stale !== void 0 || !pass.mayBeStale()) return { refusal: 401 };
			stale = isOther ? void 0 : pass;
			if (isOther) [question, isCorrected] = [next, true];
		}
	}
	async function answer(question, call) {
		candidates ??= listCandidates(endpoint.registry, options);
		const tried = await candidates;
		let last = { refusal: 401 };
		for (const candidate of tried) {
			const key = JSON.stringify([candidate.id, questionKey(question)]);
			const outcome = refusals.get(key) ?? await attempt(candidate, question, call);
			if (!("refusal" in outcome)) return outcome;
			refusals.set(key, outcome);
			last = outcome;
		}
		throw refusedByAll(endpoint.registry, question, passes.isTrusted(question), tried, call.subject, last);
	}
	return { async send(call) {
		const first = await scout.lead(() => approach(call));
		return "kind" in first ? answer(first, call) : first;
	} };
}
/** Everybody to ask as, nobody last. */
async function listCandidates(registry, options) {
	const credentials = await options.credentials.listCredentials(registry);
	for (const secret of credentials.flatMap(secretsOf)) options.redactor.hide(secret);
	return [...credentials, void 0].map((credential, id) => ({
		id,
		credential
	}));
}
function refusedByAll(registry, question, isTrusted, tried, subject, { refusal }) {
	const sources = tried.flatMap(({ credential }) => credential === void 0 ? [] : [credential.from]);
	if (isTrusted || question.kind === "basic" || sources.length === 0) return denied(subject, refusal, sources.length === 0 ? void 0 : sources.join(" and "));
	const { origin } = new URL(question.realm);
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: access denied (${refusal}), and ${origin} was not given the credentials`, {
		code: "registry.untrusted-realm",
		hint: trustHint(registry, origin)
	});
}
// packages/registry/src/counting.ts
const WAIT_IN_BODY = /retry-after:\s{0,8}(\d{1,9}(?:\.\d{1,9})?)(ms|s)\b/iu;
/** A transport that counts this client's requests, since others may share the one below it. `kind` counts all as that. */
function createCountingTransport(transport, clock, counts, kind) {
	return {
		counts: transport.counts,
		async send(request) {
			counts[kind ?? (request.method === "HEAD" ? "head" : "get")] += 1;
			const classify = request.classify ?? (0,_classification_DdG2_7kc_js__WEBPACK_IMPORTED_MODULE_6__.t)(request.method, clock);
			let attempts = 0;
			try {
				return await transport.send({
					...request,
					classify(outcome) {
						attempts += 1;
						const classification = classify(outcome);
						return "response" in outcome ? withWaitInBody(classification, outcome.response) : classification;
					}
				});
			} finally {
				counts.retried += Math.max(0, attempts - 1);
			}
		}
	};
}
function withWaitInBody(classification, response) {
	if (classification.kind !== "retry" || classification.afterMs !== void 0) return classification;
	const [, amount, unit] = WAIT_IN_BODY.exec(response.body.toString("latin1")) ?? [];
	return amount === void 0 ? classification : {
		kind: "retry",
		afterMs: Number(amount) * (unit === "ms" ? 1 : 1e3)
	};
}
// packages/registry/src/origin.ts
const HUB_HOST = "registry-1.docker.io";
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;
/** Where a registry of references is: Docker Hub's API has a host of its own. */
function endpointOf(registry, scheme) {
	return {
		registry,
		origin: new URL(`${scheme}://${registry === "docker.io" ? HUB_HOST : registry}`)
	};
}
/**
* How a registry is spoken to: https, but plain http for those that are listed as insecure and for loopback, as Docker's own
* engine has it; on loopback port 443 is https. It is decided before the first request and never changes, so that nobody can
* talk a client down.
*/
function schemeOfRegistry(registry, insecureRegistries) {
	if (insecureRegistries.includes(registry)) return "http";
	const { hostname, port } = new URL(`https://${registry}`);
	const isTlsPort = port === "" && registry.endsWith(":443");
	return LOOPBACK.test(hostname) && !isTlsPort ? "http" : "https";
}
// packages/registry/src/client.ts
const MAX_REDIRECTS = 5;
const MIN_BYTES = 65536;
function createRegistryClient(options) {
	const requests = {
		head: 0,
		get: 0,
		token: 0,
		retried: 0
	};
	const rateLimits = /* @__PURE__ */ new Map();
	const hosts = /* @__PURE__ */ new Map();
	const reading = createCountingTransport(options.transport, options.clock, requests);
	const asking = createCountingTransport(options.transport, options.clock, requests, "token");
	function hostOf(registry) {
		const known = hosts.get(registry);
		if (known !== void 0) return known;
		const endpoint = endpointOf(registry, options.schemeOf?.(registry) ?? schemeOfRegistry(registry, options.insecureRegistries));
		const host = {
			endpoint,
			access: createHostAccess(endpoint, {
				...options,
				transport: asking
			})
		};
		hosts.set(registry, host);
		return host;
	}
	function trustPrivate(registry, to) {
		return options.trustedRealms.get(registry)?.includes(to.origin) ?? false;
	}
	return {
		requests,
		rateLimits,
		async read(reference, { method, kind, target, accept, maxBytes }) {
			const { registry, repository } = reference;
			const { endpoint, access } = hostOf(registry);
			const subject = subjectOf(reference);
			const url = new URL(`/v2/${repository}/${kind}/${target}`, endpoint.origin);
			const headers = {
				accept,
				"accept-encoding": "identity"
			};
			const send = (authorization) => sendFollowing(reading, {
				method,
				url,
				headers: authorization === void 0 ? headers : {
					...headers,
					authorization
				},
				maxBytes: Math.max(maxBytes, MIN_BYTES)
			}, {
				max: MAX_REDIRECTS,
				trustPrivate: (to) => trustPrivate(registry, to)
			});
			try {
				const response = await access.send({
					repository,
					subject,
					send
				});
				noteRateLimit(rateLimits, registry, response);
				return response;
			} catch (error) {
				if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) || error.code !== "http.too-large") throw error;
				throw tooLarge(error.message, error);
			}
		}
	};
}
/** A reference as messages name it. */
function subjectOf(reference) {
	return {
		text: (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference),
		registry: reference.registry
	};
}
function noteRateLimit(known, registry, { headers }) {
	const limit = headers.get("ratelimit-limit");
	const remaining = headers.get("ratelimit-remaining");
	if (limit !== void 0 || remaining !== void 0) known.set(registry, {
		limit,
		remaining
	});
}
// packages/registry/src/written.ts
const MAX_ENTRIES = 2e3;
/** Go writes an empty value as null, or not at all. */
const OptionalText = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)());
const OptionalMap = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)()));
const WrittenDigest = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.s)((value) => typeof value === "string" && (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(value));
/** A descriptor as it is written (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#properties). */
const WrittenDescriptor = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	mediaType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	digest: WrittenDigest,
	size: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.l)().check((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.A)()),
	annotations: OptionalMap,
	artifactType: OptionalText
});
/** A platform as it is written, in indexes and configs alike. */
const WrittenPlatform = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	os: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	architecture: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	variant: OptionalText,
	"os.version": OptionalText
});
/** A list that may be missing, of a sensible length. */
function optionalList(item) {
	return (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.r)(item).check((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.O)(MAX_ENTRIES)));
}
function readDescriptor(written) {
	return {
		mediaType: written.mediaType,
		digest: written.digest,
		size: written.size,
		annotations: readTextMap(written.annotations),
		...written.artifactType ? { artifactType: written.artifactType } : {}
	};
}
/** Normalised, without empty parts. */
function readPlatform(written) {
	return (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.o)({
		os: written.os,
		architecture: written.architecture,
		variant: written.variant || void 0,
		osVersion: written["os.version"] || void 0
	});
}
/** Annotations or labels; a value that is no text is left out. */
function readTextMap(written) {
	const entries = Object.entries(written ?? {});
	return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}
/** Where a document first differs from its schema, e.g. `layers.3.digest`. */
function faultOf(error) {
	return error.issues[0]?.path.map(String).join(".") || "the document";
}
// packages/registry/src/image-config.ts
const WrittenHistory = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	created: OptionalText,
	created_by: OptionalText,
	empty_layer: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.i)())
});
const WrittenConfig = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.c)(WrittenPlatform, {
	rootfs: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ diff_ids: optionalList(WrittenDigest) }),
	history: optionalList(WrittenHistory),
	config: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ Labels: OptionalMap }))
});
/**
* Reads an image's config whose bytes have been checked
* (https://github.com/opencontainers/image-spec/blob/main/config.md#properties).
*
* @throws Failure `registry.malformed`, also for the config of an artifact, which describes no image.
*/
function parseImageConfig(response, subject) {
	const parsed = WrittenConfig.safeParse(tryReadJson(response));
	if (!parsed.success) throw malformed(subject, `the config is not an image's: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(faultOf(parsed.error), 80)} is missing or malformed`);
	const { rootfs, history, config } = parsed.data;
	return {
		platform: readPlatform(parsed.data),
		diffIds: rootfs.diff_ids ?? [],
		history: (history ?? []).map((entry) => ({
			created: entry.created ?? void 0,
			createdBy: entry.created_by ?? "",
			emptyLayer: entry.empty_layer ?? false
		})),
		labels: readTextMap(config?.Labels)
	};
}
// packages/registry/src/media-type.ts
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
/** Media types of manifests (https://github.com/opencontainers/image-spec/blob/main/media-types.md). */
const INDEX_TYPES = /* @__PURE__ */ new Set([OCI_INDEX, "application/vnd.docker.distribution.manifest.list.v2+json"]);
const MANIFEST_TYPES = /* @__PURE__ */ new Set([OCI_MANIFEST, "application/vnd.docker.distribution.manifest.v2+json"]);
/** Media types of an image's config; what has another one is an artifact. */
const CONFIG_TYPES = /* @__PURE__ */ new Set(["application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json"]);
const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(", ");
/** Whether a type is one of Docker's schema 1, which has no digest that could be compared. */
function isSchemaOne(mediaType) {
	return mediaType.startsWith("application/vnd.docker.distribution.manifest.v1+");
}
/** A `Content-Type` without its parameters, in lower case; empty when there is none. */
function essenceOf(contentType = "") {
	return contentType.replace(/;.*/su, "").trim().toLowerCase();
}
// packages/registry/src/manifest.ts
const WrittenEntry = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.c)(WrittenDescriptor, { platform: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.p)(WrittenPlatform) });
const WrittenIndex = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	manifests: optionalList(WrittenEntry),
	annotations: OptionalMap
});
const WrittenManifest = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	config: WrittenDescriptor,
	layers: optionalList(WrittenDescriptor),
	annotations: OptionalMap,
	artifactType: OptionalText
});
const Shape = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	schemaVersion: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)()),
	mediaType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)()),
	manifests: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)()),
	layers: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)()),
	config: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)())
});
/**
* Reads a manifest whose bytes have been checked against `digest`
* (https://github.com/opencontainers/image-spec/blob/main/manifest.md, `image-index.md`).
*
* @throws Failure `registry.malformed`: no manifest, one that calls itself two things, or Docker's schema 1.
*/
function parseManifest(response, digest, subject) {
	const document = readDocument(response, subject);
	const shape = Shape.safeParse(document);
	if (!shape.success) throw malformed(subject, "the manifest is no JSON object");
	const mediaType = agreeOnType(essenceOf(response.headers.get("content-type")), shape.data, subject);
	const head = {
		digest,
		mediaType
	};
	return INDEX_TYPES.has(mediaType) ? readIndex(parse(WrittenIndex, document, subject), head) : readImageManifest(parse(WrittenManifest, document, subject), head);
}
/**
* Portals and proxies answer with a page of their own, which is better told as that than as content of another digest.
*
* @throws Failure `registry.malformed` with the page's first line.
*/
function refusePage(response, subject) {
	const body = response.body.toString("utf8", 0, 4096);
	if (/^\s*</u.test(body)) throw malformed(subject, `a page instead of a manifest: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(body)}`);
}
function readDocument(response, subject) {
	try {
		return readJson(response, "the manifest");
	} catch {
		throw malformed(subject, `the manifest is not JSON: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(response.body.toString("utf8"))}`);
	}
}
/**
* The one type that header and document agree on. What can be read in two ways is refused: clients that disagree on it
* see different images under one digest (CVE-2021-41190).
*/
function agreeOnType(contentType, shape, subject) {
	if (isSchemaOne(contentType) || shape.schemaVersion === 1) throw schemaOne(subject);
	const isIndex = shape.manifests !== void 0;
	if (isIndex && (shape.layers !== void 0 || shape.config !== void 0)) throw malformed(subject, "the manifest has both manifests and layers, so that it can be read in two ways");
	const inferred = isIndex ? INDEX_TYPES : MANIFEST_TYPES;
	const own = typeof shape.mediaType === "string" ? shape.mediaType : void 0;
	const isSpecific = INDEX_TYPES.has(contentType) || MANIFEST_TYPES.has(contentType);
	const mediaType = own ?? (isSpecific ? contentType : isIndex ? "application/vnd.oci.image.index.v1+json" : "application/vnd.oci.image.manifest.v1+json");
	if (isSpecific && mediaType !== contentType || !inferred.has(mediaType)) throw malformed(subject, `Content-Type ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(contentType, 80)}, but the document is ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(mediaType, 80)}`);
	return mediaType;
}
/** Schema 1 has no digest that could be compared. */
function schemaOne(subject) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: the registry has it only as a Docker schema 1 manifest`, {
		code: "registry.malformed",
		hint: "Schema 1 was withdrawn in 2022: push the image again with a current builder (re-push)"
	});
}
function parse(schema, document, subject) {
	const parsed = schema.safeParse(document);
	if (parsed.success) return parsed.data;
	throw malformed(subject, `${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(faultOf(parsed.error), 80)} of the manifest is missing or malformed`);
}
function readIndex(written, head) {
	const entries = (written.manifests ?? []).map(readEntry);
	return {
		...head,
		kind: "index",
		entries,
		annotations: readTextMap(written.annotations)
	};
}
function readImageManifest(written, head) {
	return {
		...head,
		kind: "manifest",
		config: readDescriptor(written.config),
		layers: (written.layers ?? []).map(readDescriptor),
		annotations: readTextMap(written.annotations),
		...written.artifactType ? { artifactType: written.artifactType } : {}
	};
}
function readEntry(written) {
	const descriptor = readDescriptor(written);
	const { platform } = written;
	const isRunnable = platform && isImage(descriptor) && !isUnknown(platform);
	return {
		...descriptor,
		platform: isRunnable ? readPlatform(platform) : void 0
	};
}
/** Attestations and other artifacts may carry a platform too; it is not one that they run on. */
function isImage({ annotations, artifactType }) {
	if (annotations["vnd.docker.reference.type"] !== void 0) return false;
	return artifactType === void 0 || CONFIG_TYPES.has(artifactType);
}
function isUnknown({ os, architecture }) {
	return os === "unknown" || architecture === "unknown";
}
// packages/registry/src/reader.ts
const MAX_DOCUMENT_BYTES = 4194304;
function createReader(client, clock) {
	async function readContent(reference, kind, target, maxBytes) {
		const accept = kind === "manifests" ? ACCEPT : "*/*";
		const response = await client.read(reference, {
			method: "GET",
			kind,
			target,
			accept,
			maxBytes
		});
		if (response.status !== 200) throw failureOfAnswer(subjectOf(reference), response, clock);
		return response;
	}
	async function readBlob(reference, { digest, size }, maxBytes) {
		const subject = subjectOf(reference);
		if (size > maxBytes) throw tooLarge(`${subject.text}: blob ${digest} has ${size} bytes, over ${maxBytes}`);
		const response = await readContent(reference, "blobs", digest, size);
		const { body } = response;
		if (body.length !== size) throw digestMismatch(subject, `blob ${digest} of ${size} bytes`, `${body.length} bytes long`);
		checkHash(subject, digest, (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.u)(body));
		return response;
	}
	return {
		async headManifest(reference, target) {
			const request = {
				method: "HEAD",
				kind: "manifests",
				target,
				accept: ACCEPT,
				maxBytes: 0
			};
			const response = await client.read(reference, request);
			if (response.status === 405) return void 0;
			const subject = subjectOf(reference);
			if (response.status !== 200) throw failureOfAnswer(subject, response, clock);
			const mediaType = essenceOf(response.headers.get("content-type"));
			if (isSchemaOne(mediaType)) throw schemaOne(subject);
			const digest = readDigestHeader(response, subject);
			if (digest !== void 0 && (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(target)) checkHash(subject, target, digest);
			return digest && {
				digest,
				mediaType
			};
		},
		async getManifest(reference, target) {
			const subject = subjectOf(reference);
			const response = await readContent(reference, "manifests", target, MAX_DOCUMENT_BYTES);
			refusePage(response, subject);
			const actual = (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.u)(response.body);
			const stated = readDigestHeader(response, subject);
			if (stated !== void 0) checkHash(subject, stated, actual);
			if ((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(target)) checkHash(subject, target, actual);
			return parseManifest(response, actual, subject);
		},
		async getConfig(reference, config) {
			return parseImageConfig(await readBlob(reference, config, MAX_DOCUMENT_BYTES), subjectOf(reference));
		},
		async getBlob(reference, descriptor, maxBytes) {
			return (await readBlob(reference, descriptor, maxBytes)).body;
		}
	};
}
function checkHash(subject, expected, actual) {
	if (expected !== actual) throw digestMismatch(subject, expected, actual);
}
/** `Docker-Content-Digest`, which a registry may leave out but not send twice or misspelt. */
function readDigestHeader(response, subject) {
	const [digest, ...more] = response.headers.all("docker-content-digest");
	if (more.length > 0) throw malformed(subject, "several Docker-Content-Digest headers");
	if (digest === void 0 || (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(digest)) return digest;
	throw malformed(subject, `Docker-Content-Digest is no sha256 digest: "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest, 100)}"`);
}
// packages/registry/src/registry.ts
/** A client for all registries of a run; see {@link Registry}. Nothing is sent before something is asked. */
function createRegistry(options) {
	const client = createRegistryClient(options);
	const reader = createReader(client, options.clock);
	const heads = /* @__PURE__ */ new Map();
	const manifests = /* @__PURE__ */ new Map();
	const configs = /* @__PURE__ */ new Map();
	const blobs = /* @__PURE__ */ new Map();
	function getByDigest(reference, digest) {
		return remember(manifests, contentKey(reference, digest), () => reader.getManifest(reference, digest));
	}
	/** What a tag names is known under its digest as well, and what the tag is now need not be asked any more. */
	function getByTarget(reference) {
		const manifest = reader.getManifest(reference, targetOf$1(reference)).then((found) => {
			remember(manifests, contentKey(reference, found.digest), async () => found);
			return found;
		});
		remember(heads, (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference), () => manifest.then(headOf));
		return manifest;
	}
	async function resolve(reference) {
		return await reader.headManifest(reference, targetOf$1(reference)) ?? headOf(await getByTarget(reference));
	}
	return {
		requests: client.requests,
		get rateLimits() {
			return Object.fromEntries(client.rateLimits);
		},
		resolveDigest: (reference) => remember(heads, (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference), () => resolve(reference)),
		async fetchManifest(reference) {
			if (reference.digest !== void 0) return getByDigest(reference, reference.digest);
			const head = heads.get((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference));
			return head === void 0 ? getByTarget(reference) : getByDigest(reference, (await head).digest);
		},
		fetchConfig: (reference, config) => remember(configs, contentKey(reference, config.digest), () => reader.getConfig(reference, config)),
		fetchBlob(reference, descriptor, maxBytes) {
			const key = contentKey(reference, descriptor.digest);
			return remember(blobs, key, () => reader.getBlob(reference, descriptor, maxBytes)).finally(() => blobs.delete(key));
		}
	};
}
/** One promise for each key, made when it is first wanted. A failure is an answer like others. */
function remember(known, key, make) {
	const found = known.get(key);
	if (found !== void 0) return found;
	const made = make();
	known.set(key, made);
	made.catch(() => {});
	return made;
}
/** What is asked for: where it is now, when that can change. A reference has a tag or a digest. */
function targetOf$1({ tag, digest }) {
	return `${tag ?? digest}`;
}
function headOf({ digest, mediaType }) {
	return {
		digest,
		mediaType
	};
}
function contentKey(reference, digest) {
	return (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest));
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
	const { createGithub } = await __webpack_require__.e(/* import() */ 545).then(__webpack_require__.bind(__webpack_require__, 545));
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
	if (url === null || url.username !== "" || url.password !== "" || !mayCarryToken(url, isOwn)) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`apiUrl ${url === null ? "" : (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(url.origin + url.pathname, 120)} is not an https URL without a user`, {
		code: "input.api-url",
		hint: "Write the API's https URL, for example https://ghe.example.com/api/v3; its token goes into tokens."
	});
	const host = serverHost(url);
	const token = [host, url.host].map((name) => (0,_state_9pIsJhKI_js__WEBPACK_IMPORTED_MODULE_5__.r)(secrets.tokens, name, repository ?? "")).find((secret) => secret !== void 0) ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`there is no token for ${host}`, {
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
// packages/commands/src/registries.ts
/**
* Credentials for a run: docker's configuration, and for ghcr.io the GitHub token after it. Throws `Failure` for a configuration that
* cannot be read, or that the input names and that is not there.
*/
async function openCredentials(world, input, githubToken) {
	const configPath = dockerConfigPath(input, world.environment);
	if (input !== void 0 && await world.files.read(configPath) === void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`docker-config: there is no file ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(configPath)}`, {
		code: "check.docker-config",
		hint: "Name docker's config.json or its folder; leave docker-config out to use ~/.docker, or no credentials at all."
	});
	const docker = await loadDockerConfig({
		path: configPath,
		readFile: async (path) => (await world.files.read(path))?.toString("utf8"),
		runHelper: createHelperRunner(world.environment)
	});
	if (githubToken === void 0) return docker;
	const fallback = {
		kind: "basic",
		username: "x-access-token",
		password: githubToken,
		from: "github-token"
	};
	return { async listCredentials(registry) {
		const found = await docker.listCredentials(registry);
		return registry === "ghcr.io" ? [...found, fallback] : found;
	} };
}
/** Where docker keeps its configuration: the input (a file, or its folder), else `DOCKER_CONFIG`, else `~/.docker`. */
function dockerConfigPath(input, environment) {
	const folder = environment["DOCKER_CONFIG"] || `${environment["HOME"] || "~"}/.docker`;
	if (input === void 0) return `${folder}/config.json`;
	return input.endsWith(".json") ? input : `${input.replace(/\/+$/u, "")}/config.json`;
}
// packages/commands/src/transport.ts
/** A transport for the API of a forge or of kardinal, on `@actions/http-client`. */
function openApiTransport(world, settings) {
	return open(world, settings, createActionsExchange({ userAgent: userAgent(settings.command) }));
}
/** A transport for registries, on Node's own client: this is the hot path (docs/adr). */
function openRegistryTransport(world, settings) {
	return open(world, settings, createNodeExchange({ proxy: world.environment }));
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
// packages/commands/src/check/connections.ts
const SETTINGS = {
	command: "check-base-digest",
	policy: {
		attempts: 4,
		baseMs: 500,
		capMs: 8e3,
		budgetMs: 6e4
	},
	timeoutMs: 3e4,
	budgetMs: 12e5
};
/** The registries of a run, behind one client. Throws `Failure` for docker's configuration. */
async function openRegistry(inputs, subjects, world) {
	const transport = openRegistryTransport(world, {
		...SETTINGS,
		concurrency: inputs.concurrency,
		hostConcurrency: subjects.hostConcurrency
	});
	const realms = Map.groupBy(inputs["trusted-realms"], (realm) => realm.registry);
	return createRegistry({
		transport,
		clock: world.clock,
		redactor: world.redactor,
		credentials: await openCredentials(world, inputs["docker-config"], inputs["github-token"]),
		insecureRegistries: [...inputs["insecure-registries"], ...subjects.insecureRegistries],
		trustedRealms: new Map([...realms].map(([registry, list]) => [registry, list.map((realm) => realm.origin)]))
	});
}
/**
* Yields the GitHub of a source: one client for each repository, whose token may be bound to it and whose files are asked for together. All of
* them share one transport. Rejects as `openGithub` does.
*/
function createGithubs(inputs, world) {
	const known = /* @__PURE__ */ new Map();
	let transport;
	return ({ apiUrl, repo }) => {
		const repository = repo ?? world.environment["GITHUB_REPOSITORY"];
		const key = JSON.stringify([apiUrl ?? null, repository?.toLowerCase()]);
		transport ??= openApiTransport(world, {
			...SETTINGS,
			concurrency: inputs.concurrency
		});
		const github = known.get(key) ?? openGithub({
			apiUrl,
			repository,
			command: SETTINGS.command
		}, inputs, world, transport);
		known.set(key, github);
		return github;
	};
}
// packages/commands/src/check/dockerfiles.ts
const NONE = {
	text: void 0,
	error: void 0,
	ref: void 0
};
/**
* The Dockerfiles that the workspace has, by image name: those of sources that it is a checkout of. All of it is read before anything is asked
* of an API, so that what is left for one goes out together. Throws `Failure` for the one that an input names, `check.dockerfile-missing` when it
* is not there.
*/
async function readWorkspace(images, single, reader) {
	const found = await Promise.all(images.map(async ({ name, source }) => {
		if (source === void 0 || single && source.dockerfile === null) return [name, NONE];
		if (single) return [name, await readOnly(source, reader)];
		return isCheckoutOf(reader.checkout, source) ? [name, await readLocally(source, reader)] : void 0;
	}));
	return new Map(found.flatMap((entry) => entry?.[1] === void 0 ? [] : [[entry[0], entry[1]]]));
}
/** Reads an image's Dockerfile: as the workspace has it, otherwise through the API. What goes wrong is in its `error`. */
async function readDockerfile({ name, source }, workspace, reader) {
	const found = workspace.get(name);
	if (found !== void 0 || source === void 0) return found ?? NONE;
	return orError(source, () => readThroughApi(source, reader));
}
/** The Dockerfile that an input names. */
async function readOnly(source, reader) {
	const path = source.dockerfile ?? "";
	const text = (await reader.files.read(path))?.toString("utf8");
	if (text !== void 0) return {
		...NONE,
		text
	};
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(path)}: there is no such file in ${reader.files.resolve(".")}`, {
		code: "check.dockerfile-missing",
		hint: "Check the input dockerfile, and that actions/checkout runs before this step."
	});
}
/** `undefined` when the workspace lacks the file, as a sparse checkout may. */
function readLocally(source, { files, checkout }) {
	const { dockerfile } = source;
	const ref = source.branch ?? checkout.defaultBranch ?? checkout.branch;
	return orError(source, async () => {
		if (dockerfile === null) return ref === void 0 ? void 0 : {
			...NONE,
			ref
		};
		const text = (await files.read(dockerfile))?.toString("utf8");
		return text === void 0 ? void 0 : {
			text,
			error: void 0,
			ref
		};
	});
}
async function orError(source, read) {
	try {
		return await read();
	} catch (error) {
		const [failure] = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error);
		if (failure === void 0) throw error;
		return {
			...NONE,
			error: failure,
			ref: source.branch
		};
	}
}
async function readThroughApi(source, reader) {
	const repository = source.repo ?? reader.checkout.repository;
	if (repository === void 0) throw unknownRepository(source, reader.files);
	const github = await reader.openGithub(source);
	if (source.dockerfile === null) return {
		...NONE,
		ref: source.branch ?? await github.fetchDefaultBranch(repository)
	};
	const found = await github.readFiles(repository, source.branch, [source.dockerfile]);
	const file = found.files.get(source.dockerfile);
	const ref = source.branch ?? found.defaultBranch;
	if (file?.kind === "text") return {
		text: file.text,
		error: void 0,
		ref
	};
	return {
		...NONE,
		error: file?.failure,
		ref
	};
}
function unknownRepository(source, files) {
	const path = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(source.dockerfile ?? "");
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: there is no such file in ${files.resolve(".")}, and no repository to read it from`, {
		code: "check.repository-unknown",
		hint: "Set source.repo to owner/repo, or run this in a checkout of the repository."
	});
}
// packages/commands/src/check/log-images.ts
/** Says what each image's verdict and decision are, one line for the image and one for each base. */
function logImages(images, cycles, log) {
	for (const image of images) {
		const { name, reference } = image.configuration;
		log.info(`${name} (${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)}): ${image.verdict}, ${describeDecision$1(image)}`);
		for (const base of image.lineage.bases) log.info(`  ${describeBase$1(base)}`);
		if (image.plan.decision === "hold:watch-only" && image.configuration.source !== void 0) log.warning(`${name}: nothing says where to dispatch its rebuild; set source.repo and source.branch`);
	}
	for (const path of cycles) log.warning(`these images are built on each other: ${path.join(" → ")}. They do not wait for each other; mend their Dockerfiles.`);
}
function describeDecision$1({ plan }) {
	if (plan.dueAt !== null) return `${plan.decision} until ${plan.dueAt}`;
	return plan.waitsFor.length > 0 ? `${plan.decision} (${plan.waitsFor.join(", ")})` : plan.decision;
}
function describeBase$1(base) {
	const name = `${base.role} ${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}`;
	if (base.verdict === "unknown") return `${name}: unknown: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(base.error?.message ?? "no evidence")}`;
	const by = base.evidence === void 0 ? "" : `, by ${base.evidence}`;
	const move = base.verdict === "changed" ? ` ${base.previous.join(", ") || "(not known)"} → ${base.current ?? "?"}` : "";
	return `${name}: ${base.verdict}${move}${by}`;
}
// packages/lineage/src/generation.ts
/** The generation of a base that has a digest. */
function openGeneration(registry, reference, digest) {
	const fetchManifest = () => registry.fetchManifest((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest));
	return {
		reference,
		digest,
		fetchManifest,
		async fetchConfig(platform) {
			const childDigest = childOf(await fetchManifest(), platform);
			if (childDigest === void 0) throw platformGone(reference, platform);
			const child = await registry.fetchManifest((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, childDigest));
			if (child.kind === "index") throw nestedIndex(reference, childDigest);
			return registry.fetchConfig(reference, child.config);
		}
	};
}
/** The digest of the manifest that a builder takes for a platform; a manifest without an index is the one for all. */
function childOf(manifest, platform) {
	if (manifest.kind === "manifest") return manifest.digest;
	return selectPlatform(platform, manifest.entries.flatMap((entry) => entry.platform === void 0 ? [] : [{
		...entry.platform,
		digest: entry.digest
	}]))?.digest;
}
/** The failure for a base that has no image for a platform that it is used on. */
function platformGone(reference, platform) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference)} has no ${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.a)(platform)} now`, {
		code: "lineage.platform-gone",
		hint: "A rebuild for that platform would fail: build without it, or on a base that has it"
	});
}
/** The failure for an index inside an index where an image should be. */
function nestedIndex(reference, digest) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest))} is an index inside an index`, {
		code: "lineage.nested-index",
		hint: "Publish an index whose entries are image manifests"
	});
}
// packages/lineage/src/comparison.ts
/**
* Whether a recorded base is the target generation, as far as the platforms that were used are concerned. The record may be an
* index's digest or a child's (buildah). Requests nothing when the digests are equal.
*
* @throws Failure of the registry, or `lineage.platform-gone` when the target lacks a platform that was used.
*/
async function compareRecord(record, target, open) {
	if (record.digest === target.digest) return "same";
	const now = await target.fetchManifest();
	if (childDigests(now).includes(record.digest)) return "same";
	const then = await fetchUnlessGone(open(record.digest));
	if (then === void 0) return "gone";
	return sameChildren(then, now, record.platforms, target) ? "same" : "different";
}
/** One word for several records of one evidence: any difference counts, and what is gone leaves open whether there is one. */
function summarise(comparisons) {
	return comparisons.find((each) => each === "different") ?? comparisons.find((each) => each === "gone") ?? "same";
}
function sameChildren(then, now, platforms, target) {
	const used = platforms.filter((platform) => childOf(then, platform) !== void 0);
	if (used.length === 0) return allChildren(then) === allChildren(now);
	return used.every((platform) => {
		const child = childOf(now, platform);
		if (child === void 0) throw platformGone(target.reference, platform);
		return child === childOf(then, platform);
	});
}
function allChildren(manifest) {
	if (manifest.kind === "manifest") return manifest.digest;
	return manifest.entries.filter(({ platform }) => platform !== void 0).map(({ digest }) => digest).sort().join();
}
function childDigests(manifest) {
	return manifest.kind === "manifest" ? [manifest.digest] : manifest.entries.map((entry) => entry.digest);
}
async function fetchUnlessGone(generation) {
	try {
		return await generation.fetchManifest();
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i && error.code === "registry.not-found") return void 0;
		throw error;
	}
}
// packages/lineage/src/or-nothing.ts
/** A parser's value, or `undefined` where it refuses the text with a {@link Failure}. */
function orNothing(parse) {
	try {
		return parse();
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return void 0;
		throw error;
	}
}
// packages/lineage/src/question.ts
/** The platforms of the base that one platform's image uses, where nothing more exact is known. */
function usedPlatforms({ base, image }) {
	const { platforms } = base;
	if (platforms === void 0 || platforms.some((each) => samePlatform(each, image.platform))) return [image.platform];
	return platforms;
}
/** Whether a base follows a tag; otherwise its reference's own digest is what it should be. */
function followsTag({ pinned, reference }) {
	return reference.tag !== void 0 && !(pinned && reference.digest !== void 0);
}
// packages/lineage/src/provenance.ts
/** What the image's own provenance says about a base. */
async function askProvenance(question) {
	const reading = await question.image.fetchProvenance();
	if (!("materials" in reading)) return reading;
	const { base, target } = question;
	const onTarget = reading.materials.filter(({ digest }) => digest === target.digest);
	const named = nearestPlatform(question, namedMaterials(question, reading.materials));
	const believed = onTarget.length > 0 && (named.length === 0 || !followsTag(base)) ? onTarget : named;
	if (believed.length === 0) return { reason: `the provenance does not name ${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}` };
	return { records: believed.map(({ digest, platform }) => ({
		digest,
		platforms: platform === void 0 ? usedPlatforms(question) : [platform]
	})) };
}
/** Whether two references name the same repository and tag. */
function sameName(left, right) {
	return sameRepository(left, right) && left.tag === right.tag;
}
function sameRepository(left, right) {
	return left.registry === right.registry && left.repository === right.repository;
}
/**
* The materials with the base's name, without those that are another base's of the same name: a Dockerfile may use `node:22` and
* `node:22@sha256:…` side by side, and BuildKit then leaves one of them out. A build context that replaces the base by its digest
* leaves the tag out; it is the base's where no other one is of that repository.
*/
function namedMaterials({ base, siblings }, materials) {
	const named = materials.filter(({ reference }) => sameName(reference, base.reference));
	if (named.length > 0) {
		const rivals = siblings.filter((other) => sameName(other.reference, base.reference) && targetOf(other) !== targetOf(base));
		return named.filter((material) => !rivals.some((rival) => belongsTo(material, rival)));
	}
	if (siblings.some(({ reference }) => sameRepository(reference, base.reference) && !sameName(reference, base.reference))) return [];
	return materials.filter(({ reference }) => reference.tag === void 0 && sameRepository(reference, base.reference));
}
/** The digest that a base should be; `undefined` for one that follows its tag. */
function targetOf(base) {
	return followsTag(base) ? void 0 : base.reference.digest;
}
function belongsTo({ reference, digest }, base) {
	if (followsTag(base)) return reference.digest === void 0;
	return reference.digest !== void 0 && digest === base.reference.digest;
}
/** A runtime base is used on the image's own platform, whatever other platforms' stages use beside it. */
function nearestPlatform(question, materials) {
	const { base } = question;
	if (base.platforms === void 0 && base.role !== "runtime") return materials;
	const wanted = usedPlatforms(question);
	const near = materials.filter(({ platform }) => platform === void 0 || wanted.some((each) => samePlatform(each, platform)));
	return near.length > 0 ? near : materials;
}
// packages/lineage/src/annotations.ts
/** The name of the base, and its digest, in annotations and labels (https://github.com/opencontainers/image-spec/blob/main/annotations.md). */
const BASE_NAME = "org.opencontainers.image.base.name";
const BASE_DIGEST = "org.opencontainers.image.base.digest";
/** What the image's annotations say about a base, the manifest's own first; and its labels, where they are not inherited. */
async function askAnnotations(question) {
	try {
		const annotated = await fetchBaseAnnotations(question.image);
		return annotated === void 0 ? await askLabels(question) : readAnnotations(question, annotated);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			reason: `the annotations and labels could not be read: ${error.message}`,
			cause: error
		};
	}
}
/** The nearest annotations that name a platform's base; `undefined` when none do. Throws the registry's `Failure`. */
async function fetchBaseAnnotations(image) {
	const { annotations } = await image.fetchManifest();
	return [annotations, ...image.outerAnnotations].find((each) => each[BASE_NAME] !== void 0);
}
function readAnnotations(question, annotations) {
	const [name = "", digest] = [annotations[BASE_NAME], annotations[BASE_DIGEST]];
	const reference = orNothing(() => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.r)(name));
	if (reference === void 0) return { reason: `the base name "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 100)}" is not a reference` };
	if (!sameName(reference, question.base.reference)) return { reason: `the base that is named is ${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)}` };
	if (digest === void 0) return { reason: "the base is named without a digest" };
	if (!(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(digest)) return { reason: `the base digest "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest, 100)}" is not a digest` };
	return { records: [{
		digest,
		platforms: usedPlatforms(question)
	}] };
}
/**
* A build that sets no labels inherits its base's. So they speak for the base of the final stage only, and only where neither
* the base that they name nor the base as it is now says the same of itself.
*/
async function askLabels(question) {
	const none = { reason: "there are no annotations and no labels that name a base" };
	if (question.base.role !== "runtime") return { reason: "there are no annotations, and labels speak for the runtime base only" };
	const { labels } = await question.image.fetchConfig();
	if (labels["org.opencontainers.image.base.name"] === void 0) return none;
	const finding = readAnnotations(question, labels);
	if (!("records" in finding)) return finding;
	const generations = [question.target, ...finding.records.map(({ digest }) => question.open(digest))];
	return (await Promise.all(generations.map((generation) => mayCarry(generation, labels, question)))).includes(true) ? { reason: "the labels that name the base may be inherited from it" } : finding;
}
async function mayCarry(generation, labels, question) {
	return (await Promise.all(usedPlatforms(question).map((platform) => configUnlessGone(generation, platform)))).some((config) => config === void 0 || config.labels["org.opencontainers.image.base.name"] === labels["org.opencontainers.image.base.name"]);
}
async function configUnlessGone(generation, platform) {
	try {
		return await generation.fetchConfig(platform);
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i && error.code === "registry.not-found") return void 0;
		throw error;
	}
}
// packages/lineage/src/layers.ts
/** The layer of an empty archive, which builders make for steps that change no file: images of all origins share it. */
const EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
/**
* Relates an image to a base by their ordered `diff_ids` and history
* (https://github.com/opencontainers/image-spec/blob/main/config.md). "Same" needs the base's layers as a prefix and a history
* that agrees, so that a change of configuration alone shows; "descends" needs proof: a shared layer in place, or a history that
* is equal but for digests and dates.
*/
function relateLayers(image, base) {
	if (base.diffIds.length === 0) return {
		kind: "unclear",
		reason: "the base has no layers of its own"
	};
	const comparable = historyFits(image) && historyFits(base);
	if (base.diffIds.every((diffId, place) => image.diffIds[place] === diffId)) {
		if (!comparable) return {
			kind: "unclear",
			reason: "the layers begin with the base's, but the history that must agree is incomplete"
		};
		if (historyBegins(image, base, sameEntry)) return { kind: "same" };
	}
	if (sharesLayer(image.diffIds, base.diffIds)) return { kind: "descends" };
	if (comparable && historyBegins(image, base, similarEntry)) return { kind: "descends" };
	if (image.diffIds.length < base.diffIds.length) return {
		kind: "unclear",
		reason: "the image has fewer layers than the base: it may be flattened"
	};
	return {
		kind: "unrelated",
		reason: "the image shares no layer and no history with the base as it is now"
	};
}
function sharesLayer(image, base) {
	return base.some((diffId, place) => diffId === image[place] && diffId !== EMPTY_LAYER);
}
/** A squash, or a builder that keeps no history, leaves layers without an entry. */
function historyFits({ history, diffIds }) {
	return history.filter((entry) => !entry.emptyLayer).length === diffIds.length;
}
function historyBegins(image, base, agree) {
	return base.history.every((entry, place) => {
		const other = image.history[place];
		return other !== void 0 && other.emptyLayer === entry.emptyLayer && agree(other, entry);
	});
}
function sameEntry(left, right) {
	return left.createdBy === right.createdBy && instantOf(left.created) === instantOf(right.created);
}
/** Builders write the times that they inherit anew, with more or fewer digits of a second. */
function instantOf(created) {
	return created?.replace(/\.(\d*?)0*(?=Z|[+-]\d\d:\d\d$)/u, (_, digits) => digits === "" ? "" : `.${digits}`);
}
function similarEntry(left, right) {
	return timeless(left.createdBy) === timeless(right.createdBy);
}
/** A command without the digests, dates and epoch times in it. */
function timeless(command) {
	return command.replace(/\b[0-9a-f]{32,}\b/gu, "#").replace(/\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\b/gu, "#").replace(/@\d{9,11}\b|\b20\d{6}(?:T\d{6}Z)?\b/gu, "#");
}
// packages/lineage/src/layer-evidence.ts
/**
* What the image's layers say about a base: only a runtime base leaves its layers in the image.
*
* @throws Failure of the base's registry, or `lineage.platform-gone`. What is wrong with the image's own documents is a reason.
*/
async function askLayers(question) {
	const { base, target } = question;
	if (base.role !== "runtime") return {
		kind: "unclear",
		reason: `a ${base.role} base leaves no layers in the image`
	};
	const [platform = question.image.platform] = usedPlatforms(question);
	const [image, config] = await Promise.all([fetchImageConfig(question), target.fetchConfig(platform)]);
	if (image instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return {
		kind: "unclear",
		reason: `the image's config could not be read: ${image.message}`,
		cause: image
	};
	return relateLayers(image, config);
}
async function fetchImageConfig(question) {
	try {
		return await question.image.fetchConfig();
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return error;
		throw error;
	}
}
// packages/lineage/src/judgement.ts
const RECORDING = [["provenance", askProvenance], ["annotations", askAnnotations]];
/**
* Asks one evidence after the other, best first, whether a platform's image was built on the target; each that does not serve
* leaves its reason. A `Failure` of the base's registry makes the verdict unknown.
*/
async function judgePlatform(question) {
	const progress = {
		previous: [],
		skipped: [],
		causes: [],
		provenanceGone: false,
		layers: void 0
	};
	try {
		return await climb(question, progress);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return conclude(progress, "unknown", void 0, error);
	}
}
async function climb(question, progress) {
	for (const [evidence, ask] of RECORDING) {
		const verdict = await judgeRecords(question, progress, evidence, await ask(question));
		if (verdict !== void 0) return conclude(progress, verdict, evidence);
	}
	const layers = await askLayers(question);
	progress.layers = layers.kind;
	if (layers.kind === "same") return conclude(progress, "unchanged", "layers");
	if (layers.kind === "descends") return conclude(progress, "changed", "layers");
	if (layers.cause !== void 0) progress.causes.push(layers.cause);
	progress.skipped.push({
		evidence: "layers",
		reason: layers.reason
	});
	if (progress.provenanceGone) return conclude(progress, "changed", "provenance");
	return conclude(progress, "unknown", void 0, noEvidence(question, progress));
}
/** The verdict that one evidence's records lead to; `undefined` when it does not serve. */
async function judgeRecords(question, progress, evidence, finding) {
	if (!("records" in finding)) {
		progress.skipped.push({
			evidence,
			reason: finding.reason
		});
		if (finding.cause !== void 0) progress.causes.push(finding.cause);
		return;
	}
	const digests = [...new Set(finding.records.map(({ digest }) => digest))];
	progress.previous.push(...digests.filter((digest) => !progress.previous.includes(digest)));
	const compare = (record) => compareRecord(record, question.target, question.open);
	const comparison = summarise(await Promise.all(finding.records.map(compare)));
	if (comparison !== "gone") return comparison === "same" ? "unchanged" : "changed";
	progress.provenanceGone ||= evidence === "provenance";
	progress.skipped.push({
		evidence,
		reason: goneReason(question, digests)
	});
}
function conclude({ previous, skipped, layers }, verdict, evidence, error) {
	const used = skipped.findIndex((each) => each.evidence === evidence);
	return {
		verdict,
		evidence,
		previous,
		skipped: used < 0 ? skipped : skipped.slice(0, used),
		error,
		layers
	};
}
function goneReason({ base }, digests) {
	return `${digests.join(", ")} is recorded, which ${base.reference.registry} does not have or no longer has`;
}
function noEvidence({ base, image }, { skipped, causes }) {
	const reasons = skipped.map(({ evidence, reason }) => `${evidence}: ${reason}`).join("; ");
	const [cause] = causes;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}: nothing shows whether the image (${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.a)(image.platform)}) is built on it as it is now (${reasons})`, {
		code: "lineage.no-evidence",
		hint: "Build the image with provenance, as docker/build-push-action does by default, or annotate it with its base's name and digest",
		...cause === void 0 ? {} : { cause }
	});
}
// packages/lineage/src/base-verdict.ts
const EVIDENCES = [
	"provenance",
	"annotations",
	"layers",
	"ledger"
];
/**
* The verdict on one base of a published image, over the platforms where it is used. A `Failure` of the registry makes it
* unknown and is its error.
*/
async function judgeBase(registry, image, base, siblings) {
	const platforms = platformsOf(image, base);
	const open = (digest) => openGeneration(registry, base.reference, digest);
	try {
		const [target] = await Promise.all([resolveTarget(registry, base), ...platforms.map((platform) => platform.fetchProvenance())]);
		const questions = platforms.map((each) => ({
			base,
			siblings,
			image: each,
			target: open(target),
			open
		}));
		const verdict = combine(base, target, relateByOtherPlatforms(await Promise.all(questions.map(judgePlatform))));
		return verdict.verdict === "unchanged" ? await lookPastPin(registry, questions, verdict) : verdict;
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return unknownBase(base, void 0, error);
	}
}
/** The verdict on a base that could not be looked at. */
function unknownBase(base, current, error) {
	const nothing = {
		evidence: void 0,
		evidenceSkipped: [],
		previous: [],
		movedPastPin: false
	};
	return {
		...base,
		...nothing,
		verdict: "unknown",
		current,
		error
	};
}
/** What a base should be: the digest of its tag, one HEAD, or its own. Throws `Failure`. */
async function resolveTarget(registry, base) {
	const { digest } = base.reference;
	if (!followsTag(base) && digest !== void 0) return digest;
	return (await registry.resolveDigest({
		...base.reference,
		digest: void 0
	})).digest;
}
/** The image's platforms that use the base; all of them when it is used on none, as a stage on the builder's platform is. */
function platformsOf(image, { platforms }) {
	const using = image.platforms.filter((each) => platforms?.some((platform) => samePlatform(platform, each.platform)));
	return using.length > 0 ? using : image.platforms;
}
/** Where one platform's layers show the base, another's that share nothing with it are an older generation's. */
function relateByOtherPlatforms(judgements) {
	if (!judgements.some(({ layers }) => layers === "same" || layers === "descends")) return judgements;
	return judgements.map((judgement) => judgement.layers === "unrelated" && judgement.verdict === "unknown" ? {
		...judgement,
		verdict: "changed",
		evidence: "layers",
		skipped: judgement.skipped.filter(({ evidence }) => evidence !== "layers"),
		error: void 0
	} : judgement);
}
function combine(base, current, judgements) {
	const verdict = ["changed", "unknown"].find((each) => has(judgements, each)) ?? "unchanged";
	const deciding = judgements.filter((judgement) => judgement.verdict === verdict);
	return {
		...base,
		verdict,
		previous: previousOf(verdict, current, judgements),
		current,
		evidence: EVIDENCES.findLast((evidence) => deciding.some((judgement) => judgement.evidence === evidence)),
		evidenceSkipped: mergeSkipped(deciding),
		movedPastPin: false,
		error: verdict === "unknown" ? deciding.find(({ error }) => error !== void 0)?.error : void 0
	};
}
/** What is recorded; where layers alone prove the base unchanged, what it is now. */
function previousOf(verdict, current, judgements) {
	const unrecorded = verdict === "unchanged" && judgements.some(({ previous }) => previous.length === 0);
	return [.../* @__PURE__ */ new Set([...judgements.flatMap(({ previous }) => previous), ...unrecorded ? [current] : []])];
}
function has(judgements, verdict) {
	return judgements.some((judgement) => judgement.verdict === verdict);
}
function mergeSkipped(judgements) {
	return EVIDENCES.flatMap((evidence) => {
		const skipped = judgements.flatMap((judgement) => judgement.skipped).filter((each) => each.evidence === evidence);
		const reasons = [...new Set(skipped.map(({ reason }) => reason))];
		return reasons.length === 0 ? [] : [{
			evidence,
			reason: reasons.join("; ")
		}];
	});
}
/** An image that is built on its pin may still have been left behind by the tag beside it. Throws `Failure`. */
async function lookPastPin(registry, questions, verdict) {
	const [question] = questions;
	const pin = verdict.reference.digest;
	if (question === void 0 || followsTag(verdict) || verdict.reference.tag === void 0 || pin === void 0) return verdict;
	try {
		const tag = await registry.resolveDigest({
			...verdict.reference,
			digest: void 0
		});
		if (await compareRecord({
			digest: pin,
			platforms: questions.flatMap(usedPlatforms)
		}, question.open(tag.digest), question.open) === "same") return verdict;
		return {
			...verdict,
			verdict: "changed",
			current: tag.digest,
			movedPastPin: true
		};
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			...verdict,
			verdict: "unknown",
			evidence: void 0,
			current: void 0,
			error
		};
	}
}
// packages/lineage/src/discovery.ts
/**
* The bases that a published image itself names, when nobody else does: those of its provenance, tools left out, else the one of
* its annotations. Labels may be inherited and name nothing. Provenance does not say which image the final stage is from: it is
* the only one on the platform, or the annotated one, or the one whose layers begin the image, and all others count as `build`.
* `undefined` when nothing names any; empty when provenance says that there are none (`FROM scratch`).
*
* @throws Failure of the registry when it does not give the provenance or annotations that there are: what the others name might
*   not be all.
*/
async function discoverBases(registry, image) {
	const accounts = await Promise.all(image.platforms.map(readAccount));
	const references = distinct(accounts.flatMap(({ materials, named }) => materials?.map(({ reference }) => reference) ?? named ?? []));
	if (references.length === 0) return accounts.every(({ materials }) => materials !== void 0) ? [] : void 0;
	const runtime = (await Promise.all(accounts.map((account) => findRuntime(registry, account)))).flat();
	return references.map((reference) => ({
		reference,
		role: runtime.some((each) => sameBase(each, reference)) ? "runtime" : "build",
		line: void 0,
		platforms: platformsNaming(accounts, reference),
		pinned: false
	}));
}
async function readAccount(image) {
	const provenance = await image.fetchProvenance();
	if (!("materials" in provenance)) {
		if (provenance.cause !== void 0) throw provenance.cause;
		return {
			image,
			materials: void 0,
			named: await readName(image)
		};
	}
	const materials = provenance.materials.filter(({ tool }) => !tool).map(asTracked);
	return {
		image,
		materials,
		named: materialsOn(image, materials).length < 2 ? void 0 : await readName(image)
	};
}
function materialsOn({ platform }, materials) {
	return materials.filter((material) => material.platform === void 0 || samePlatform(material.platform, platform));
}
async function readName(image) {
	const name = (await fetchBaseAnnotations(image))?.["org.opencontainers.image.base.name"] ?? "";
	return orNothing(() => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.r)(name));
}
/** The digest in a material's name says how the build found the image, and pins nothing where there is a tag. */
function asTracked(material) {
	const { reference } = material;
	return reference.tag === void 0 ? material : {
		...material,
		reference: {
			...reference,
			digest: void 0
		}
	};
}
async function findRuntime(registry, account) {
	const { materials, named, image } = account;
	if (materials === void 0) return named === void 0 ? [] : [named];
	const here = materialsOn(image, materials);
	const annotated = here.filter(({ reference }) => named !== void 0 && sameName(reference, named));
	if (annotated.length > 0) return annotated.map(({ reference }) => reference);
	if (here.length < 2) return here.map(({ reference }) => reference);
	const begin = await Promise.all(here.map((material) => beginsImage(registry, image, material)));
	return here.filter((_, place) => begin[place]).map(({ reference }) => reference);
}
async function beginsImage(registry, image, { reference, digest }) {
	try {
		const [own, base] = await Promise.all([image.fetchConfig(), openGeneration(registry, reference, digest).fetchConfig(image.platform)]);
		return base.diffIds.length > 0 && base.diffIds.every((diffId, place) => own.diffIds[place] === diffId);
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return false;
		throw error;
	}
}
/** `undefined` when every platform that gives an account names the base. */
function platformsNaming(accounts, reference) {
	const denies = ({ materials, named }) => materials === void 0 ? named !== void 0 && !sameBase(named, reference) : !materials.some((material) => sameBase(material.reference, reference));
	if (!accounts.some(denies)) return void 0;
	return accounts.filter((account) => !denies(account)).map(({ image }) => image.platform);
}
function distinct(references) {
	return [...new Map(references.map((reference) => [(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference), reference])).values()];
}
function sameBase(left, right) {
	return (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(left) === (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(right);
}
// packages/lineage/src/purl.ts
const PREFIX = "pkg:docker/";
/**
* The image that a package URL names, as BuildKit writes it (`pkg:docker/ns/name@tag?digest=…&platform=…`, percent-encoded,
* https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst); `undefined` for every other text.
*/
function parseDockerPurl(text) {
	if (text.slice(0, 11).toLowerCase() !== PREFIX) return void 0;
	const [locator = ""] = text.slice(11).split("#", 1);
	const question = locator.indexOf("?");
	const path = question < 0 ? locator : locator.slice(0, question);
	const qualifiers = new URLSearchParams(question < 0 ? "" : locator.slice(question + 1));
	const reference = referenceOf(path, qualifiers.get("digest"));
	return reference && {
		reference,
		platform: orNothing(() => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.s)(qualifiers.get("platform") ?? ""))
	};
}
function referenceOf(path, digest) {
	const at = path.lastIndexOf("@");
	const name = decode(at < 0 ? path : path.slice(0, at));
	const version = decode(at < 0 ? "" : path.slice(at + 1));
	if (name === void 0 || version === void 0) return void 0;
	return orNothing(() => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.r)(`${name}${versionSuffix(version)}${digest ? `@${digest}` : ""}`));
}
/** Other builders put the digest where BuildKit puts the tag. */
function versionSuffix(version) {
	if (version === "") return "";
	return (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(version) ? `@${version}` : `:${version}`;
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
// packages/lineage/src/tools.ts
/** BuildKit's scanner when a build asks for an SBOM and names none. */
const DEFAULT_SCANNER = "docker/buildkit-syft-scanner";
/**
* The images that a build request's arguments name as its tools: the syntax frontend (`source`, `cmdline`) and the SBOM
* generator (`attest:sbom`).
*/
function toolsOf(args) {
	const named = ["source", "cmdline"].map((key) => textOf(args, key).split(/\s/u, 1)[0] ?? "");
	const sbom = /(?:^|,)generator=([^,]+)/u.exec(textOf(args, "attest:sbom"))?.[1] ?? "";
	return [...named, sbom].filter((text) => text !== "").flatMap((text) => orNothing(() => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.r)(text)) ?? []);
}
/** Whether an image is one of a build's tools, by its name and tag. */
function isTool(image, tools) {
	if (image.registry === "docker.io" && image.repository === DEFAULT_SCANNER) return true;
	return tools.some((tool) => tool.registry === image.registry && tool.repository === image.repository && tool.tag === image.tag);
}
function textOf(args, key) {
	const value = Object.hasOwn(args, key) ? args[key] : void 0;
	return typeof value === "string" ? value : "";
}
// packages/lineage/src/statement.ts
const BUILD_TYPES = /* @__PURE__ */ new Set(["https://mobyproject.org/buildkit@v1", "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md"]);
const Digests = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)());
const Dependency = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	uri: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	digest: Digests
});
const Dependencies = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.r)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)())));
const Arguments = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ args: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(), (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)()))) });
const V02 = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	buildType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	materials: Dependencies,
	invocation: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ parameters: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)(Arguments) }))
});
const V1 = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ buildDefinition: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	buildType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	resolvedDependencies: Dependencies,
	externalParameters: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ request: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)(Arguments) }))
}) });
const Statement = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	predicateType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	subject: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.r)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.h)({ digest: Digests })))),
	predicate: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_3__.E)()
});
/**
* The images that BuildKit's provenance of an image manifest lists, from an in-toto statement in JSON with an SLSA predicate
* v0.2 or v1 (https://docs.docker.com/build/metadata/attestations/slsa-definitions/). Never throws.
*
* @param child the manifest's digest: a subject that names only something else is not believed.
*/
function readStatement(bytes, child) {
	const statement = Statement.safeParse(parseJson(bytes));
	if (!statement.success) return { reason: "the attestation is not an in-toto statement" };
	const { subject, predicateType } = statement.data;
	if (subject?.length && !subject.some(({ digest }) => digestOf(digest) === child)) return { reason: "the attestation is about something else" };
	const predicate = readPredicate(predicateType, statement.data.predicate);
	if (predicate === void 0) return { reason: `the attestation's predicate is no provenance (${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(predicateType, 80)})` };
	if (!BUILD_TYPES.has(predicate.buildType)) return { reason: `the provenance is another builder's (${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(predicate.buildType, 80)})` };
	const tools = toolsOf(predicate.args);
	return { materials: predicate.dependencies.flatMap((dependency) => readMaterial(dependency, tools)) };
}
function readPredicate(predicateType, value) {
	if (predicateType === "https://slsa.dev/provenance/v0.2") {
		const { data } = V02.safeParse(value);
		return data && shape(data.buildType, data.materials, data.invocation?.parameters?.args);
	}
	if (predicateType !== "https://slsa.dev/provenance/v1") return void 0;
	const definition = V1.safeParse(value).data?.buildDefinition;
	const args = definition?.externalParameters?.request?.args;
	return definition && shape(definition.buildType, definition.resolvedDependencies, args);
}
function shape(buildType, dependencies, args) {
	return {
		buildType,
		dependencies: dependencies ?? [],
		args: args ?? {}
	};
}
function readMaterial(value, tools) {
	const { data } = Dependency.safeParse(value);
	const image = data && parseDockerPurl(data.uri);
	const digest = data && digestOf(data.digest);
	if (image === void 0 || digest === void 0) return [];
	return [{
		...image,
		digest,
		tool: isTool(image.reference, tools)
	}];
}
function digestOf(digests) {
	const digest = `sha256:${Object.hasOwn(digests, "sha256") ? digests["sha256"] : ""}`;
	return (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.d)(digest) ? digest : void 0;
}
function parseJson(bytes) {
	try {
		return JSON.parse(Buffer.from(bytes).toString("utf8"));
	} catch {
		return;
	}
}
// packages/lineage/src/attestation.ts
const MAX_BYTES = 8388608;
/**
* Reads the BuildKit attestation that an index holds for one of its manifests
* (https://docs.docker.com/build/metadata/attestations/attestation-storage/). A `Failure` of the registry becomes a reason.
*/
async function readProvenance(registry, image, index, child) {
	const entries = (index?.entries ?? []).filter((entry) => isAttestationOf(entry, child.digest));
	try {
		const readings = await Promise.all(entries.map((entry) => readAttestation(registry, image, entry, child.digest)));
		const believed = readings.flat().find((reading) => "materials" in reading);
		const none = { reason: `there is no provenance attestation for ${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.a)(child.platform)}` };
		return believed ?? readings.flat()[0] ?? none;
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			reason: `the attestation could not be read: ${error.message}`,
			cause: error
		};
	}
}
async function readAttestation(registry, image, entry, child) {
	const manifest = await registry.fetchManifest((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.i)(image, entry.digest));
	const layers = manifest.kind === "manifest" ? manifest.layers.filter(isProvenance) : [];
	return Promise.all(layers.map(async (layer) => readStatement(await registry.fetchBlob(image, layer, MAX_BYTES), child)));
}
function isAttestationOf({ annotations }, child) {
	return annotations["vnd.docker.reference.type"] === "attestation-manifest" && annotations["vnd.docker.reference.digest"] === child;
}
function isProvenance({ mediaType, annotations }) {
	const predicateType = annotations["in-toto.io/predicate-type"] ?? "";
	return mediaType === "application/vnd.in-toto+json" && predicateType.startsWith("https://slsa.dev/provenance/");
}
// packages/lineage/src/published-image.ts
/**
* Reads what an image's tag is now and which platforms it has; only the `wanted` ones when any are given.
*
* @throws Failure of the registry, `lineage.platform-missing` for a wanted platform that the image lacks, `lineage.no-platform`
*   for an index that lists no image.
*/
async function readPublishedImage(registry, reference, wanted) {
	const { digest } = await registry.resolveDigest(reference);
	return {
		digest,
		platforms: selectWanted(reference, await listPlatforms(registry, reference, await registry.fetchManifest((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest))), wanted)
	};
}
async function listPlatforms(registry, reference, manifest) {
	if (manifest.kind === "manifest") return [openPlatform(registry, reference, {
		platform: (await registry.fetchConfig(reference, manifest.config)).platform,
		digest: manifest.digest
	})];
	const platforms = manifest.entries.flatMap((entry) => entry.platform === void 0 ? [] : [openPlatform(registry, reference, {
		platform: entry.platform,
		digest: entry.digest
	}, manifest, entry)]);
	if (platforms.length > 0) return platforms;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)} is an index that lists no image of any platform`, {
		code: "lineage.no-platform",
		hint: "Look at what was pushed there; a build writes the platform of each image into the index"
	});
}
function openPlatform(registry, reference, child, index, entry) {
	async function fetchManifest() {
		const manifest = await registry.fetchManifest((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, child.digest));
		if (manifest.kind === "index") throw nestedIndex(reference, child.digest);
		return manifest;
	}
	let provenance;
	return {
		...child,
		outerAnnotations: [entry?.annotations ?? {}, index?.annotations ?? {}],
		fetchManifest,
		fetchConfig: async () => registry.fetchConfig(reference, (await fetchManifest()).config),
		fetchProvenance() {
			provenance ??= readProvenance(registry, reference, index, child);
			return provenance;
		}
	};
}
function selectWanted(reference, platforms, wanted) {
	const isThere = (platform) => platforms.some((each) => samePlatform(each.platform, platform));
	const missing = wanted?.find((platform) => !isThere(platform));
	if (missing !== void 0) {
		const present = platforms.map(({ platform }) => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.a)(platform)).join(", ");
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)} has no ${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.a)(missing)}`, {
			code: "lineage.platform-missing",
			hint: `Ask for platforms that were published: ${present}`
		});
	}
	if (wanted === void 0) return platforms;
	return platforms.filter(({ platform }) => wanted.some((each) => samePlatform(each, platform)));
}
// packages/lineage/src/trace.ts
/**
* What a published image was built on, and whether any of it has moved: for each base the best evidence that the image itself
* carries, provenance before annotations before layers. What a registry cannot or will not say makes a verdict `unknown` with
* its `Failure`, and touches no other base's; nothing is thrown for it.
*/
async function traceLineage(request, { registry }) {
	for (const base of request.bases ?? []) startResolving(registry, base);
	const image = await unlessFailure(readPublishedImage(registry, request.image, request.platforms));
	if (image instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return unreadable(registry, request, image);
	const bases = request.bases ?? await unlessFailure(discoverBases(registry, image));
	if (bases === void 0) return withoutBases(request, image, noBases(request));
	if (bases instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return withoutBases(request, image, bases);
	return describe(request, image, await Promise.all(bases.map(async (base) => {
		if (request.bases === null && base.reference.tag === void 0) return unwatchable(base);
		return judgeBase(registry, image, base, bases.filter((other) => other !== base));
	})));
}
/**
* The platforms of a published image, attestations left out.
*
* @throws Failure of the registry, or `lineage.no-platform` for an index that lists no image.
*/
async function fetchPlatforms(image, { registry }) {
	const { platforms } = await readPublishedImage(registry, image, void 0);
	return platforms.map(({ platform }) => platform);
}
/** The registry remembers the answer, so that the bases' requests run beside the image's own. */
function startResolving(registry, base) {
	resolveTarget(registry, base).catch(() => void 0);
}
async function unreadable(registry, request, error) {
	const head = await unlessFailure(registry.resolveDigest(request.image));
	const verdicts = (request.bases ?? []).map(async (base) => {
		const current = await unlessFailure(resolveTarget(registry, base));
		return unknownBase(base, current instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i ? void 0 : current, error);
	});
	return {
		reference: request.image,
		digest: head instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i ? void 0 : head.digest,
		platforms: [],
		verdict: "unknown",
		bases: await Promise.all(verdicts),
		error
	};
}
/** A digest that only the image's provenance names is nobody's pin, and without a tag there is nothing to watch. */
function unwatchable(base) {
	return unknownBase(base, void 0, new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(base.reference)}: the image's provenance names no tag of it to watch`, {
		code: "lineage.no-tag",
		hint: "Give its Dockerfile or its base images, so that the tag is known"
	}));
}
function withoutBases(request, image, error) {
	return {
		...describe(request, image, []),
		verdict: "unknown",
		error
	};
}
function noBases({ image }) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(image)}: neither provenance nor annotations name its base`, {
		code: "lineage.no-bases",
		hint: "Give its Dockerfile or its base images, or build it with provenance, as docker/build-push-action does by default"
	});
}
function describe(request, image, bases) {
	const verdict = ["changed", "unknown"].find((each) => bases.some(({ verdict }) => verdict === each)) ?? "unchanged";
	const platforms = image.platforms.map(({ platform }) => platform);
	return {
		reference: request.image,
		digest: image.digest,
		platforms,
		verdict,
		bases,
		error: void 0
	};
}
async function unlessFailure(promise) {
	try {
		return await promise;
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return error;
		throw error;
	}
}
// packages/commands/src/check/subjects.ts
/** The images of the config, or the one of the inputs. Throws `Failure` for a config that is missing or wrong. */
async function readSubjects(inputs, files) {
	if (inputs.config === void 0) return {
		images: [await describeSingle(inputs, requireImage(inputs.image))],
		single: true,
		insecureRegistries: [],
		hostConcurrency: /* @__PURE__ */ new Map()
	};
	const bytes = await files.read(inputs.config);
	if (bytes === void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(inputs.config)}: there is no such file in ${files.resolve(".")}`, {
		code: "check.config-missing",
		hint: "Check the path, and that actions/checkout runs before this step."
	});
	const { parseConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(376), __webpack_require__.e(730)]).then(__webpack_require__.bind(__webpack_require__, 730));
	const configuration = parseConfiguration(bytes.toString("utf8"), inputs.config);
	const registries = Object.entries(configuration.registries);
	return {
		images: chooseImages(configuration.images, inputs.only),
		single: false,
		insecureRegistries: registries.filter(([, registry]) => registry.insecure).map(([host]) => host),
		hostConcurrency: new Map(registries.flatMap(([host, { concurrency }]) => concurrency === void 0 ? [] : [[connectsTo(host), concurrency]]))
	};
}
function connectsTo(registry) {
	return registry === "docker.io" ? "registry-1.docker.io" : registry;
}
function requireImage(image) {
	if (image === void 0) throw new Error("the input schema lets neither config nor image pass");
	return image;
}
async function describeSingle(inputs, reference) {
	const { dockerfile, context, stage } = inputs;
	return {
		name: reference.repository.split("/").at(-1) ?? reference.repository,
		reference,
		platforms: inputs.platforms.length === 0 ? void 0 : inputs.platforms,
		source: {
			provider: "github",
			repo: void 0,
			branch: void 0,
			dockerfile: dockerfile ?? null,
			context,
			stage,
			buildArgs: inputs["build-args"],
			workflow: "",
			apiUrl: void 0
		},
		baseImages: inputs["base-images"],
		track: inputs.track,
		rebuildDelay: await readDelay(inputs["rebuild-delay"]),
		autoRebuild: true,
		versionBump: "patch",
		inputs: {}
	};
}
async function readDelay(delay) {
	if ("rules" in delay) return delay;
	const { parseDelayMap } = await Promise.all(/* import() */[__webpack_require__.e(376), __webpack_require__.e(730)]).then(__webpack_require__.bind(__webpack_require__, 730));
	return parseDelayMap(delay.yaml, "rebuild-delay");
}
function chooseImages(images, only) {
	if (only.length === 0) return images;
	const names = images.map((image) => image.name);
	const [first] = only.filter((name) => !names.includes(name));
	if (first !== void 0) {
		const nearest = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.r)(first, names);
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`only: there is no image "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(first, 80)}" in the config`, {
			code: "check.unknown-image",
			hint: nearest === void 0 ? `Its images are ${names.slice(0, 20).join(", ")}.` : `Did you mean ${nearest}?`
		});
	}
	return images.filter((image) => only.includes(image.name));
}
/** The platform that is assumed for a Dockerfile when neither the config nor the published image says any. */
const DEFAULT_PLATFORM = (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.s)("linux/amd64");
// packages/commands/src/check/bases.ts
/**
* The bases that an image's Dockerfile and `baseImages` name and that it tracks.
*
* @param dockerfile its text; `undefined` when the image has none
* @param platforms those that are built; empty when neither the config nor a published image says
*/
async function findBases(image, dockerfile, platforms) {
	const explicit = image.baseImages.map((reference) => ({
		reference,
		role: "runtime",
		line: void 0,
		platforms: void 0,
		pinned: false
	}));
	if (dockerfile === void 0) return {
		bases: explicit.length === 0 ? null : explicit,
		errors: []
	};
	const { readBaseImages } = await __webpack_require__.e(/* import() */ 374).then(__webpack_require__.bind(__webpack_require__, 374));
	const { uses, errors } = readBaseImages(dockerfile, {
		stage: image.source?.stage,
		buildArgs: image.source?.buildArgs ?? {},
		platforms: platforms.length === 0 ? [DEFAULT_PLATFORM] : platforms
	});
	return {
		bases: [...uses.filter((use) => image.track.includes(use.role)).map((use) => ({
			...use,
			pinned: use.reference.digest !== void 0
		})), ...explicit],
		errors
	};
}
// packages/commands/src/check/observe.ts
/** Finds what one image is built from, what it was built on, and whether that has moved. Only a defect makes it reject. */
async function observeImage(image, observer) {
	const [dockerfile, platforms] = await Promise.all([readDockerfile(image, observer.workspace, observer.dockerfiles), findPlatforms(image, observer)]);
	const { bases, errors } = await findBases(image, dockerfile.text, platforms);
	const traced = dockerfile.error !== void 0 && bases === null ? [] : bases;
	const lineage = await traceLineage({
		image: image.reference,
		platforms: image.platforms,
		bases: traced
	}, { registry: observer.registry });
	const missing = observer.buildMissing && lineage.error?.code === "registry.not-found";
	const blockers = [
		lineage.error,
		dockerfile.error,
		...errors
	].filter((error) => error !== void 0);
	return {
		configuration: image,
		lineage: missing ? await asMissing(lineage, bases ?? [], observer.registry) : lineage,
		verdict: missing && dockerfile.error === void 0 && errors.length === 0 ? "changed" : judge(lineage, blockers),
		errors: missing ? blockers.filter((error) => error !== lineage.error) : blockers,
		dispatch: observer.single ? null : describeDispatch(image, dockerfile.ref, observer.dockerfiles.checkout.repository)
	};
}
function judge(lineage, blockers) {
	return lineage.verdict === "unchanged" && blockers.length > 0 ? "unknown" : lineage.verdict;
}
/**
* The platforms that a Dockerfile is read for: those of the configuration, else of the published image; none when there is no Dockerfile, or the
* image cannot be read, which tracing it says with its reason.
*/
async function findPlatforms(image, { registry }) {
	if (image.platforms !== void 0) return image.platforms;
	if (image.source === void 0 || image.source.dockerfile === null) return [];
	try {
		return await fetchPlatforms(image.reference, { registry });
	} catch (error) {
		if ((0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error).length === 0) throw error;
		return [];
	}
}
/** An image that is to be built for the first time: every base counts as changed, at what it is now. */
async function asMissing(lineage, bases, registry) {
	const resolved = bases.map(async (base) => {
		const shared = {
			...base,
			previous: [],
			evidence: void 0,
			evidenceSkipped: [],
			movedPastPin: false
		};
		try {
			const current = base.pinned ? base.reference.digest : (await registry.resolveDigest(base.reference)).digest;
			return {
				...shared,
				verdict: "changed",
				current,
				error: void 0
			};
		} catch (error) {
			const [failure] = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error);
			if (failure === void 0) throw error;
			return {
				...shared,
				verdict: "unknown",
				current: void 0,
				error: failure
			};
		}
	});
	return {
		...lineage,
		bases: await Promise.all(resolved)
	};
}
function describeDispatch({ source, versionBump, inputs }, ref, ownRepository) {
	const repository = source?.repo ?? ownRepository;
	if (source === void 0 || repository === void 0 || ref === void 0) return null;
	const { provider, apiUrl, workflow } = source;
	return {
		provider,
		apiUrl: apiUrl ?? null,
		repository,
		workflow,
		ref,
		inputs: {
			version_bump: versionBump,
			...inputs
		}
	};
}
// packages/commands/src/check/outputs.ts
const MAX_REBUILDS_BYTES = 524288;
const MAX_MATRIX = 256;
/** Lays out the outputs of check-base-digest (see its action.yml). */
function buildOutputs(images, rebuilds, files, single) {
	const changed = images.filter((image) => image.verdict === "changed").length;
	const unknown = images.filter((image) => image.verdict === "unknown").length;
	const list = listOutput(rebuilds);
	const matrix = matrixOutput(images);
	return {
		outputs: {
			changed: String(changed > 0),
			"has-rebuilds": String(rebuilds.length > 0),
			...list.outputs,
			"rebuilds-file": files.rebuilds,
			...matrix.outputs,
			report: files.report,
			"changed-count": String(changed),
			"unknown-count": String(unknown),
			...single ? singleOutputs(images[0]) : {}
		},
		warnings: list.warnings,
		failures: matrix.failures
	};
}
function listOutput(rebuilds) {
	const text = JSON.stringify(rebuilds);
	const size = Buffer.byteLength(text);
	if (size <= MAX_REBUILDS_BYTES) return {
		outputs: { rebuilds: text },
		warnings: []
	};
	return {
		outputs: {},
		warnings: [`the output rebuilds would be ${size} bytes, over ${MAX_REBUILDS_BYTES}, and is left unset: hand rebuilds-file on instead`]
	};
}
function matrixOutput(images) {
	const due = images.filter((image) => image.key !== void 0);
	if (due.length > MAX_MATRIX) return {
		outputs: {},
		failures: [new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${due.length} images are due, and a job matrix holds ${MAX_MATRIX}; the output matrix is left unset`, {
			code: "check.matrix",
			hint: `Use rebuilds-file with dispatch-rebuild, or split the config into ${Math.ceil(due.length / MAX_MATRIX)} parts with only.`
		})]
	};
	return {
		outputs: { matrix: JSON.stringify({ include: due.map(matrixEntry) }) },
		failures: []
	};
}
function matrixEntry(image) {
	const { name, reference, source } = image.configuration;
	const platforms = image.configuration.platforms ?? image.lineage.platforms;
	return {
		name,
		reference: (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference),
		dockerfile: source?.dockerfile ?? "",
		context: source?.context ?? ".",
		stage: source?.stage ?? "",
		"build-args": Object.entries(source?.buildArgs ?? {}).map(([key, value]) => `${key}=${value}`).join("\n"),
		platforms: platforms.map(_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.a).join(","),
		key: image.key
	};
}
function singleOutputs(image) {
	const bases = image?.lineage.bases ?? [];
	const shown = bases.find((base) => base.verdict === "changed" && base.role === "runtime") ?? bases.find((base) => base.verdict === "changed") ?? bases.find((base) => base.role === "runtime");
	const contexts = bases.flatMap(buildContext);
	return {
		...shown === void 0 ? {} : { "base-image": (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(shown.reference) },
		...shown?.current === void 0 ? {} : { digest: shown.current },
		...shown?.previous[0] === void 0 ? {} : { "previous-digest": shown.previous[0] },
		"build-contexts": [...new Set(contexts)].join("\n")
	};
}
/**
* BuildKit looks a named context up under the name as people write it: no `docker.io/library/`, no `:latest`. The tag stays beside the digest, or
* the provenance of the build would name no tag.
*/
function buildContext(base) {
	if (base.current === void 0 || base.pinned || base.role === "syntax") return [];
	const pinned = (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)({
		...base.reference,
		digest: base.current
	});
	return [`${familiarName(base.reference)}=docker-image://${pinned}`];
}
// packages/commands/src/check/planned-images.ts
/** An observed image as the planner takes it. */
function toObservation(image) {
	const { configuration, lineage, dispatch } = image;
	const { name, reference, rebuildDelay, autoRebuild, source } = configuration;
	return {
		name,
		reference,
		digest: lineage.digest,
		verdict: image.verdict,
		bases: lineage.bases,
		rebuildDelay,
		autoRebuild,
		rebuildable: source !== void 0 && (dispatch !== null || source.workflow === ""),
		dispatch
	};
}
/** The observed images with what was decided about them. */
function attachPlan(observed, plan) {
	const keys = new Map(plan.rebuilds.flatMap((rebuild) => rebuild.images.map((image) => [image.name, rebuild.key])));
	return observed.flatMap((image, index) => {
		const planned = plan.images[index];
		if (planned === void 0) return [];
		const { name } = image.configuration;
		return [{
			...image,
			plan: planned,
			key: keys.get(name),
			firstSeenAt: firstSeen(image, plan.ledger)
		}];
	});
}
function firstSeen({ lineage }, ledger) {
	const names = lineage.bases.map((base) => (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference));
	return Object.fromEntries(names.flatMap((name) => ledger.bases[name] ? [[name, ledger.bases[name].firstSeenAt]] : []));
}
// packages/commands/src/check/report.ts
/** The report file, version 1: every image with its bases, the requests made, and the rate limits that registries named. */
function buildReport(images, registry, checkedAt) {
	return {
		version: 1,
		checkedAt,
		images: images.map(reportImage),
		requests: registry.requests,
		rateLimits: registry.rateLimits
	};
}
function reportImage(image) {
	return {
		name: image.configuration.name,
		reference: (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.configuration.reference),
		digest: image.lineage.digest ?? null,
		verdict: image.verdict,
		decision: image.plan.decision,
		dueAt: image.plan.dueAt,
		waitsFor: image.plan.waitsFor,
		key: image.key ?? null,
		bases: image.lineage.bases.map((base) => reportBase(base, image.firstSeenAt)),
		error: reportError(image.errors[0])
	};
}
function reportBase(base, firstSeenAt) {
	return {
		reference: (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(base.reference),
		role: base.role,
		line: base.line ?? null,
		platforms: base.platforms?.map(_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.a) ?? null,
		previous: base.previous,
		current: base.current ?? null,
		verdict: base.verdict,
		evidence: base.evidence ?? null,
		evidenceSkipped: base.evidenceSkipped,
		firstSeenAt: firstSeenAt[(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)] ?? null,
		error: reportError(base.error)
	};
}
function reportError(failure) {
	if (failure === void 0) return null;
	return {
		code: failure.code,
		message: failure.message,
		hint: failure.hint ?? null
	};
}
// packages/commands/src/check/selection.ts
/**
* The images that are built on a base which one of the globs matches, and those that are built on them. All images when there is no glob.
* Throws `Failure` for a glob that matches no base of any image.
*/
function selectByBases(images, globs) {
	if (globs.length === 0) return images;
	const nodes = images.map(({ configuration: { name, reference }, lineage: { bases } }) => ({
		name,
		reference,
		bases
	}));
	const built = (glob) => nodes.filter((node) => node.bases.some((base) => (0,_delay_BZL_DxnU_js__WEBPACK_IMPORTED_MODULE_4__.a)(glob, (0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference))));
	const idle = globs.find((glob) => built(glob).length === 0);
	if (idle !== void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`only-bases: "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(idle, 80)}" matches no base of any image`, {
		code: "check.only-bases",
		hint: "Globs are matched against full references, for example docker.io/library/node:*."
	});
	const names = new Set(withDependents(globs.flatMap(built), nodes));
	return images.filter((image) => names.has(image.configuration.name));
}
// packages/commands/src/check/summary.ts
const VERDICTS = {
	changed: "🔴 changed",
	unknown: "⚪ unknown",
	unchanged: "🟢 unchanged"
};
const ORDER = {
	changed: 0,
	unknown: 1,
	unchanged: 2
};
/** The job summary: what changed first, and for each image its bases, the verdict, and what is done about it. */
function summariseCheck(images, dryRun) {
	const count = (verdict) => images.filter((image) => image.verdict === verdict).length;
	const due = images.filter((image) => image.plan.decision === "rebuild").length;
	const rows = images.toSorted((left, right) => ORDER[left.verdict] - ORDER[right.verdict]).map((image) => [
		`**${plain(image.configuration.name)}**<br>${code((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.configuration.reference))}`,
		VERDICTS[image.verdict],
		image.lineage.bases.map(describeBase).join("<br>") || "none",
		describeDecision(image)
	]);
	return `### Base images\n\n${`**${due} due for a rebuild** · ${count("changed")} changed · ${count("unknown")} unknown · ${count("unchanged")} unchanged`}\n${dryRun ? "\nThis was a dry run: nothing was recorded.\n" : ""}\n${table([
		"Image",
		"Verdict",
		"Bases",
		"Decision"
	], rows)}`;
}
function describeBase(base) {
	const name = code((0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference));
	if (base.verdict === "unknown") return `⚪ ${name}: ${plain(base.error?.message ?? "unknown")}`;
	const move = base.verdict === "changed" ? ` ${shorten(base.previous[0])} → ${shorten(base.current)}` : "";
	const by = base.evidence === void 0 ? "" : ` (${base.evidence})`;
	return `${base.verdict === "changed" ? "🔴" : "🟢"} ${name}${move}${by}`;
}
function shorten(digest) {
	return digest === void 0 ? "?" : code(digest.slice(7, 19));
}
function describeDecision(image) {
	const { decision, dueAt, waitsFor } = image.plan;
	if (image.errors[0] !== void 0) return `${decision}<br>${plain(image.errors[0].message)}`;
	if (dueAt !== null) return `${decision}<br>until ${dueAt}`;
	return waitsFor.length > 0 ? `${decision}<br>${waitsFor.map((name) => plain(name)).join(", ")}` : decision;
}
// packages/commands/src/check/unknown.ts
const LONG_UNKNOWN_MS = 6048e5;
/** Judges the unknown verdicts of a run by `fail-on`; with a ledger, an image that is unknown for 7 days fails too, `never` aside. */
function judgeUnknown(images, failOn, ledger, nowMs) {
	const unknown = images.filter((image) => image.verdict === "unknown");
	const everyOne = reaches(failOn, unknown.length, images.length);
	const failures = [];
	const warnings = [];
	for (const image of unknown) {
		const since = ledger.images[image.configuration.name]?.unknownSince ?? void 0;
		const long = failOn !== "never" && since !== void 0 && nowMs - Date.parse(since) >= LONG_UNKNOWN_MS;
		(everyOne || long ? failures : warnings).push(...describeUnknown(image, long ? since : void 0));
	}
	return {
		failures,
		warnings
	};
}
function reaches(failOn, unknown, all) {
	if (failOn === "never" || unknown === 0) return false;
	if (failOn === "unknown") return true;
	return failOn === "all-unknown" ? unknown === all : unknown / all >= failOn.share;
}
/** What keeps an image's verdict from being known: its own errors, else those of its bases. */
function describeUnknown(image, since) {
	const { name, reference } = image.configuration;
	const errors = image.errors.length > 0 ? image.errors : image.lineage.bases.flatMap((base) => base.error ?? []);
	const lasting = since === void 0 ? "" : ` since ${since}`;
	return errors.map((error) => new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${name} (${(0,_reference_qciEEJ2m_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)}) is unknown${lasting}: ${error.message}`, {
		code: error.code,
		hint: error.hint,
		cause: error
	}));
}
// packages/commands/src/check/run-check.ts
/**
* check-base-digest: settles what each image was built on and what its bases are now, decides what is due, and records it. Rejects with
* `Failure` for what concerns the whole run (config, ledger, docker's configuration); one image's trouble is in its verdict.
*/
async function runCheck(inputs, world) {
	const subjects = await readSubjects(inputs, world.files);
	const store = openStore(inputs, world);
	const ledger = await store?.load() ?? emptyLedger();
	requireMemoryForDelays(subjects, store);
	const registry = await openRegistry(inputs, subjects, world);
	const observed = selectByBases(await observeAll(inputs, subjects, registry, world), inputs["only-bases"]);
	const nowMs = world.clock.now();
	const plan = planRebuilds({
		images: observed.map(toObservation),
		ledger,
		nowMs,
		state: (0,_state_9pIsJhKI_js__WEBPACK_IMPORTED_MODULE_5__.n)(inputs.state),
		force: describeForce(inputs, world)
	});
	const images = attachPlan(observed, plan);
	logImages(images, plan.cycles, world.log);
	const dryRun = inputs["dry-run"] ?? isPullRequest(world);
	const outcome = await finish({
		inputs,
		world,
		images,
		plan,
		registry,
		nowMs,
		dryRun,
		single: subjects.single
	});
	if (store !== void 0 && !dryRun) await store.save(plan.ledger);
	return outcome;
}
async function finish(run) {
	const { inputs, world, images, plan } = run;
	const files = await writeFiles(run);
	const { outputs, warnings, failures } = buildOutputs(images, plan.rebuilds, files, run.single);
	const unknown = judgeUnknown(images, inputs["fail-on"], plan.ledger, run.nowMs);
	for (const warning of warnings) world.log.warning(warning);
	for (const { message, hint } of unknown.warnings) world.log.warning(hint === void 0 ? message : `${message} · ${hint}`);
	return {
		outputs,
		failures: [...failures, ...unknown.failures],
		summary: summariseCheck(images, run.dryRun)
	};
}
async function writeFiles({ inputs, world, images, plan, registry, nowMs }) {
	const folder = inputs["output-dir"] ?? (world.environment["RUNNER_TEMP"] || world.environment["TMPDIR"] || "/tmp");
	const files = {
		rebuilds: world.files.resolve(`${folder}/rebuilds.json`),
		report: world.files.resolve(`${folder}/report.json`)
	};
	const report = buildReport(images, registry, new Date(nowMs).toISOString());
	await world.files.write(files.rebuilds, `${JSON.stringify(plan.rebuilds)}\n`);
	await world.files.write(files.report, `${JSON.stringify(report, null, 2)}\n`);
	return files;
}
function openStore(inputs, { files }) {
	return inputs.state.kind === "none" ? void 0 : createFileStore(files, inputs.state.path);
}
function requireMemoryForDelays({ images }, store) {
	const delayed = images.find((image) => image.rebuildDelay.rules.some((rule) => rule.delayMs > 0));
	if (store !== void 0 || delayed === void 0) return;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${delayed.name}: it has a rebuildDelay, and state is none`, {
		code: "check.delay-without-state",
		hint: "Set state to file:<path> and keep that file between runs: a delay counts from when a digest was first seen."
	});
}
async function observeAll(inputs, subjects, registry, world) {
	const { images, single } = subjects;
	const openGithub = createGithubs(inputs, world);
	const dockerfiles = {
		files: world.files,
		checkout: await describeCheckout(world),
		openGithub
	};
	const workspace = await readWorkspace(images, single, dockerfiles);
	const buildMissing = inputs["on-missing"] === "rebuild";
	return Promise.all(images.map((image) => observeImage(image, {
		registry,
		single,
		buildMissing,
		dockerfiles,
		workspace
	})));
}
function describeForce(inputs, { environment, clock }) {
	if (!inputs.force || inputs.reason === void 0) return void 0;
	return {
		unchangedToo: inputs["force-unchanged"],
		by: environment["GITHUB_ACTOR"] || environment["GITLAB_USER_LOGIN"] || environment["USER"] || "unknown",
		reason: inputs.reason,
		runId: environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || String(clock.now())
	};
}
function isPullRequest({ environment }) {
	return (environment["GITHUB_EVENT_NAME"] ?? "").startsWith("pull_request");
}



/***/ })

};
