export const id = 85;
export const ids = [85];
export const modules = {

/***/ 250:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ learnGeneration),
/* harmony export */   i: () => (/* binding */ pruneAttempts),
/* harmony export */   n: () => (/* binding */ findAttempts),
/* harmony export */   o: () => (/* binding */ seeBase),
/* harmony export */   r: () => (/* binding */ isOpen),
/* harmony export */   t: () => (/* binding */ attemptId)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(975);

// packages/ledger/src/records.ts
/**
* A base's record after its tag was seen at `digest` (`at` is ISO 8601): the same record when nothing is new. What was learned of a digest stays with it, also
* when the tag comes back to it.
*/
function seeBase(record, digest, at) {
	if (record?.current === digest) return record;
	const history = record?.history ?? [];
	const known = history.findLast((seen) => seen.digest === digest);
	return {
		...record,
		current: digest,
		firstSeenAt: at,
		previous: record?.current ?? null,
		history: [...history, {
			...known,
			digest,
			firstSeenAt: at
		}].slice(-20)
	};
}
/** A base's record with what was learned of one of its digests; the same record when that is not new, or not a digest of its history. */
function learnGeneration(record, { digest, ...learned }) {
	const at = record.history.findLastIndex((seen) => seen.digest === digest);
	const seen = record.history[at];
	if (seen === void 0) return record;
	const children = seen.children ?? learned.children;
	const chains = learned.chains === void 0 ? seen.chains : {
		...learned.chains,
		...seen.chains
	};
	const richer = {
		...seen,
		...children === void 0 ? {} : { children },
		...chains === void 0 ? {} : { chains }
	};
	return (0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)(seen, richer) ? record : {
		...record,
		history: record.history.with(at, richer)
	};
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
/** The attempts to rebuild one image, oldest first. */
function findAttempts(ledger, image) {
	return Object.values(ledger.attempts).filter((attempt) => attempt.images.includes(image)).toSorted(oldestFirst);
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
function oldestFirst(left, right) {
	if (left.claimedAt !== right.claimedAt) return left.claimedAt < right.claimedAt ? -1 : 1;
	return left.attempt - right.attempt;
}



/***/ }),

/***/ 285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ retryAfterMs),
/* harmony export */   c: () => (/* binding */ createFailure),
/* harmony export */   d: () => (/* binding */ toFailure),
/* harmony export */   f: () => (/* binding */ isConnectError),
/* harmony export */   i: () => (/* binding */ isNotSent),
/* harmony export */   l: () => (/* binding */ describeRequest),
/* harmony export */   n: () => (/* binding */ readJson),
/* harmony export */   o: () => (/* binding */ parseHttpDate),
/* harmony export */   p: () => (/* binding */ readSystemError),
/* harmony export */   r: () => (/* binding */ classifySafely),
/* harmony export */   s: () => (/* binding */ parseRetryAfter),
/* harmony export */   t: () => (/* binding */ parseUntrustedJson),
/* harmony export */   u: () => (/* binding */ describeUrl)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(930);
/* harmony import */ var _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(281);


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
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
/** A failure of one request: `what` happened to it, and the next step. */
function createFailure(request, code, what, hint, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`${describeRequest(request)}: ${what}`, {
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
	if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i) return error;
	const system = readSystemError(error);
	const kind = kindOf(error, system, received);
	if (kind === void 0) return error;
	const code = system === void 0 ? "" : ` (${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(system.code)})`;
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
function retryAfterMs({ headers }, clock) {
	return parseRetryAfter(headers.get("retry-after"), clock.now());
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
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`${what} (${response.status} of ${describeUrl(response.url)}) ${reading.fault}`, {
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
		const line = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.t)(text);
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



/***/ }),

/***/ 525:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ retry)
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

/***/ 85:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheck: () => (/* binding */ runCheck)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(777);
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(930);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(773);
/* harmony import */ var _reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(590);
/* harmony import */ var _attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(250);
/* harmony import */ var _delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(347);
/* harmony import */ var _shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(860);
/* harmony import */ var _json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(285);
/* harmony import */ var _retry_CXPWTw3h_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(525);
/* harmony import */ var _crypto_CJE9ZbEl_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(128);
/* harmony import */ var _window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(243);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(975);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(421);













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
	const [one, other] = [(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.o)(left), (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.o)(right)];
	return one.os === other.os && one.architecture === other.architecture && one.variant === other.variant && sameBuild(one.osVersion, other.osVersion);
}
/**
* The candidate that a builder takes for a platform: the platform itself, else the nearest older one that runs there (arm/v7 runs
* arm/v6, amd64 runs 386); `undefined` when there is none (https://github.com/containerd/platforms/blob/main/compare.go).
*/
function selectPlatform(wanted, candidates) {
	for (const runnable of runnablePlatforms((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.o)(wanted))) {
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
	throw (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.proxy", `${name.toUpperCase()} is not the URL of an http or https proxy`, `Set ${name.toUpperCase()} to a URL such as http://proxy.example:3128, or add ${request.url.hostname} to NO_PROXY`);
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
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.private-address", `${address} is not a public address, and this request may go to public ones only`, "If it is yours and meant to be asked, add it to trusted-realms");
}
// packages/http/src/proxy-failure.ts
/** What an error means that came from the proxy and not from the server behind it. */
function createProxyFailure(request, proxy, error) {
	const status = readStatus(error);
	if (status === 407) return createDenied(request, proxy);
	const code = (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.p)(error)?.code;
	const why = status ?? (code === void 0 || code === "ECONNRESET" ? "it broke off" : code);
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.proxy", `the proxy ${proxy.host} gave no connection (${why})`, "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and whether the proxy allows this host and port");
}
/** The answer, unless it is the proxy's own 407, which no server may send (https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8). */
function refuseProxyDenial(request, proxy, message) {
	if (message.statusCode !== 407) return message;
	message.destroy();
	throw createDenied(request, proxy);
}
function createDenied(request, proxy) {
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.proxy", `the proxy ${proxy.host} wants other credentials (407)`, "Write the proxy's user and password into HTTP_PROXY and HTTPS_PROXY, as http://user:password@host:port");
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
	throw (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.invalid-request", "the URL is neither http nor https", "Write the URL with https:// in front");
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
		throw (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.proxy", "the proxy's URL cannot be read", "Set HTTP_PROXY and HTTPS_PROXY to URLs such as http://proxy.example:3128");
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
	const { made: sent, opened } = watchSockets(() => send(exchange));
	try {
		return refuseProxyDenial(request, proxy, await sent);
	} catch (error) {
		const isTunnel = (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.p)(error)?.code === "ERR_PROXY_TUNNEL";
		if (isTunnel) for (const socket of opened) socket.destroy();
		if (!signal.aborted && (isTunnel || (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.f)(error))) throw createProxyFailure(request, proxy, error);
		throw error;
	}
}
/** The connections that are begun while something is made. */
function watchSockets(make) {
	const { subscribe, unsubscribe } = process.getBuiltinModule("node:diagnostics_channel");
	const opened = [];
	const note = (message) => opened.push(message.socket);
	subscribe("net.client.socket", note);
	try {
		return {
			made: make(),
			opened
		};
	} finally {
		unsubscribe("net.client.socket", note);
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
	throw (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.proxy", `Node ${version} cannot go through a proxy by itself`, "Run Basewatch with Node 24.5 or newer, or add the host to NO_PROXY");
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
		if (visited.has(target.href)) throw refuse(current, `a redirect back to ${(0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.u)(target)}, which was visited`);
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
	if (target.protocol !== "https:" && target.protocol !== from.protocol) throw refuse(current, `a redirect to ${(0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.u)(target)}, which would leave ${from.protocol.slice(0, -1)}`);
	const permission = options.allow?.(from, target) ?? "with-credentials";
	if (permission === "refuse") throw refuse(current, `a redirect to ${(0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.u)(target)}, which is not allowed`);
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.l)(request)}: ${what}`, {
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
	throw (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.malformed", `the answer has the content coding "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(coding, 40)}", which is not known here`, "Have the server or the proxy send the answer uncompressed, as it was asked to");
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
		message.on("error", (error) => fail((0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.d)(error, request, true)));
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
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.too-large", `the answer is longer than ${request.maxBytes} bytes`, "Check that the URL is that of the service that is meant");
}
function createCut(request) {
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.cut", "the answer was cut short", "Try again, and look at the server's or the proxy's log when it stays so");
}
function createUndecodable(request, error) {
	if ((0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.p)(error)?.code === "Z_BUF_ERROR") return createCut(request);
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.malformed", "the answer could not be decompressed", "Look at the server's or the proxy's log", error);
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
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.budget", `${how}: ${why}`, hint, cause);
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
		const failure = deadline.signal.aborted ? deadline.signal.reason : (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.d)(error, request);
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
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.timeout", `no complete answer within ${timeoutMs / 1e3} s`, "Raise the timeout, or check whether a proxy or firewall holds the connection up");
}
// packages/http/src/retrying.ts
/**
* Makes a request until it is answered or retries are spent; then the last outcome counts, an answer of any status or a thrown
* `Failure`. `onAttempt` is called with 1, 2 … as each attempt goes out.
*/
async function sendWithRetry(request, options, onAttempt) {
	const { clock, random, policy, signal } = options;
	const doubt = { failure: void 0 };
	const classify = request.classify ?? (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.r)(request.method, clock);
	let freshConnection = false;
	try {
		return unwrap(await (0,_retry_CXPWTw3h_js__WEBPACK_IMPORTED_MODULE_11__.t)(async (attempt) => {
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
	return status === 429 || status === 503 ? (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.a)(outcome.response, clock) : void 0;
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
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.c)(request, "http.reset", `answered ${outcome.response.status}`, "Look for its effect");
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
	const text = `${"response" in outcome ? `${(0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.l)(request)}: ${outcome.response.status}` : outcome.failure.message}; attempt ${attempt + 1} of ${policy.attempts} in ${(waitMs / 1e3).toFixed(1)} s`;
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
	if (redactor === void 0 || !(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) return error;
	const { code, hint, cause, details } = error;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(redactor.redact(error.message), {
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
// packages/ledger/src/archive.ts
/**
* The ledger with every image that is not `listed` moved to the archive, `at` (ISO 8601): `listed` are all names of images.yaml, not only those that this run looks at.
* Its attempts stay.
*/
function archiveImages(ledger, listed, at) {
	const leaving = Object.entries(ledger.images).filter(([name]) => !listed.has(name));
	if (leaving.length === 0) return ledger;
	const images = { ...ledger.images };
	const archive = { ...ledger.archive };
	for (const [name, record] of leaving) {
		archive[name] = {
			...record,
			archivedAt: at
		};
		delete images[name];
	}
	return {
		...ledger,
		images,
		archive
	};
}
/** The ledger with every `listed` image that is in the archive brought back, with all that was known of it. */
function restoreImages(ledger, listed) {
	const returning = Object.entries(ledger.archive).filter(([name]) => listed.has(name));
	if (returning.length === 0) return ledger;
	const images = { ...ledger.images };
	const archive = { ...ledger.archive };
	for (const [name, { archivedAt: _archivedAt, ...record }] of returning) {
		if (!Object.hasOwn(images, name)) images[name] = record;
		delete archive[name];
	}
	return {
		...ledger,
		images,
		archive
	};
}
// packages/ledger/src/json.ts
/** A JSON value as text: keys sorted, two spaces, a newline at the end. What is `undefined` is left out, as JSON does. */
function formatJson(value) {
	return `${JSON.stringify(sorted$1(value), null, 2)}\n`;
}
/** Whether two JSON values say the same, whatever the order of their keys; what is `undefined` counts as not there. */
function isSameJson(left, right) {
	if (left === right) return true;
	if (!isObject(left) || !isObject(right) || Array.isArray(left) !== Array.isArray(right)) return false;
	const names = namesOf(left);
	if (names.length !== namesOf(right).length) return false;
	return names.every((name) => Object.hasOwn(right, name) && isSameJson(left[name], right[name]));
}
function sorted$1(value) {
	if (!isObject(value)) return value;
	if (Array.isArray(value)) return value.some(isObject) ? value.map(sorted$1) : value;
	const names = Object.keys(value);
	const members = names.map((name) => sorted$1(value[name]));
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
const digest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.s)((value) => typeof value === "string" && (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(value), "not a digest");
const digests = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), digest);
const time = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.M)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const text$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)());
const baseRecord = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
	current: digest,
	firstSeenAt: time,
	history: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		chains: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(digests),
		children: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(digests),
		digest,
		firstSeenAt: time
	})),
	previous: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(digest)
});
const forcedRequest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
	at: time,
	by: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	imageDigest: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(digest),
	reason: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	runId: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	unchangedToo: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.i)()
});
const provenRebuild = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
	at: time,
	attempt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.l)(),
	digest,
	key: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()
});
const imageFields = {
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()), () => []),
	builtOn: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)(digests, () => ({})),
	config: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)(text$1, null),
	decision: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	digest: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(digest),
	digestSeenAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(time), null),
	dueAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(time),
	episode: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.l)(),
	evidence: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)())), null),
	forced: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(forcedRequest),
	lastRebuild: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(provenRebuild), null),
	pendingSince: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), time),
	proven: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.n)(["unchanged", "changed"])),
	reference: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	unchangedAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(time), null),
	unknownSince: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(time),
	verdict: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.n)([
		"unchanged",
		"changed",
		"unknown"
	])
};
const attemptRecord = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
	attempt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.l)(),
	bases: digests,
	claimedAt: time,
	closedAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(time),
	conclusion: text$1,
	expiresAt: time,
	imageDigests: digests,
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	key: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	message: text$1,
	owner: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	provableAt: time,
	reason: text$1,
	runId: text$1,
	runUrl: text$1,
	sentAfter: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(time),
	status: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.n)([
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
	target: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		apiUrl: text$1,
		provider: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
		ref: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
		repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
		workflow: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()
	}),
	traces: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		actor: text$1,
		event: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
		marked: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.i)()
	}),
	unreadSince: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(time)
});
/** The parts of a ledger that hold one record for each name, as schemas of those maps. */
const SECTIONS = {
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), baseRecord),
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)(imageFields)),
	archive: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		archivedAt: time,
		...imageFields
	})),
	attempts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), attemptRecord)
};
/** What a ledger says of itself, next to its records. */
const HEAD = {
	version: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.u)(1),
	repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()), null)
};
/** The whole document. Objects are loose: a key that a later minor version adds is carried along, not dropped. */
const DOCUMENT = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
	...HEAD,
	bases: SECTIONS.bases,
	images: SECTIONS.images,
	archive: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)(SECTIONS.archive, () => ({})),
	attempts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.y)(SECTIONS.attempts, () => ({}))
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
	return parseDocument$1(text, path, DOCUMENT);
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
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${place}: the ledger belongs to ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(other, 200)}, and this is ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(repository, 200)}`, {
		code: "ledger.other-repository",
		hint: "Delete this copy to start with an empty memory, or, to take it over, change \"repository\" in its JSON."
	});
}
/** Reads one JSON document that says its version; see {@link parseLedger}. */
function parseDocument$1(text, path, schema) {
	const value = parseJson$2(text, path);
	const version = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.F)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({ version: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.m)() }), value);
	if (version.success && version.data.version > 1) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: the ledger has version ${version.data.version}, and this release reads version 1`, {
		code: "ledger.newer-version",
		hint: "Use the release of Basewatch that wrote it, or a newer one; the ledger was not touched."
	});
	const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.F)(schema, value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw corrupt(path, `${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(issue?.path.join(".") ?? "", 200) || "the document"}: ${issue?.message}`);
}
function parseJson$2(text, path) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(path, "it is not JSON", error);
	}
}
function corrupt(path, reason, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: the ledger cannot be read: ${reason}`, {
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
const HEAD_DOCUMENT = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)(HEAD);
const BUCKETS = {
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		version: HEAD.version,
		bases: SECTIONS.bases
	}),
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		version: HEAD.version,
		images: SECTIONS.images
	}),
	archive: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		version: HEAD.version,
		archive: SECTIONS.archive
	}),
	attempts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.d)({
		version: HEAD.version,
		attempts: SECTIONS.attempts
	})
};
/** The number of a name's bucket, 0 to 255: the first byte of its SHA-256. It never changes, whatever else is in the ledger. */
function bucketOf(name) {
	return (0,_crypto_CJE9ZbEl_js__WEBPACK_IMPORTED_MODULE_12__.t)("sha256").update(name).digest()[0] ?? 0;
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
	const head = parseDocument$1(files.get("ledger.json") ?? "", `${place}:${HEAD_PATH}`, HEAD_DOCUMENT);
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
		const bucket = parseDocument$1(text, `${place}:${path}`, BUCKETS[section]);
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
	if (!snapshot.files.has("ledger.json")) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${place.branch}: the branch holds other files, and no ledger`, {
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`state: ${program} cannot be run`, {
		code: "ledger.no-git",
		hint: "Install git 2.31 or newer on this runner, or keep the state in a file.",
		cause
	});
}
function tooSlow(args, timeoutMs) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`state: git ${args[0]} took longer than ${timeoutMs / 1e3} s`, {
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${place}: ${trouble.says}${quote(stderr, hide)}`, {
		code: trouble.code,
		hint: trouble.hint
	});
}
/** The `Failure` for a push that the server took in and would not accept, with its reason. */
function refusedFailure(place, said, hide) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${place}: the server refused the push${quote(said, hide)}`, {
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
	return ` (${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(shown.replace(/\s+/gu, " "), 300)})`;
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
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text.replaceAll(/[<>]/gu, ""), 100);
}
function requireVersion(said) {
	const [, major = 0, minor = 0] = /(\d+)\.(\d+)/u.exec(said) ?? [];
	if (Number(major) > 2 || Number(major) === 2 && Number(minor) >= 31) return;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`state: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(said.trim(), 80)} is too old`, {
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
	const hidden = secretsOf$1(remote);
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
		commit: (change) => explain(() => (0,_retry_CXPWTw3h_js__WEBPACK_IMPORTED_MODULE_11__.t)(() => tryCommit(change), {
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
		if (error instanceof LostRaceError) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${place}: other runs have been pushing to the branch all the time`, {
			code: "ledger.contended",
			hint: "Let fewer runs write at once, for example with a concurrency group, and run again."
		});
		throw error;
	}
}
function secretsOf$1(remote) {
	if (remote.token === void 0) return [];
	return [remote.token, authorization(remote).replace("Basic ", "")];
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
	if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) || error.code !== "files.contended") throw error;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(error.message, {
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
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`there is no token for the branch ${name} of this repository`, {
			code: "input.token-missing",
			hint: "Set state-token; in a workflow its default is ${{ github.token }}, with permissions: contents: write."
		});
	}
	if (url !== void 0) return findOtherRemote(url, tokens);
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`"branch:${name}": nothing says which repository it is in`, {
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
	if (protocol === "http:" && !isLoopback(new URL(url))) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${url}: a token is not sent over plain http`, {
		code: "input.state",
		hint: "Write the repository's https:// or ssh:// URL in state."
	});
	const token = (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.i)(tokens, host, withoutSuffix(pathname));
	if (token !== void 0) return {
		url,
		token
	};
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`there is no token for ${host}${withoutSuffix(pathname)}`, {
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
// packages/render/src/graph.ts
const COLOURS$1 = {
	red: "fill:#ffd8d3,stroke:#cf222e,color:#24292f",
	green: "fill:#d2f4d3,stroke:#1a7f37,color:#24292f",
	grey: "fill:#eaeef2,stroke:#6e7781,color:#24292f"
};
const LABEL_LENGTH = 80;
/**
* A graph as a Mermaid block, which GitHub and GitLab draw in Markdown (https://mermaid.js.org/syntax/flowchart.html). Edges of unknown
* nodes are left out; empty without nodes.
*/
function graph(nodes, edges) {
	if (nodes.length === 0) return "";
	const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
	const drawn = nodes.map(({ id, label, shape, colour }) => {
		const text = `"${escapeLabel(label)}"`;
		return `  ${names.get(id)}${shape === "round" ? `([${text}])` : `[${text}]`}:::${colour}\n`;
	});
	const arrows = edges.flatMap(({ from, to }) => {
		const [source, target] = [names.get(from), names.get(to)];
		return source === void 0 || target === void 0 ? [] : [`  ${source} --> ${target}\n`];
	});
	const classes = Object.entries(COLOURS$1).map(([name, style]) => `  classDef ${name} ${style}\n`);
	return `\`\`\`mermaid\nflowchart LR\n${[
		...drawn,
		...arrows,
		...classes
	].join("")}\`\`\`\n`;
}
/** What is no plain part of a name becomes Mermaid's own entity, so that nothing in a label is syntax, markup or a link. */
function escapeLabel(label) {
	return (label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH)}…` : label).replaceAll(/[^\w./:@ -]/gu, (character) => `#${character.codePointAt(0)};`);
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
// packages/plan/src/dependents.ts
/** The names of `images` and of every one among `all` that is built on them, directly or through others. */
function withDependents(images, all) {
	const builtOn = /* @__PURE__ */ new Map();
	for (const image of all) for (const base of image.bases) {
		const reference = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
		const users = builtOn.get(reference);
		if (users === void 0) builtOn.set(reference, [image.name]);
		else users.push(image.name);
	}
	const references = new Map(all.map((image) => [image.name, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.reference)]));
	const names = new Set(images.map((image) => image.name));
	for (const name of names) for (const user of builtOn.get(references.get(name) ?? "") ?? []) names.add(user);
	return [...names];
}
// packages/plan/src/attempts.ts
const FIRST_PAUSE_MS = 9e5;
const LONGEST_PAUSE_MS = 864e5;
/** The attempts at each image, oldest claim first. */
function attemptsByImage(ledger) {
	const found = /* @__PURE__ */ new Map();
	const sorted = Object.values(ledger.attempts).toSorted((left, right) => left.claimedAt === right.claimedAt ? left.attempt - right.attempt : left.claimedAt < right.claimedAt ? -1 : 1);
	for (const attempt of sorted) for (const name of attempt.images) {
		const known = found.get(name);
		if (known === void 0) found.set(name, [attempt]);
		else known.push(attempt);
	}
	return found;
}
/**
* The attempts that came to nothing since the image was last proven unchanged, and, under an order, since that order. One whose run succeeded counts while
* the image does not show it.
*/
function failuresOf(attempts, record) {
	const sinceMs = Math.max(timeOf(record?.unchangedAt), timeOf(record?.forced?.at));
	return attempts.filter((attempt) => (attempt.status === "failed" || attempt.status === "built") && Date.parse(attempt.claimedAt) >= sinceMs && !isShownBy(record, attempt));
}
/** Whether an image has shown an attempt, which may be `built` still for the sake of other images. */
function isShownBy(record, { key, attempt }) {
	return record?.lastRebuild?.key === key && record.lastRebuild.attempt === attempt;
}
function timeOf(at) {
	return typeof at === "string" ? Date.parse(at) : Number.NEGATIVE_INFINITY;
}
/** Those of the failures that were at what is due now: the same digests of the bases that call for it. */
function failuresHere(failures, causes) {
	const wanted = new Map(causes.map(({ reference, current }) => [(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference), current]));
	return failures.filter(({ bases }) => [...wanted].every(([name, digest]) => bases[name] === digest));
}
/** When the pause after the failures is over: a quarter of an hour after the first, twice as long after each further one, at most a day. */
function pauseEndMs(failures) {
	const ended = failures.map(({ closedAt, claimedAt }) => Date.parse(closedAt ?? claimedAt));
	if (ended.length === 0) return Number.NEGATIVE_INFINITY;
	const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures.length - 1), LONGEST_PAUSE_MS);
	return ended.reduce((last, each) => Math.max(last, each)) + pauseMs;
}
/**
* Whether a published image shows what an attempt was for: it is another image than before, on the bases of the attempt or newer ones. Where the attempt was for no
* base (an order to rebuild an unchanged image, or one that was never published), another image is all that it was for.
*/
function showsAttempt(image, attempt, bases) {
	if (image.digest === void 0 || image.digest === attempt.imageDigests[image.name]) return false;
	if (image.verdict === "unchanged" || Object.keys(attempt.bases).length === 0) return true;
	const wanted = image.bases.filter((base) => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference) in attempt.bases);
	return wanted.length > 0 && wanted.every((base) => isOn(base, attempt, bases[(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)]));
}
/** Whether an image is on the digest that an attempt was for, or on one that the base has had since. */
function isOn(base, attempt, record) {
	if (base.verdict !== "changed") return base.verdict === "unchanged";
	const digest = attempt.bases[(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)];
	const history = record?.history ?? [];
	const from = history.findLastIndex((seen) => seen.digest === digest && Date.parse(seen.firstSeenAt) <= Date.parse(attempt.claimedAt));
	const since = from === -1 ? [] : history.slice(from);
	const names = /* @__PURE__ */ new Set([digest, ...since.flatMap((seen) => [seen.digest, ...Object.values(seen.children ?? {})])]);
	return base.previous.length > 0 && base.previous.every((previous) => names.has(previous));
}
// packages/plan/src/decide.ts
/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due or building waits for it. */
function decideImages(request) {
	const { attempts, observed, order } = request;
	const planned = /* @__PURE__ */ new Map();
	const outlooks = /* @__PURE__ */ new Map();
	for (const name of order.order) {
		const image = observed.get(name);
		const own = attempts.get(name) ?? [];
		const upstreams = order.upstreams.get(name) ?? [];
		if (image !== void 0) {
			const outlookOf = (upstream) => outlooks.get(upstream);
			planned.set(name, decideImage(image, {
				upstreams,
				outlookOf
			}, own, request));
		}
		const { decision, dueAt } = planned.get(name) ?? request.ledger.images[name] ?? AT_REST;
		outlooks.set(name, own.some(_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r) ? "soon" : foresee(decision, dueAt, upstreams, outlooks));
	}
	return [...observed.keys()].flatMap((name) => planned.get(name) ?? []);
}
const AT_REST = {
	decision: "none",
	dueAt: null
};
/** What a decision makes of an image. What waits for an instant that never comes holds nobody up. */
function foresee(decision, dueAt, upstreams, outlooks) {
	switch (decision) {
		case "rebuild":
		case "hold:in-flight": return "soon";
		case "wait:retry": return dueAt === null ? void 0 : "soon";
		case "wait:window": return dueAt === null ? void 0 : "window";
		case "wait:upstream": {
			const awaited = new Set(upstreams.map((name) => outlooks.get(name)));
			return awaited.has("soon") || !awaited.has("window") ? "soon" : "window";
		}
		default: return;
	}
}
function decideImage(image, { upstreams, outlookOf }, attempts, request) {
	const record = request.ledger.images[image.name];
	const force = request.force ?? record?.forced ?? void 0;
	if (attempts.length === 0 && image.verdict !== "changed" && force === void 0) return atRest(image);
	const causes = image.bases.filter((base) => base.verdict === "changed" && !base.movedPastPin);
	const failures = failuresOf(attempts, record);
	const here = failuresHere(failures, causes);
	const busy = upstreams.filter((name) => force === void 0 ? outlookOf(name) !== void 0 : outlookOf(name) === "soon");
	const plan = (decision, dueAtMs) => ({
		observation: image,
		decision,
		dueAt: dueAtMs === void 0 ? null : new Date(dueAtMs).toISOString(),
		causes,
		waitsFor: decision === "wait:upstream" ? busy : [],
		failures: here,
		ineffective: looksIneffective(image, here)
	});
	const forcedUnchanged = force?.unchangedToo === true && image.verdict !== "unknown";
	if (attempts.some(_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r)) return plan("hold:in-flight");
	if (image.verdict !== "changed" && !forcedUnchanged) return plan("none");
	if (!image.rebuildable) return plan("hold:watch-only");
	if (causes.length === 0 && image.bases.some((base) => base.movedPastPin) && !forcedUnchanged) return plan("hold:pinned");
	if (force === void 0 && !image.autoRebuild) return plan("hold:disabled");
	const delayedMs = force === void 0 ? delayEndMs(image, causes, request) : request.nowMs;
	const open = (fromMs) => force !== void 0 || image.nextOpenMs === void 0 ? fromMs : image.nextOpenMs(fromMs);
	if (delayedMs > request.nowMs) return plan("wait:delay", open(delayedMs));
	if (request.force === void 0) {
		if (here.length >= image.maxAttempts) return plan("hold:attempts");
		const retryMs = pauseEndMs(failures);
		if (retryMs > request.nowMs) return plan("wait:retry", open(retryMs));
	}
	const openMs = open(request.nowMs);
	if (openMs !== request.nowMs) return plan("wait:window", openMs);
	const mayWait = force === void 0 || request.remembered;
	return busy.length > 0 && mayWait ? plan("wait:upstream") : plan("rebuild");
}
/** Most images are unchanged most of the time, and nothing else is to be found out about them. */
function atRest(observation) {
	return {
		observation,
		decision: "none",
		dueAt: null,
		causes: [],
		waitsFor: [],
		failures: [],
		ineffective: null
	};
}
/** The earliest time at which one of the moves has waited its delay. An image without causes (never published) is due at once. */
function delayEndMs(image, causes, request) {
	const pending = request.ledger.images[image.name]?.pendingSince ?? {};
	const times = causes.map((base) => {
		const name = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
		const since = pending[name];
		return Math.min(since === void 0 ? request.nowMs : Date.parse(since), request.nowMs) + (0,_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__.t)(image.rebuildDelay, name);
	});
	return times.length === 0 ? request.nowMs : Math.min(...times);
}
/** A run that succeeded and left the image on its old base either did not pull the base, or did not publish the image. */
function looksIneffective(image, here) {
	const last = here.findLast(({ status }) => status === "built");
	if (last === void 0 || image.verdict !== "changed") return null;
	return image.digest === last.imageDigests[image.name] ? "does-not-publish" : "does-not-pull";
}
// packages/plan/src/fleet.ts
/**
* The order of a fleet, by what a ledger holds of each image's bases, those included that this run has just observed. The same in every shard, so that a ring is
* cut at the same place by each.
*/
function orderImages(fleet, { images }) {
	const byReference = new Map(fleet.map(({ name, reference }) => [(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference), name]));
	return orderFleet(fleet.map(({ name }) => name).toSorted(), (name) => {
		const upstreams = [];
		for (const base of images[name]?.bases ?? []) {
			const upstream = byReference.get(base);
			if (upstream !== void 0) upstreams.push(upstream);
		}
		return upstreams;
	});
}
/** Orders images so that each comes after those that it is built on; takes any depth, in time linear in images and edges. */
function orderFleet(names, upstreamsOf) {
	const order = [];
	const upstreams = /* @__PURE__ */ new Map();
	const cycles = [];
	for (const root of names) {
		const first = visit(root);
		if (first === void 0) continue;
		if (first.rest.length === 0) {
			order.push(root);
			continue;
		}
		const path = [first];
		const depths = new Map(path.map(({ name }) => [name, 0]));
		for (let step = path.at(-1); step !== void 0; step = path.at(-1)) {
			const next = step.rest.pop();
			if (next === void 0) {
				order.push(step.name);
				depths.delete(step.name);
				path.pop();
				continue;
			}
			const depth = depths.get(next);
			if (depth !== void 0) {
				cycles.push([...path.slice(depth).map(({ name }) => name), next]);
				continue;
			}
			upstreams.get(step.name)?.push(next);
			const deeper = visit(next);
			if (deeper === void 0) continue;
			depths.set(next, path.length);
			path.push(deeper);
		}
	}
	return {
		order,
		upstreams,
		cycles
	};
	function visit(name) {
		if (upstreams.has(name)) return void 0;
		upstreams.set(name, []);
		const rest = upstreamsOf(name);
		return {
			name,
			rest: rest.length < 2 ? [...rest] : [...new Set(rest)].toReversed()
		};
	}
}
// packages/plan/src/force.ts
/**
* The ledger without the orders that have been carried out: an attempt under the order is proven, or the image is unchanged and, where unchanged ones were to be
* rebuilt too, another one than before. As long as something that it is built on is under way, an image stays covered: what moves then is rebuilt under the order too.
*/
function releaseForced(ledger, observed, { order, upstreams }, attempts) {
	if (![...observed.keys()].some((name) => (ledger.images[name]?.forced ?? null) !== null)) return ledger;
	const images = { ...ledger.images };
	const lag = createLag(observed);
	const isPending = (name) => (images[name]?.forced ?? null) !== null || (attempts.get(name)?.some(_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r) ?? false);
	for (const name of order) {
		const image = observed.get(name);
		const record = images[name];
		const forced = record?.forced ?? null;
		if (image === void 0 || record === void 0 || forced === null) continue;
		if (!isCarriedOut(image, forced, attempts.get(name) ?? [])) continue;
		if (!(upstreams.get(name)?.some(isPending) || lag(image))) images[name] = {
			...record,
			forced: null
		};
		else if (forced.unchangedToo) images[name] = {
			...record,
			forced: {
				...forced,
				unchangedToo: false
			}
		};
	}
	return {
		...ledger,
		images
	};
}
/** Whether an image was compared with an older state of one of the images than this run has seen itself: it may have moved in between. */
function createLag(observed) {
	const digests = new Map([...observed.values()].map(({ reference, digest }) => [(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference), digest]));
	const find = (reference) => digests.get((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference));
	return ({ bases }) => bases.some(({ reference, pinned, current }) => {
		const digest = pinned ? void 0 : find(reference);
		return digest !== void 0 && digest !== current;
	});
}
function isCarriedOut(image, forced, attempts) {
	const under = attempts.filter(({ claimedAt }) => Date.parse(claimedAt) >= Date.parse(forced.at));
	if (under.some(({ status }) => status === "proven")) return true;
	const isAtRest = image.bases.every(({ verdict, movedPastPin }) => verdict === "unchanged" || movedPastPin);
	if (image.verdict === "unknown" || !isAtRest) return false;
	const isAnother = image.digest !== void 0 && image.digest !== forced.imageDigest;
	return !forced.unchangedToo || isAnother || under.some(({ status }) => status === "built");
}
/** By name, what is recorded of an order: for what is rebuilt by it or waits, and for all that is built on that, observed by this run or not. */
function recordOrders(request) {
	const { force, ledger, order, at, planned } = request;
	if (force === void 0) return /* @__PURE__ */ new Map();
	const named = /* @__PURE__ */ new Set([...planned.filter(({ decision }) => ORDERED.has(decision)).map(({ observation }) => observation.name), ...request.stale.filter((image) => isOrdered(image, ledger.images[image.name], force)).map(({ name }) => name)]);
	const covered = new Set(named);
	for (const name of order.order) if (order.upstreams.get(name)?.some((each) => covered.has(each))) covered.add(name);
	const { by, reason, runId } = force;
	const observed = [...planned.map(({ observation }) => observation), ...request.stale];
	const digests = new Map(observed.map((image) => [image.name, image.digest]));
	const orders = /* @__PURE__ */ new Map();
	for (const name of covered) {
		const record = ledger.images[name];
		if (record === void 0) continue;
		const unchangedToo = force.unchangedToo && named.has(name) || record.forced?.unchangedToo === true;
		const isOlder = !named.has(name) && record.forced !== null;
		const imageDigest = digests.get(name) ?? record.digest;
		orders.set(name, isOlder ? record.forced : {
			at,
			by,
			reason,
			runId,
			imageDigest,
			unchangedToo
		});
	}
	return orders;
}
const ORDERED = /* @__PURE__ */ new Set([
	"rebuild",
	"wait:upstream",
	"hold:in-flight"
]);
/** Whether an order is for an image, by what this run saw of it or by what somebody else has recorded since. */
function isOrdered({ rebuildable, verdict, bases }, record, { unchangedToo }) {
	if (!rebuildable) return false;
	if (unchangedToo) return verdict !== "unknown" || record !== void 0 && record.verdict !== "unknown";
	return bases.some((base) => base.verdict === "changed" && !base.movedPastPin) || record?.verdict === "changed" && record.decision !== "hold:pinned";
}
// packages/plan/src/remember.ts
/**
* The ledger after a run has seen `observations`: when each base's digest was first seen, since when each
* image's move waits, and how often it went from proven unchanged to changed. An `unknown` verdict neither starts nor ends anything.
*/
function rememberObservations(ledger, observations, occasion) {
	const bases = { ...ledger.bases };
	for (const { bases: observed } of observations) for (const base of observed) {
		if (base.current === void 0 || base.pinned) continue;
		const name = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
		const record = bases[name];
		if (!(record !== void 0 && record.current !== base.current && !isBefore(record.firstSeenAt, occasion.startedAt))) bases[name] = (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.o)(record, base.current, occasion.at);
	}
	for (const { base, ...learned } of observations.flatMap((observation) => observation.learned ?? [])) {
		const record = bases[base];
		if (record !== void 0) bases[base] = (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.a)(record, learned);
	}
	const images = { ...ledger.images };
	for (const observation of observations) {
		const { name } = observation;
		images[name] = rememberImage$1(images[name], observation, bases, occasion);
	}
	return {
		...ledger,
		bases,
		images
	};
}
function isBefore(left, right) {
	return Date.parse(left) < Date.parse(right);
}
function rememberImage$1(record, observation, bases, { at, config }) {
	const { verdict } = observation;
	const names = observation.bases.map((base) => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference));
	const digest = observation.digest ?? record?.digest ?? null;
	const isSame = digest === (record?.digest ?? null);
	if (record !== void 0 && isSame && isAtRest(record, observation, names, config)) return observation.evidence === void 0 ? record : {
		...record,
		evidence: observation.evidence
	};
	return {
		...record,
		reference: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(observation.reference),
		config,
		digest,
		digestSeenAt: isSame ? record?.digestSeenAt ?? null : at,
		evidence: observation.evidence ?? (isSame ? record?.evidence ?? null : null),
		builtOn: builtOn(isSame ? record?.builtOn : void 0, {
			observed: observation.bases,
			names
		}),
		bases: distinct$1(names),
		verdict,
		proven: verdict === "unknown" ? record?.proven ?? null : verdict,
		unchangedAt: verdict === "unchanged" && record?.proven !== "unchanged" ? at : record?.unchangedAt ?? null,
		unknownSince: verdict === "unknown" ? record?.unknownSince ?? at : null,
		decision: record?.decision ?? "none",
		dueAt: record?.dueAt ?? null,
		episode: (record?.episode ?? 0) + (verdict === "changed" && record?.proven === "unchanged" ? 1 : 0),
		pendingSince: pendingSince(record, isSame, {
			observed: observation.bases,
			names
		}, bases, at),
		forced: record?.forced ?? null,
		lastRebuild: record?.lastRebuild ?? null
	};
}
/** Whether an image was unchanged and is, on the same bases: most images are most of the time. */
function isAtRest(record, { verdict, bases, reference }, names, config) {
	if (verdict !== "unchanged" || record.verdict !== "unchanged" || record.config !== config) return false;
	if (record.proven !== "unchanged" || record.bases.length !== bases.length) return false;
	if (Object.keys(record.pendingSince).length > 0 || record.unknownSince !== null) return false;
	const isOn = (name, index) => record.bases.includes(name) && record.builtOn[name] === bases[index]?.current;
	return names.every(isOn) && record.reference === (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference);
}
function distinct$1(names) {
	return names.toSorted().filter((name, index, sorted) => name !== sorted[index - 1]);
}
/** What the image is proven to be built on, at its digest. An unknown base keeps what was proven of the same digest before. */
function builtOn(before, { observed, names }) {
	const known = {};
	for (const [index, { verdict, current, previous }] of observed.entries()) {
		const name = names[index] ?? "";
		const [only, another] = previous;
		const digest = (verdict === "unchanged" ? current : verdict === "changed" && another === void 0 ? only : void 0) ?? before?.[name];
		if (digest !== void 0) known[name] = digest;
	}
	return known;
}
function pendingSince(record, isSame, { observed, names }, bases, at) {
	const pending = {};
	for (const [index, base] of observed.entries()) {
		if (base.verdict === "unchanged") continue;
		const name = names[index] ?? "";
		const since = record?.pendingSince[name];
		const builtOn = isSame ? void 0 : record?.builtOn[name];
		const isRebuilt = builtOn !== void 0 && !base.previous.includes(builtOn);
		if (base.verdict === "unknown" && since !== void 0) pending[name] = since;
		if (base.verdict === "changed") pending[name] = movedAt(base, bases[name], isRebuilt ? at : since) ?? at;
	}
	return pending;
}
/** When a base first moved away from what an image is built on, where its history reaches back that far; else since when the image waits for it. */
function movedAt({ previous, current, pinned }, record, since) {
	const history = record?.history ?? [];
	const builtOn = history.findLastIndex(({ digest, children }) => [digest, ...Object.values(children ?? {})].some((each) => previous.includes(each)));
	const moved = builtOn === -1 ? void 0 : history[builtOn + 1]?.firstSeenAt;
	if (moved !== void 0) return moved;
	const returned = pinned ? void 0 : history[builtOn]?.firstSeenAt;
	if (returned !== void 0 && since !== void 0 && isBefore(since, returned)) return void 0;
	return since ?? seenAt(record, current);
}
/** When a base was last seen to come to a digest; `undefined` when it never was. */
function seenAt(record, digest) {
	return record?.history.findLast((seen) => seen.digest === digest)?.firstSeenAt;
}
// packages/plan/src/rebuilds.ts
/** The rebuilds that are due: images with the same dispatch and inputs share one. */
function listRebuilds(request) {
	const groups = Map.groupBy(request.planned.filter((image) => image.decision === "rebuild"), (image) => groupName(image));
	const numbers = lastAttempts(request.ledger);
	return [...groups.values()].map((group) => toRebuild(group, request, numbers));
}
function groupName({ observation }) {
	const { dispatch } = observation;
	return dispatch === null ? `image ${observation.name}` : JSON.stringify([spellDispatch(dispatch), sorted(dispatch.inputs)]);
}
function toRebuild(group, request, numbers) {
	const images = group.map((image) => ({
		name: image.observation.name,
		reference: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.observation.reference),
		bases: image.causes.map((base) => toBase(base, request.ledger))
	}));
	const dispatch = group[0]?.observation.dispatch ?? null;
	const key = idempotencyKey(dispatch, group, request);
	return {
		key,
		attempt: 1 + (numbers.get(key) ?? 0),
		reason: ordersOf(group, request, ({ reason }) => reason),
		checkedAt: request.checkedAt,
		ledger: request.state,
		dispatch,
		images
	};
}
/** By key, the number of its last attempt, whatever became of it: a number is never used twice. */
function lastAttempts({ attempts }) {
	const last = /* @__PURE__ */ new Map();
	for (const { key, attempt } of Object.values(attempts)) last.set(key, Math.max(attempt, last.get(key) ?? 0));
	return last;
}
function toBase(base, ledger) {
	const name = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
	return {
		reference: name,
		role: base.role,
		previous: base.previous,
		current: base.current ?? null,
		evidence: base.evidence ?? null,
		firstSeenAt: seenAt(ledger.bases[name], base.current) ?? null
	};
}
/** What the orders say that a group is rebuilt under: each thing once, whatever order the images come in; `null` without orders. */
function ordersOf(group, request, say) {
	const recorded = group.map(({ observation }) => request.ledger.images[observation.name]?.forced ?? void 0);
	const orders = request.force === void 0 ? recorded : [request.force];
	const said = new Set(orders.flatMap((order) => order === void 0 ? [] : [say(order)]));
	return said.size === 0 ? null : [...said].toSorted().join("; ");
}
/**
* 16 hex digits that are the same for the same situation on every machine: the dispatch without its inputs, and for each image its name,
* its changed references with their current digests, and its episode; with a forced request, also the id of the run that forced it.
*/
function idempotencyKey(dispatch, group, request) {
	const images = group.map((image) => [
		image.observation.name,
		image.causes.map((base) => `${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}@${base.current ?? ""}`).toSorted(),
		request.ledger.images[image.observation.name]?.episode ?? 0
	]);
	const situation = JSON.stringify([
		dispatch === null ? null : spellDispatch(dispatch),
		images.toSorted((left, right) => String(left[0]) < String(right[0]) ? -1 : 1),
		ordersOf(group, request, ({ runId }) => runId)
	]);
	return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.u)(Buffer.from(situation)).slice(7, 23);
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
// packages/plan/src/settle.ts
/** How long an attempt may stay unreadable before it counts as failed. */
const UNREADABLE_MS = 864e5;
/**
* The ledger with what the runs of open attempts say. An attempt that somebody else closed meanwhile, or knows the run of when these words know none or another,
* stays as they left it.
*/
function applySettlements(ledger, settlements, at) {
	if (settlements.length === 0) return ledger;
	const attempts = { ...ledger.attempts };
	for (const { id, ...said } of settlements) {
		const attempt = attempts[id];
		if (attempt === void 0 || !(0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r)(attempt)) continue;
		if (attempt.runId !== null && attempt.runId !== said.runId) continue;
		const settled = {
			...attempt,
			...said
		};
		attempts[id] = {
			...settled,
			closedAt: (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r)(settled) ? null : at
		};
	}
	return {
		...ledger,
		attempts
	};
}
/**
* The ledger with what the images themselves prove of the attempts at them: an attempt that all of its images show is `proven`, whatever its run came to. One whose
* run is known to go on (`alive`) stays open: somebody else may have published meanwhile. One that could be read neither there nor at its run for 24 h has failed: where no run of it was ever known, 24 h after its claim, otherwise after the first
* look that could not read it. Attempts at images that others observe are theirs to settle.
*/
function settleByImages(ledger, images, alive, at) {
	const attributed = attributeDigests(ledger, images, at);
	const records = attributed.images;
	const attempts = { ...ledger.attempts };
	const observed = new Set(images.map(({ name }) => name));
	for (const [id, attempt] of Object.entries(attempts)) {
		const goesOn = (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r)(attempt) && alive.has(id);
		if (isUnproven(attempt) && !goesOn && isShownByAll(attempt, records)) attempts[id] = {
			...attempt,
			status: "proven",
			closedAt: attempt.closedAt ?? at,
			message: null
		};
		else if ((0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r)(attempt) && isOurs(attempt, observed, records)) attempts[id] = goesOn ? withoutAge(attempt) : grown(attempt, at);
	}
	return {
		...attributed,
		attempts
	};
}
/**
* The ledger in which images that are proven unchanged owe nothing to the past: what failed before is forgiven. Under an order to rebuild an unchanged image, what
* failed counts until it is carried out.
*/
function forgiveFailures(ledger, images, attempts, at) {
	const forgiven = [];
	for (const { name, verdict } of images) {
		const known = attempts.get(name);
		const record = ledger.images[name];
		if (known === void 0 || record === void 0 || verdict !== "unchanged" || record.forced !== null) continue;
		if (known.some(_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r) || failuresOf(known, record).length === 0) continue;
		forgiven.push([name, {
			...record,
			unchangedAt: at
		}]);
	}
	return replaceRecords(ledger, forgiven);
}
/** The ledger with other records of some images; the same one when there are none. */
function replaceRecords(ledger, records) {
	return records.length === 0 ? ledger : {
		...ledger,
		images: {
			...ledger.images,
			...Object.fromEntries(records)
		}
	};
}
/** The ledger in which a digest that is new says which attempt it is the work of; one that has been said so of stays. */
function attributeDigests(ledger, images, at) {
	const attributed = [];
	const known = attemptsByImage(ledger);
	for (const image of images) {
		const attempts = known.get(image.name);
		const record = ledger.images[image.name];
		if (attempts === void 0 || record === void 0 || image.digest === void 0) continue;
		if (record.lastRebuild?.digest === image.digest) continue;
		const shown = attempts.findLast((attempt) => isUnproven(attempt) && showsAttempt(image, attempt, ledger.bases));
		if (shown === void 0) continue;
		const { key, attempt } = shown;
		attributed.push([image.name, {
			...record,
			lastRebuild: {
				at,
				key,
				attempt,
				digest: image.digest
			}
		}]);
	}
	return replaceRecords(ledger, attributed);
}
function isUnproven(attempt) {
	return (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r)(attempt) || attempt.status === "built";
}
/** What left the configuration has no say. */
function isShownByAll(attempt, records) {
	const listed = attempt.images.filter((name) => records[name] !== void 0);
	return listed.length > 0 && listed.every((name) => isShownBy(records[name], attempt));
}
/** Whether this run looks at one of an attempt's images, or nobody does. */
function isOurs({ images }, observed, records) {
	return images.some((name) => observed.has(name)) || images.every((name) => records[name] === void 0);
}
function grown(attempt, at) {
	const unreadSince = attempt.runId === null ? attempt.claimedAt : attempt.unreadSince ?? at;
	if (Date.parse(at) - Date.parse(unreadSince) < UNREADABLE_MS) return attempt.runId === null ? attempt : {
		...attempt,
		unreadSince
	};
	const message = "its run could not be read for 24 hours";
	return {
		...withoutAge(attempt),
		status: "failed",
		closedAt: at,
		message
	};
}
function withoutAge(attempt) {
	if (attempt.unreadSince === void 0) return attempt;
	const { unreadSince: _unreadSince, ...rest } = attempt;
	return rest;
}
// packages/plan/src/plan.ts
/** Verdicts, policy, ledger and clock in; decisions, rebuilds and the next ledger out. Pure: the same request gives the same plan. */
function planRebuilds(request) {
	const at = new Date(request.nowMs).toISOString();
	const occasion = {
		at,
		config: request.config ?? null,
		startedAt: new Date(request.startedMs ?? request.nowMs).toISOString()
	};
	const stale = withOvertaken(request);
	const images = request.images.filter(({ name }) => !stale.has(name));
	const fleet = request.fleet ?? request.images;
	const proven = settleByImages(rememberObservations(archiveAbsent(applySettlements(request.ledger, request.settlements ?? [], at), {
		...request,
		fleet
	}, at), images, occasion), images, request.alive ?? /* @__PURE__ */ new Set(), at);
	const observed = new Map(images.map((image) => [image.name, image]));
	const order = orderImages(withObserved(fleet, images), proven);
	const attempts = attemptsByImage(proven);
	const ledger = forgiveFailures(releaseForced(proven, observed, order, attempts), images, attempts, at);
	const remembered = request.state !== null;
	const decided = decideImages({
		...request,
		observed,
		order,
		ledger,
		attempts,
		remembered
	});
	const { force, state } = request;
	const rebuilds = listRebuilds({
		planned: decided,
		ledger,
		checkedAt: at,
		state,
		force
	});
	const planned = new Map(decided.map((image) => [image.observation.name, image]));
	const orders = recordOrders({
		planned: decided,
		stale: request.images.filter(({ name }) => stale.has(name)),
		order,
		ledger,
		force,
		at
	});
	return {
		images: request.images.map((image) => planned.get(image.name) ?? asRecorded(image, ledger)),
		rebuilds,
		cycles: touching(order, observed),
		ledger: (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.i)(recordDecisions(ledger, decided, orders)),
		archived: Object.keys(request.ledger.images).filter((name) => !(name in ledger.images))
	};
}
/**
* The stale images, with those of which a base has come back to what they are on, as somebody saw after this run had looked: what this run would rebuild for is
* over. An order goes on all the same.
*/
function withOvertaken({ images, ledger, nowMs, force, stale = /* @__PURE__ */ new Set() }) {
	if (force !== void 0) return stale;
	const hasReturned = ({ reference, verdict, pinned, previous }) => {
		if (verdict !== "changed" || pinned) return false;
		const record = ledger.bases[(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference)];
		return record !== void 0 && Date.parse(record.firstSeenAt) > nowMs && previous.includes(record.current);
	};
	const overtaken = images.filter(({ bases }) => bases.some(hasReturned));
	return overtaken.length === 0 ? stale : /* @__PURE__ */ new Set([...stale, ...overtaken.map(({ name }) => name)]);
}
/** All images, also where a caller lists fewer than it has observed. */
function withObserved(fleet, images) {
	if (fleet === images) return fleet;
	const listed = new Set(fleet.map(({ name }) => name));
	return [...fleet, ...images.filter(({ name }) => !listed.has(name))];
}
/** The rings that one of the observed images is in. */
function touching({ cycles }, observed) {
	return cycles.filter((path) => path.some((name) => observed.has(name)));
}
/** An image whose record is newer than this run: what the other run decided, which is also the one to act on it. */
function asRecorded(image, { images }) {
	const record = images[image.name];
	return {
		observation: image,
		decision: record?.decision === "rebuild" ? "hold:in-flight" : record?.decision ?? "none",
		dueAt: record?.dueAt ?? null,
		causes: [],
		waitsFor: [],
		failures: [],
		ineffective: null
	};
}
/** Two configurations may share a ledger: what another one lists stays. */
function archiveAbsent(ledger, { fleet, config = null, isOwn = () => true }, archivedAt) {
	const listed = new Set(fleet.map(({ name }) => name));
	const restored = restoreImages(ledger, new Set([...listed].filter(isOwn)));
	if (config === null) return restored;
	for (const name of Object.keys(restored.images)) if (restored.images[name]?.config !== config || !isOwn(name)) listed.add(name);
	return archiveImages(restored, listed, archivedAt);
}
function recordDecisions(ledger, planned, orders) {
	const images = { ...ledger.images };
	for (const { observation, decision, dueAt } of planned) {
		const record = images[observation.name];
		if (record !== void 0 && (record.decision !== decision || record.dueAt !== dueAt)) images[observation.name] = {
			...record,
			decision,
			dueAt
		};
	}
	for (const [name, forced] of orders) {
		const record = images[name];
		if (record !== void 0) images[name] = {
			...record,
			forced
		};
	}
	return {
		...ledger,
		images
	};
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
const HelperAnswer = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	Username: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	Secret: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()
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
		const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_10__.execFile)(program, [argument], options, (error, stdout) => {
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
	const answer = HelperAnswer.safeParse(parseJson$1(stdout));
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
function parseJson$1(text) {
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
const text = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)());
const Entry = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	auth: text,
	username: text,
	password: text,
	identitytoken: text,
	registrytoken: text
});
const DockerConfig = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	auths: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), Entry)),
	credsStore: text,
	credHelpers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()))
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
	const parsed = DockerConfig.safeParse(parseJson(content, path));
	if (parsed.success) return parsed.data;
	const where = parsed.error.issues[0]?.path.map(String).join(".") || "the document";
	throw configFailure(path, `${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(where)} is not of the right type`);
}
function parseJson(content, path) {
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
// packages/registry/src/document.ts
const MAX_VALUES = 5e4;
/** The value of a document in JSON that somebody else wrote, a manifest, a config, a token or an attestation; `undefined` when it is none. */
function parseDocument(bytes) {
	const reading = (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.t)(bytes, MAX_VALUES);
	return "value" in reading ? reading.value : void 0;
}
// packages/registry/src/limit-wait.ts
const WAIT_IN_BODY = /retry-after:\s{0,8}((?:\d{1,9}(?:\.\d{1,9})?(?:h|ms|m|s|[uµμ]s|ns)){1,4})(?![\w.])/iu;
const PART = /([\d.]+)([a-zµμ]+)/giu;
const MS_BY_UNIT = {
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1,
	ns: 1e-6
};
/** The wait that a limiting answer asks for, in milliseconds: in `Retry-After`, else in its body; `undefined` without one. */
function limitWaitMs(response, clock) {
	return (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.a)(response, clock) ?? waitInBodyMs(response);
}
/** The wait that an answer's body asks for, in milliseconds and fractions; `undefined` without one. */
function waitInBodyMs({ body }) {
	const written = WAIT_IN_BODY.exec(body.toString("utf8"))?.[1];
	if (written === void 0) return void 0;
	let total = 0;
	for (const [, amount, unit = ""] of written.matchAll(PART)) total += Number(amount) * (MS_BY_UNIT[unit.toLowerCase()] ?? .001);
	return total;
}
// packages/registry/src/login-hint.ts
/** How to log in to a well-known registry, by its host. */
const HINTS = [
	[/^ghcr\.io$/u, "Add `packages: read` to the job's permissions, or log in with docker/login-action"],
	[/^docker\.io$/u, "Check the name; for a private repository log in with docker/login-action before this step"],
	[/^\d+\.dkr\.ecr\.[a-z\d-]+\.amazonaws\.com(?:\.cn)?$/u, "Check the name; log in with aws-actions/amazon-ecr-login in this job, before this step: its logins live for 12 hours"],
	[/^public\.ecr\.aws$/u, "Check the name; log in with aws-actions/amazon-ecr-login and `registry-type: public` before this step"],
	[/(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/u, "Check the name; log in with google-github-actions/auth and docker/login-action (user oauth2accesstoken), as a principal with the role Artifact Registry Reader"],
	[/\.azurecr\.io$/u, "Check the name; log in with azure/login and `az acr login`, or with docker/login-action and a token that may pull"],
	[/^registry\.gitlab\.com$/u, "Check the name; log in with docker/login-action and a deploy token or access token that has read_registry"],
	[/^quay\.io$/u, "Check the name; log in with docker/login-action and a robot account that may read it"]
];
/** What a user whom a registry refused can do next. */
function loginHint(registry) {
	return HINTS.find(([host]) => host.test(registry))?.[1] ?? `Check the name; log in to ${registry} before this step, docker-config says where credentials are read from`;
}
/** What a user whose requests a registry limits can do next. */
function limitHint(registry) {
	if (registry === "docker.io") return "Log in with docker/login-action before this step: accounts have a higher limit than addresses";
	if (registry === "public.ecr.aws") return "Log in with aws-actions/amazon-ecr-login and `registry-type: public`: accounts have ten times the limit of addresses";
	return "Run less often or with a lower concurrency, or log in";
}
// packages/registry/src/answer-failure.ts
const ErrorBody = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ errors: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	code: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	message: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)())
})) });
/** The failure that an answer other than success means, by its status (distribution spec, "Error Codes"). */
function failureOfAnswer(subject, response, clock) {
	const { status } = response;
	if (status === 404) return notFound(subject, response);
	if (status === 401 || status === 403) return denied(subject, { refusal: status });
	if (status === 429) return rateLimited(subject, response, clock);
	const said = whatWasSaid(response);
	if (status >= 500 || status === 408) return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: ${subject.registry} has a fault (${status})${said}`, {
		code: "registry.unavailable",
		hint: "Run again later; the registry's status page may say more"
	});
	return malformed(subject, `unexpected answer (${status})${said}`);
}
/** The refusal in a 401 or 403. Only a 403 has more to say than that somebody has to log in. */
function refusalOf(status, response) {
	const [error] = errorsOf(response);
	return {
		refusal: status,
		said: status === 403 && error ? wordsOf$1(error) : void 0
	};
}
/** Access was refused to everybody that could be asked as. `refused` says whose credentials were tried. */
function denied(subject, { refusal, said = "" }, refused) {
	const who = refused === void 0 ? "" : `; the credentials from ${refused} were refused`;
	const why = said === "" ? "" : `: ${said}`;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: access denied, or it does not exist (${refusal})${who}${why}`, {
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
	const said = error === void 0 ? (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(response.body.toString("utf8")) : wordsOf$1(error);
	return said === "" ? "" : `: ${said}`;
}
function wordsOf$1({ code, message }) {
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)([code, message].filter(Boolean).join(" "), 300);
}
/** Whether an answer explains itself in the specification's form, so that a registry has written it. */
function isFromRegistry(response) {
	return errorsOf(response).some(({ code }) => code !== void 0);
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
	const waitMs = limitWaitMs(response, clock);
	const until = waitMs === void 0 ? "" : `, until ${isoTime(clock.now() + waitMs)}`;
	const limit = describeLimit(response.headers.get("ratelimit-limit"));
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${text}: ${registry} limits requests${limit} (429)${until}`, {
		code: "registry.rate-limited",
		hint: limitHint(registry)
	});
}
/** ` to 100 in 6 h` of `100;w=21600`, Docker Hub's form; empty for any other. */
function describeLimit(header) {
	const [, count, window] = /^(\d{1,9});w=(\d{1,9})$/u.exec(header ?? "") ?? [];
	if (count === void 0) return "";
	const seconds = Number(window);
	return ` to ${count} in ${seconds % 3600 === 0 ? `${seconds / 3600} h` : `${seconds} s`}`;
}
/** A time that a server asked for may be past the end of the calendar. */
function isoTime(ms) {
	return new Date(Math.min(ms, 864e13)).toISOString();
}
function errorsOf(response) {
	return ErrorBody.safeParse(parseDocument(response.body)).data?.errors ?? [];
}
// packages/registry/src/question.ts
/** The question in a 401's headers: Bearer before Basic; `undefined` when there is neither. */
function readQuestion(response, repository) {
	const challenges = parseChallenges(response.headers.all("www-authenticate"));
	for (const { scheme, parameters } of challenges) {
		const realm = parameters.get("realm");
		if (scheme !== "bearer" || realm === void 0) continue;
		const scope = parameters.get("scope") ?? pullScope(repository);
		return {
			kind: "bearer",
			realm,
			service: parameters.get("service"),
			scope,
			...readExtent(realm, scope, repository)
		};
	}
	return challenges.some(isBasic) ? { kind: "basic" } : void 0;
}
/**
* The question that a host will ask about another of its repositories; `undefined` when this one tells nothing about it. A scope that
* names no repository (ECR Public asks for `aws`) is the same for all of them.
*/
function adaptQuestion(question, repository) {
	if (question.kind === "basic") return question;
	if (!repository.startsWith(question.within)) return void 0;
	if (!question.scope.startsWith("repository:")) return question;
	const name = question.isShort ? repository.slice(question.within.length) : repository;
	return {
		...question,
		scope: pullScope(name)
	};
}
/**
* How far a question reaches. Artifactory has several repositories behind one host, each with a key that begins the names of its
* images: the realm's path has that key in it, and scopes leave it out.
*/
function readExtent(realm, scope, repository) {
	const named = /^repository:(.+):[^:]*$/u.exec(scope)?.[1];
	if (named !== void 0 && repository.endsWith(`/${named}`)) return {
		within: repository.slice(0, -named.length),
		isShort: true
	};
	const [key = "", ...rest] = repository.split("/");
	return {
		within: rest.length > 0 && URL.parse(realm)?.pathname.split("/").includes(key) === true ? `${key}/` : "",
		isShort: false
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
const TokenAnswer = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	token: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	access_token: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	expires_in: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)())
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
	if (status === 401 || status === 403) return refusalOf(status, response);
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
		publicOnly: realm.publicOnly,
		leads: true
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
		leads: true,
		classify: (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.r)("GET", clock)
	});
}
function readToken(response, clock, subject) {
	const parsed = TokenAnswer.safeParse(parseDocument(response.body));
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
		if (credential !== void 0 && isWrongForAll(outcome, question)) wrong.add(id);
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
/** GitLab's token servers, which are those of this service, say 403 of a wrong login, and of nothing else to an account. */
function isWrongForAll({ refusal }, { service }) {
	return refusal === 401 || service === "container_registry";
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
	let patience;
	return { async lead(task) {
		if (patience !== void 0) {
			await patience;
			return task();
		}
		const result = task();
		patience = atMost(result, LONGEST_WAIT_MS, clock);
		return result;
	} };
}
async function atMost(task, waitMs, clock) {
	const alarm = new AbortController();
	const done = task.catch(() => {});
	await Promise.race([done, clock.sleep(waitMs, alarm.signal).catch(() => {})]);
	alarm.abort();
}
// packages/registry/src/access.ts
function createHostAccess(endpoint, options) {
	const passes = createPasses(endpoint, options);
	const scout = createScout(options.clock);
	const refusals = /* @__PURE__ */ new Map();
	const corrections = /* @__PURE__ */ new Map();
	const learned = [];
	let candidates;
	/** The answer without authorization, or the question that the registry asks instead of answering. */
	async function approach(call) {
		for (const question of learned) {
			const adapted = adaptQuestion(question, call.repository);
			if (adapted !== void 0) return adapted;
		}
		const response = await call.send(void 0);
		if (response.status !== 401) return response;
		const question = readQuestion(response, call.repository);
		if (question === void 0) throw withoutQuestion(call.subject, response);
		learned.push(question);
		return question;
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
			const { status } = response;
			if (status === 403) return refusalOf(403, response);
			const next = status === 401 ? readQuestion(response, call.repository) ?? question : question;
			const isOther = questionKey(next) !== questionKey(question);
			if ((status === 400 || status === 401 && (!isOther || next.kind === "basic")) && stale === void 0 && pass.mayBeStale()) {
				stale = pass;
				continue;
			}
			if (status !== 401) {
				if (isCorrected) corrections.set(questionKey(first), question);
				return response;
			}
			if (isCorrected || !isOther) return { refusal: 401 };
			[question, isCorrected, stale] = [
				next,
				true,
				void 0
			];
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
			last = moreTelling(outcome, last);
		}
		throw refusedByAll(endpoint.registry, question, passes.isTrusted(question), tried, call.subject, last);
	}
	return { async send(call) {
		const first = await scout.lead(() => approach(call));
		return "kind" in first ? answer(first, call) : first;
	} };
}
/** Harbor's 401 for a project that does not exist has an empty challenge; a portal's is no registry's answer at all. */
function withoutQuestion(subject, response) {
	return isFromRegistry(response) ? denied(subject, { refusal: 401 }) : malformed(subject, "401 without a challenge that can be answered");
}
/** Of two refusals the one that has a reason or is about this repository, else the newer one. */
function moreTelling(newer, older) {
	return older.said !== void 0 || older.refusal > newer.refusal ? older : newer;
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
function refusedByAll(registry, question, isTrusted, tried, subject, refusal) {
	const sources = tried.flatMap(({ credential }) => credential === void 0 ? [] : [credential.from]);
	if (isTrusted || question.kind === "basic" || sources.length === 0) return denied(subject, refusal, sources.length === 0 ? void 0 : sources.join(" and "));
	const { origin } = new URL(question.realm);
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${subject.text}: access denied (${refusal.refusal}), and ${origin} was not given the credentials`, {
		code: "registry.untrusted-realm",
		hint: trustHint(registry, origin)
	});
}
// packages/registry/src/counting.ts
/** A transport that counts this client's requests, since others may share the one below it. `kind` counts all as that. */
function createCountingTransport(transport, clock, counts, kind) {
	return {
		counts: transport.counts,
		async send(request) {
			counts[kind ?? (request.method === "HEAD" ? "head" : "get")] += 1;
			const classify = request.classify ?? (0,_json_DEaN1UPp_js__WEBPACK_IMPORTED_MODULE_7__.r)(request.method, clock);
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
	const afterMs = waitInBodyMs(response);
	return afterMs === void 0 ? classification : {
		kind: "retry",
		afterMs
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
		async read(reference, { method, kind, target, accept, maxBytes, timeoutMs }) {
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
				maxBytes,
				timeoutMs,
				leads: method === "GET"
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
		text: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference),
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
// packages/registry/src/mirror.ts
/** What one repository says of itself; the mirror may still serve others. */
const LACKING = /* @__PURE__ */ new Set([
	"registry.not-found",
	"registry.denied",
	"registry.too-large"
]);
/**
* A reader that asks mirrors for content, and the registries themselves for what a mirror lacks. What a tag is now is asked of the
* registry, unless its mirror is to say that, too. A mirror that fails otherwise, or that serves other bytes than were asked for, is
* left alone for the rest of the run.
*
* @param origins reads at registries
* @param copies reads at mirrors
*/
function createMirroredReader(origins, copies, { mirrors, onMirrorLeft }) {
	const left = /* @__PURE__ */ new Set();
	function leave(mirror, registry, { message }) {
		if (left.has(mirror)) return;
		left.add(mirror);
		onMirrorLeft?.(`${mirror.registry}, the mirror of ${registry}, is not asked any more in this run: ${message}`);
	}
	async function preferMirror(reference, isContent, read) {
		const { registry } = reference;
		const mirror = mirrors?.get(registry);
		if (mirror === void 0 || left.has(mirror) || !(isContent || mirror.freshness)) return read(origins, reference);
		try {
			return await read(copies, copyOf(reference, mirror));
		} catch (error) {
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) || error.code === "http.budget") throw error;
			if (!LACKING.has(error.code)) leave(mirror, registry, error);
			return read(origins, reference);
		}
	}
	return {
		headManifest: (reference, target) => preferMirror(reference, false, (reader, where) => reader.headManifest(where, target)),
		getManifest: (reference, target) => preferMirror(reference, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(target), (reader, where) => reader.getManifest(where, target)),
		getConfig: (reference, config) => preferMirror(reference, true, (reader, where) => reader.getConfig(where, config)),
		getBlob: (reference, descriptor, maxBytes) => preferMirror(reference, true, (reader, where) => reader.getBlob(where, descriptor, maxBytes)),
		getReferrers: (reference, digest) => preferMirror(reference, false, (reader, where) => reader.getReferrers(where, digest))
	};
}
function copyOf(reference, { registry, path }) {
	const repository = path === "" ? reference.repository : `${path}/${reference.repository}`;
	return {
		...reference,
		registry,
		repository
	};
}
// packages/registry/src/written.ts
const MAX_ENTRIES = 2e3;
/** Go writes an empty value as null, or not at all. */
const OptionalText = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)());
const OptionalMap = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)()));
const WrittenDigest$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.s)((value) => typeof value === "string" && (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(value));
/** A descriptor as it is written (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#properties). */
const WrittenDescriptor = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	mediaType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	digest: WrittenDigest$1,
	size: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.l)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.j)()),
	annotations: OptionalMap,
	artifactType: OptionalText
});
/** A platform as it is written, in indexes and configs alike. */
const WrittenPlatform = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	os: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	architecture: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	variant: OptionalText,
	"os.version": OptionalText
});
/** A list that may be missing, of a sensible length. */
function optionalList(item) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)(item).check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.k)(MAX_ENTRIES)));
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
function readPlatform$1(written) {
	return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.o)({
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
const WrittenHistory = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	created: OptionalText,
	created_by: OptionalText,
	empty_layer: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.i)())
});
const WrittenConfig = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.c)(WrittenPlatform, {
	rootfs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ diff_ids: optionalList(WrittenDigest$1) }),
	history: optionalList(WrittenHistory),
	config: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
		Labels: OptionalMap,
		OnBuild: optionalList((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)())
	}))
});
/**
* Reads an image's config whose bytes have been checked
* (https://github.com/opencontainers/image-spec/blob/main/config.md#properties).
*
* @throws Failure `registry.malformed`, also for the config of an artifact, which describes no image.
*/
function parseImageConfig(response, subject) {
	const parsed = WrittenConfig.safeParse(parseDocument(response.body));
	if (!parsed.success) throw malformed(subject, `the config is not an image's: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(faultOf(parsed.error), 80)} is missing or malformed`);
	const { rootfs, history, config } = parsed.data;
	return {
		platform: readPlatform$1(parsed.data),
		diffIds: rootfs.diff_ids ?? [],
		history: (history ?? []).map((entry) => ({
			created: entry.created ?? void 0,
			createdBy: entry.created_by ?? "",
			emptyLayer: entry.empty_layer ?? false
		})),
		labels: readTextMap(config?.Labels),
		onBuild: config?.OnBuild ?? []
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
const WrittenEntry = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.c)(WrittenDescriptor, { platform: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)(WrittenPlatform) });
const WrittenIndex = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	manifests: optionalList(WrittenEntry),
	annotations: OptionalMap
});
const WrittenManifest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	config: WrittenDescriptor,
	layers: optionalList(WrittenDescriptor),
	annotations: OptionalMap,
	artifactType: OptionalText,
	subject: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ digest: WrittenDigest$1 }))
});
const Shape = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	schemaVersion: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)()),
	mediaType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)()),
	manifests: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)()),
	layers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)()),
	config: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)())
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
	const document = parseDocument(response.body);
	if (document !== void 0) return document;
	throw malformed(subject, `the manifest is not JSON: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.t)(response.body.toString("utf8"))}`);
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
		...written.artifactType ? { artifactType: written.artifactType } : {},
		...written.subject ? { subject: written.subject.digest } : {}
	};
}
function readEntry(written) {
	const descriptor = readDescriptor(written);
	const { platform } = written;
	const isRunnable = platform && isImage(descriptor) && !isUnknown(platform);
	return {
		...descriptor,
		platform: isRunnable ? readPlatform$1(platform) : void 0
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
const SLACK_BYTES = 1024;
/** Answers to a path that a registry does not know; one that knows it lists nothing where there is nothing. */
const UNKNOWN_PATH = /* @__PURE__ */ new Set([
	400,
	404,
	405,
	501
]);
/**
* A reader of what a client reaches.
*
* @param timeoutMs for each attempt of a request; default: the transport's
*/
function createReader(client, clock, timeoutMs) {
	async function readContent(reference, kind, target, maxBytes) {
		const request = {
			method: "GET",
			kind,
			target,
			accept: kind === "manifests" ? ACCEPT : "*/*",
			maxBytes,
			timeoutMs
		};
		const response = await client.read(reference, request);
		if (response.status !== 200) throw failureOfAnswer(subjectOf(reference), response, clock);
		return response;
	}
	async function readBlob(reference, { digest, size }, maxBytes) {
		const subject = subjectOf(reference);
		if (size > maxBytes) throw tooLarge(`${subject.text}: blob ${digest} has ${size} bytes, over ${maxBytes}`);
		const response = await readContent(reference, "blobs", digest, size + SLACK_BYTES);
		const { body } = response;
		if (body.length !== size) throw digestMismatch(subject, `blob ${digest} of ${size} bytes`, `${body.length} bytes long`);
		checkHash(subject, digest, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.u)(body));
		return response;
	}
	return {
		async headManifest(reference, target) {
			const request = {
				method: "HEAD",
				kind: "manifests",
				target,
				accept: ACCEPT,
				maxBytes: 0,
				timeoutMs
			};
			const response = await client.read(reference, request);
			if (response.status === 405) return void 0;
			const subject = subjectOf(reference);
			if (response.status !== 200) throw failureOfAnswer(subject, response, clock);
			const mediaType = essenceOf(response.headers.get("content-type"));
			if (isSchemaOne(mediaType)) throw schemaOne(subject);
			const digest = readDigestHeader(response, subject);
			if (digest !== void 0 && (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(target)) checkHash(subject, target, digest);
			return digest && {
				digest,
				mediaType
			};
		},
		async getManifest(reference, target) {
			const subject = subjectOf(reference);
			const response = await readContent(reference, "manifests", target, MAX_DOCUMENT_BYTES);
			refusePage(response, subject);
			const actual = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.u)(response.body);
			const stated = readDigestHeader(response, subject);
			if (stated !== void 0) checkHash(subject, stated, actual);
			if ((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(target)) checkHash(subject, target, actual);
			return parseManifest(response, actual, subject);
		},
		async getConfig(reference, config) {
			return parseImageConfig(await readBlob(reference, config, MAX_DOCUMENT_BYTES), subjectOf(reference));
		},
		async getBlob(reference, descriptor, maxBytes) {
			return (await readBlob(reference, descriptor, maxBytes)).body;
		},
		async getReferrers(reference, digest) {
			const request = {
				method: "GET",
				kind: "referrers",
				target: digest,
				accept: OCI_INDEX
			};
			const response = await client.read(reference, {
				...request,
				maxBytes: MAX_DOCUMENT_BYTES
			});
			if (UNKNOWN_PATH.has(response.status)) return void 0;
			const subject = subjectOf(reference);
			if (response.status !== 200) throw failureOfAnswer(subject, response, clock);
			refusePage(response, subject);
			return entriesOf(parseManifest(response, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.u)(response.body), subject));
		}
	};
}
/** The entries of an index; an image lists nothing. */
function entriesOf(manifest) {
	return manifest.kind === "index" ? manifest.entries : [];
}
function checkHash(subject, expected, actual) {
	if (expected !== actual) throw digestMismatch(subject, expected, actual);
}
/** `Docker-Content-Digest`, which a registry may leave out but not send twice or misspelt. */
function readDigestHeader(response, subject) {
	const [digest, ...more] = response.headers.all("docker-content-digest");
	if (more.length > 0) throw malformed(subject, "several Docker-Content-Digest headers");
	if (digest === void 0 || (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(digest)) return digest;
	throw malformed(subject, `Docker-Content-Digest is no sha256 digest: "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest, 100)}"`);
}
// packages/registry/src/referrers.ts
/** Asks the referrers API; a registry that once did not know it is asked for the tag schema from then on. */
function createReferrersList(reader) {
	const withoutApi = /* @__PURE__ */ new Set();
	return async (reference, digest) => {
		if (!withoutApi.has(reference.registry)) {
			const listed = await reader.getReferrers(reference, digest);
			if (listed !== void 0) return listed;
			withoutApi.add(reference.registry);
		}
		try {
			return entriesOf(await reader.getManifest(reference, digest.replace(":", "-")));
		} catch (error) {
			if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i && error.code === "registry.not-found") return [];
			throw error;
		}
	};
}
// packages/registry/src/registry.ts
const MIRROR_TIMEOUT_MS = 1e4;
const MAX_DOCUMENTS = 1e3;
/** A client for all registries of a run; see {@link Registry}. Nothing is sent before something is asked. */
function createRegistry(options) {
	const client = createRegistryClient(options);
	const reader = createMirroredReader(createReader(client, options.clock), createReader(client, options.clock, MIRROR_TIMEOUT_MS), options);
	const heads = /* @__PURE__ */ new Map();
	const manifests = /* @__PURE__ */ new Map();
	const configs = /* @__PURE__ */ new Map();
	const blobs = /* @__PURE__ */ new Map();
	const referrers = /* @__PURE__ */ new Map();
	const listReferrers = createReferrersList(reader);
	function getByDigest(reference, digest) {
		const key = contentKey(reference, digest);
		return remember(manifests, key, () => reader.getManifest(reference, digest), MAX_DOCUMENTS);
	}
	/** What a tag names is known under its digest as well, and what the tag is now need not be asked any more. */
	function getByTarget(reference) {
		const manifest = reader.getManifest(reference, targetOf$1(reference)).then((found) => {
			remember(manifests, contentKey(reference, found.digest), async () => found, MAX_DOCUMENTS);
			return found;
		});
		remember(heads, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference), () => manifest.then(headOf));
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
		resolveDigest: (reference) => remember(heads, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference), () => resolve(reference)),
		async fetchManifest(reference) {
			if (reference.digest !== void 0) return getByDigest(reference, reference.digest);
			const head = heads.get((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference));
			return head === void 0 ? getByTarget(reference) : getByDigest(reference, (await head).digest);
		},
		fetchConfig(reference, config) {
			const key = contentKey(reference, config.digest);
			return remember(configs, key, () => reader.getConfig(reference, config), MAX_DOCUMENTS);
		},
		fetchBlob(reference, descriptor, maxBytes) {
			const key = contentKey(reference, descriptor.digest);
			return remember(blobs, key, () => reader.getBlob(reference, descriptor, maxBytes)).finally(() => blobs.delete(key));
		},
		fetchReferrers(reference, digest) {
			const key = contentKey(reference, digest);
			return remember(referrers, key, () => listReferrers(reference, digest), MAX_DOCUMENTS);
		}
	};
}
/**
* One promise for each key, made when it is first wanted. A failure is an answer like others.
*
* @param most that are remembered; beyond that, the one that was not asked for longest is let go
*/
function remember(known, key, make, most = Number.POSITIVE_INFINITY) {
	const found = known.get(key);
	if (found !== void 0) {
		known.delete(key);
		known.set(key, found);
		return found;
	}
	const made = make();
	known.set(key, made);
	const [oldest = key] = known.size > most ? known.keys() : [];
	if (oldest !== key) known.delete(oldest);
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
	return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, digest));
}
// packages/commands/src/github.ts
const API$1 = "https://api.github.com";
const SERVER = "https://github.com";
/** Shares nothing. */
const createAlone = (_identity, create) => create();
/**
* A client for a GitHub, with the token that the workflow's author bound to its host: `github-token` for the runner's own server only, a line of
* `tokens` for any other. Throws `Failure` `input.token-missing` that says which line to add.
*/
async function openGithub(target, secrets, world, transport, share = createAlone) {
	const { environment, clock, redactor, signal } = world;
	const own = environment["GITHUB_API_URL"] || API$1;
	const apiUrl = target.apiUrl ?? own;
	const token = tokenFor(apiUrl, target.repository, secrets, environment);
	const { createGithub } = await Promise.all(/* import() */[__webpack_require__.e(96), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 67));
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
	const token = [host, url.host].map((name) => (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.i)(secrets.tokens, name, repository ?? "")).find((secret) => secret !== void 0) ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`there is no token for ${host}`, {
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
	const isOwn = [environment["GITHUB_API_URL"] || API$1, environment["GITHUB_SERVER_URL"] || SERVER].some((origin) => URL.parse(origin)?.origin === url?.origin);
	if (url !== null && url.username === "" && url.password === "" && mayCarryToken(url, isOwn)) return {
		url,
		isOwn
	};
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`apiUrl ${url === null ? "" : (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(url.origin + url.pathname, 120)} is not an https URL without a user`, {
		code: "input.api-url",
		hint: `Write the API's https URL, for example ${example}; its token goes into tokens.`
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
	const token = (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.i)(secrets.tokens, url.host, repository) ?? (isOwn ? secrets["github-token"] : void 0);
	const shared = {
		apiUrl,
		transport,
		clock,
		redactor
	};
	if (provider === "gitlab") {
		const triggerToken = (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.a)(secrets.tokens, url.host, repository);
		if (token === void 0 && triggerToken === void 0) throw tokenMissing(url.host, repository);
		const { createGitlab } = await Promise.all(/* import() */[__webpack_require__.e(96), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 67));
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
	const { createGitea } = await Promise.all(/* import() */[__webpack_require__.e(96), __webpack_require__.e(67)]).then(__webpack_require__.bind(__webpack_require__, 67));
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`there is no token for ${host}`, {
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
/** Opens the registries of a run, behind one client. Throws `Failure` for a `docker-config` that is not there. */
async function openRegistry(inputs, subjects, world) {
	const transport = openRegistryTransport(world, {
		...SETTINGS,
		concurrency: inputs.concurrency,
		hostConcurrency: subjects.hostConcurrency
	});
	const realms = Map.groupBy(inputs["trusted-realms"], (realm) => realm.registry);
	const { credentials, failures } = await openLogins(inputs, world);
	return {
		registry: createRegistry({
			transport,
			clock: world.clock,
			redactor: world.redactor,
			credentials,
			mirrors: subjects.mirrors,
			onMirrorLeft: (text) => world.log.warning(text),
			insecureRegistries: [...inputs["insecure-registries"], ...subjects.insecureRegistries],
			trustedRealms: new Map([...realms].map(([registry, list]) => [registry, list.map((realm) => realm.origin)]))
		}),
		failures
	};
}
/** One unreadable file of logins must not keep images from being checked that need no login. */
async function openLogins(inputs, world) {
	try {
		return {
			credentials: await openCredentials(world, inputs["docker-config"], inputs["github-token"]),
			failures: []
		};
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) || error.code !== "registry.docker-config") throw error;
		return {
			credentials: { listCredentials: () => Promise.reject(error) },
			failures: [error]
		};
	}
}
/** Yields the forges of a run: one client for each repository, whose token may be bound to it and whose files are asked for together; one transport for all. */
function openForges(inputs, world) {
	const openTransport = async () => openApiTransport(world, {
		...SETTINGS,
		concurrency: inputs.concurrency
	});
	return createForges(inputs, world, openTransport, SETTINGS.command);
}
// packages/commands/src/check/checkout.ts
const API = "https://api.github.com";
/** Reads what the runner's environment, its event and the checkout's own HEAD say. */
async function describeCheckout({ environment, files }) {
	const event = await readEvent(environment["GITHUB_EVENT_PATH"], files);
	const runnerBranch = environment["GITHUB_REF_TYPE"] === "branch" ? environment["GITHUB_REF_NAME"] : void 0;
	return {
		apiUrl: environment["GITHUB_API_URL"] || API,
		repository: environment["GITHUB_REPOSITORY"] || void 0,
		branch: await readHead(files) ?? runnerBranch,
		defaultBranch: event
	};
}
/** Whether the Dockerfile of a source may be read from the workspace: same repository, same branch, as far as anything says. */
function isCheckoutOf(checkout, source) {
	const { provider, repo = checkout.repository } = source;
	if ((source.apiUrl ?? defaultApiUrl(provider, { GITHUB_API_URL: checkout.apiUrl })) !== checkout.apiUrl || repo?.toLowerCase() !== checkout.repository?.toLowerCase()) return false;
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
	const { provider, apiUrl } = source;
	const forge = await reader.openForge({
		provider,
		apiUrl,
		repository
	});
	if (source.dockerfile === null) return {
		...NONE,
		ref: source.branch ?? await forge.fetchDefaultBranch(repository)
	};
	const found = await forge.readFiles(repository, source.branch, [source.dockerfile]);
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
// packages/lineage/src/remembered.ts
const WrittenDigest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.s)((value) => typeof value === "string" && (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(value));
/** Failures that are so however often one looks at the same digests. */
const LASTING_FAILURES = ["lineage.platform-gone", "lineage.nested-index"];
const Name = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	digest: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)())
});
/** An image that the build used: its reference, and what that resolved to. */
const RememberedMaterial = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	digest: WrittenDigest,
	/** `own`: the platform of the image itself; absent: not said. */
	platform: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	tool: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.u)(true))
});
/** What the documents of some platforms' images say, in the same words for all of them. */
const RememberedReading = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	/** By platform: the manifest's digest. */
	platforms: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), WrittenDigest),
	/** The materials, or why there are none to believe; absent: not read. */
	provenance: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.E)([(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)(RememberedMaterial), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()])),
	/** The same of the attestations that only the referrers API or its tag knows. */
	referrers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.E)([(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)(RememberedMaterial), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()])),
	/** The base that the annotations name; `null`: none; absent: not read. */
	annotations: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(Name)),
	/** The same of the labels. */
	labels: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)(Name))
});
/** What was found about a base, for some of the image's platforms alike. */
const RememberedJudgement = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	platforms: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	verdict: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.n)([
		"unchanged",
		"changed",
		"unknown"
	]),
	evidence: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.n)([
		"provenance",
		"annotations",
		"layers",
		"ledger"
	])),
	/** The digests that are recorded of the base. */
	previous: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)(WrittenDigest),
	/** By evidence: why it did not serve. */
	skipped: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	layers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.n)([
		"same",
		"descends",
		"unrelated",
		"unclear"
	])),
	/** What of the base is in the way of any verdict. */
	failure: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
		code: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.n)(LASTING_FAILURES),
		message: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
		hint: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)())
	})),
	/** The base's digest whose layers began the image, as this or an earlier look saw. */
	begins: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(WrittenDigest),
	/** The one of `previous` that only the ledger knew, where that decided. */
	bound: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(WrittenDigest)
});
const RememberedBaseVerdict = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	/** What the base was, and is judged against; absent when that could not be found out. */
	current: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(WrittenDigest),
	judgements: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)(RememberedJudgement),
	/** For a pin: what the tag beside it was, and whether it had moved past the pin. */
	beside: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
		tag: WrittenDigest,
		moved: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.i)()
	}))
});
/** Bases that were found on the platforms that were looked at. */
const RememberedBases = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	platforms: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)())
});
const WrittenImage = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	digest: WrittenDigest,
	/** The digest that the image's tag had before this one, as the ledger saw it. */
	replaced: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(WrittenDigest),
	/** Its platforms, in the index's order. */
	order: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)()),
	readings: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)(RememberedReading),
	/** The bases that the image itself names, where nobody named any. */
	discovered: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(RememberedBases),
	/** Those of `ONBUILD` triggers beside the ones that were given. */
	triggered: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(RememberedBases),
	/** By role and reference (`runtime docker.io/library/node:22`): each base that was asked about. What was found of one holds only among the same others. */
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), RememberedBaseVerdict)
});
/** The value that an earlier look yielded as `remembered`; `undefined` for anything else. */
function parseRememberedImage(value) {
	return WrittenImage.safeParse(value).data;
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
/** What a request yields, or `undefined` where it fails with a {@link Failure}. */
async function orNothingFetched(request) {
	try {
		return await request;
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return void 0;
		throw error;
	}
}
// packages/lineage/src/platform-text.ts
/** A platform as it is remembered; `undefined` for one that its text would not lead back to. */
function writePlatform(platform) {
	const text = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(platform);
	const read = readPlatform(text);
	return read !== void 0 && (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(read) === text ? text : void 0;
}
/** The platform that a text spells; `undefined` when it spells none. */
function readPlatform(text) {
	return orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.s)(text));
}
// packages/lineage/src/children.ts
/** The platform under which the only manifest is remembered. */
const ANY = "any";
/** The children that a manifest names; attestations and other artifacts are none. */
function childrenOf(manifest) {
	if (manifest.kind === "manifest") return { only: manifest.digest };
	return { list: manifest.entries.flatMap(({ platform, digest }) => platform === void 0 ? [] : [{
		...platform,
		digest
	}]) };
}
/** The manifest that a builder takes for a platform; `undefined` when there is none. */
function childFor(children, platform) {
	return "only" in children ? children.only : selectPlatform(platform, children.list)?.digest;
}
/** Children by platform, as they are remembered; `undefined` where the platforms do not tell them apart. */
function writeChildren(children) {
	if ("only" in children) return { [ANY]: children.only };
	const written = /* @__PURE__ */ new Map();
	for (const child of children.list) {
		const platform = writePlatform(child);
		if (platform === void 0 || written.has(platform)) return void 0;
		written.set(platform, child.digest);
	}
	return Object.fromEntries(written);
}
/** Remembered children; `undefined` where a platform is none. */
function readChildren(written) {
	const only = written[ANY];
	if (only !== void 0) return { only };
	const list = Object.entries(written).flatMap(([text, digest]) => {
		const platform = readPlatform(text);
		return platform === void 0 ? [] : [{
			...platform,
			digest
		}];
	});
	return list.length > 0 && list.length === Object.keys(written).length ? { list } : void 0;
}
// packages/lineage/src/generation.ts
/** The generation of a base that has a digest. */
function openGeneration({ registry, notebook }, reference, digest) {
	async function fetchChildren() {
		const remembered = notebook.childrenOf(reference, digest);
		if (remembered !== void 0) return remembered;
		const children = childrenOf(await registry.fetchManifest((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, digest)));
		notebook.learnChildren(reference, digest, children);
		return children;
	}
	return {
		reference,
		digest,
		fetchChildren,
		async fetchConfig(platform) {
			const childDigest = childFor(await fetchChildren(), platform);
			if (childDigest === void 0) throw platformGone(reference, platform);
			const child = await registry.fetchManifest((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, childDigest));
			if (child.kind === "index") throw nestedIndex(reference, childDigest);
			return registry.fetchConfig(reference, child.config);
		}
	};
}
/** What a request yields, or `undefined` where the registry does not have it. */
async function unlessGone(request) {
	try {
		return await request;
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i && error.code === "registry.not-found") return void 0;
		throw error;
	}
}
/** The failure for a base that has no image for a platform that it is used on. */
function platformGone(reference, platform) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference)} has no ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(platform)} now`, {
		code: "lineage.platform-gone",
		hint: "A rebuild for that platform would fail: build without it, or on a base that has it"
	});
}
/** The failure for an index inside an index where an image should be. */
function nestedIndex(reference, digest) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, digest))} is an index inside an index`, {
		code: "lineage.nested-index",
		hint: "Publish an index whose entries are image manifests"
	});
}
// packages/lineage/src/comparison.ts
/**
* Whether a recorded base is the target generation, as far as the platforms that were used are concerned. The record may be an
* index's digest or that of a platform's child (buildah). Requests nothing when the digests are equal.
*
* @throws Failure of the registry, or `lineage.platform-gone` when the target lacks a platform that was used.
*/
async function compareRecord(record, era) {
	const { digest, platforms } = record;
	if (digest === era.target.digest) return "same";
	const now = await era.target.fetchChildren();
	const place = placeAmong(now, record);
	if (place !== void 0) return place === "used" ? "same" : "elsewhere";
	const remembered = era.past.flatMap(({ children = {} }) => placeAmong(readChildren(children), record) ?? []);
	if (remembered.length > 0) return remembered.includes("used") ? "different" : "elsewhere";
	const recorded = era.open(digest);
	const then = await unlessGone(recorded.fetchChildren());
	if (then === void 0) return "gone";
	if ("list" in then) return sameChildren(then.list, now, platforms, era.target) ? "same" : "different";
	return era.past.some((generation) => generation.digest === digest) || "only" in now ? "different" : placeChild(recorded, platforms);
}
/** One word for several records of one evidence: any difference counts, and what is not known leaves open whether there is one. */
function summarise(comparisons) {
	return [
		"different",
		"gone",
		"elsewhere"
	].find((each) => comparisons.includes(each)) ?? "same";
}
/** Whether a record is the child of an index for a platform that is used, or another's; `undefined` when it is none of its children. */
function placeAmong(children, { digest, platforms }) {
	if (children === void 0 || "only" in children) return void 0;
	if (!children.list.some((child) => child.digest === digest)) return void 0;
	return platforms.length === 0 || platforms.some((each) => childFor(children, each) === digest) ? "used" : "other";
}
/** A manifest of which no index is known is an older child, where it is of a platform that is used. */
async function placeChild(recorded, used) {
	const [platform] = used;
	if (platform === void 0) return "different";
	const config = await unlessGone(recorded.fetchConfig(platform));
	if (config === void 0) return "gone";
	return used.some((wanted) => selectPlatform(wanted, [config.platform]) !== void 0) ? "different" : "elsewhere";
}
function sameChildren(then, now, platforms, target) {
	const used = platforms.filter((platform) => childFor({ list: then }, platform) !== void 0);
	if (used.length === 0) return then.every((child) => childFor(now, child) === child.digest);
	return used.every((platform) => {
		const child = childFor(now, platform);
		if (child === void 0) throw platformGone(target.reference, platform);
		return child === childFor({ list: then }, platform);
	});
}
// packages/lineage/src/base-name.ts
/** The name of the base, and its digest, in annotations and labels (https://github.com/opencontainers/image-spec/blob/main/annotations.md). */
const BASE_NAME = "org.opencontainers.image.base.name";
// packages/lineage/src/question.ts
/** The platforms of the base that one platform's image uses, where nothing more exact is known; none when they cannot be told. */
function usedPlatforms({ base, image }) {
	const { platforms } = base;
	if (base.anyPlatform) return [];
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
	return findRecords(question, await question.image.fetchProvenance());
}
/** The same by the attestations that no index lists. */
async function askReferrers(question) {
	return findRecords(question, await question.image.fetchReferrers());
}
function findRecords(question, reading) {
	if (!("materials" in reading)) return reading;
	const { base, target } = question;
	const onTarget = reading.materials.filter(({ digest }) => digest === target.digest);
	const named = nearestPlatform(question, namedMaterials(question, reading.materials));
	const believed = onTarget.length > 0 && (named.length === 0 || !followsTag(base)) ? onTarget : named;
	if (believed.length === 0) return { reason: `the provenance does not name ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}` };
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
/** What the image's annotations say about a base, the manifest's own first; and its labels, where they are not inherited. */
async function askAnnotations(question) {
	try {
		const annotated = await question.image.fetchAnnotations();
		const finding = annotated === void 0 ? await askLabels(question) : readName$1(question, annotated);
		if (!("digest" in finding)) return finding;
		return { records: [{
			digest: finding.digest,
			platforms: usedPlatforms(question)
		}] };
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			reason: `the annotations and labels could not be read: ${error.message}`,
			cause: error
		};
	}
}
function readName$1(question, { name, digest }) {
	const reference = orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r)(name));
	if (reference === void 0) return { reason: `the base name "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 100)}" is not a reference` };
	if (!sameName(reference, question.base.reference)) return { reason: `the base that is named is ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)}` };
	if (digest === void 0) return { reason: "the base is named without a digest" };
	if (!(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(digest)) return { reason: `the base digest "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest, 100)}" is not a digest` };
	return { digest };
}
/**
* A build that sets no labels inherits its base's. So they speak for the base of the final stage only, and only where neither
* the base that they name nor the base as it is now says the same of itself, and the image may begin with the base that they name.
*/
async function askLabels(question) {
	if (question.base.role !== "runtime") return { reason: "there are no annotations, and labels speak for the runtime base only" };
	const labelled = await question.image.fetchLabels();
	if (labelled === void 0) return { reason: "there are no annotations and no labels that name a base" };
	const finding = readName$1(question, labelled);
	if (!("digest" in finding)) return finding;
	const [current, named] = await Promise.all([fetchConfig(question.target, question), fetchConfig(question.open(finding.digest), question)]);
	const mayCarry = (config) => config === void 0 || config.labels["org.opencontainers.image.base.name"] === labelled.name;
	if (named === void 0 || mayCarry(current) || mayCarry(named)) return { reason: "the labels that name the base may be inherited from it" };
	return isElsewhere(await question.image.fetchConfig(), named) ? { reason: "the image's layers do not begin with those of the base that its labels name" } : finding;
}
/** The config of a generation on the platform that is used; `undefined` when it is gone. */
function fetchConfig(generation, question) {
	const [platform = question.image.platform] = usedPlatforms(question);
	return unlessGone(generation.fetchConfig(platform));
}
/** Whether an image cannot be built on a base: one that is flattened has fewer layers, and may be built on any. */
function isElsewhere({ diffIds }, base) {
	return diffIds.length >= base.diffIds.length && base.diffIds.some((diffId, place) => diffId !== diffIds[place]);
}
// packages/lineage/src/chain.ts
/**
* The chain ID of each beginning of a list of layers, the shortest first: the last one names them all in their order
* (https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid).
*/
function listChains(diffIds) {
	const chains = [];
	for (const diffId of diffIds) {
		const below = chains.at(-1);
		chains.push(below === void 0 ? diffId : (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.u)(Buffer.from(`${below} ${diffId}`)));
	}
	return chains;
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
			reason: "the layers begin with the base's, but the history that must agree is incomplete",
			begins: true
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
	const { base, target, notebook } = question;
	if (base.role !== "runtime") return {
		kind: "unclear",
		reason: `a ${base.role} base leaves no layers in the image`
	};
	const [platform = question.image.platform] = usedPlatforms(question);
	const [image, config] = await Promise.all([fetchImageConfig(question), target.fetchConfig(platform)]);
	const chain = listChains(config.diffIds).at(-1);
	if (chain !== void 0) notebook.learnChain(base.reference, target.digest, platform, chain);
	if (image instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return {
		kind: "unclear",
		reason: `the image's config could not be read: ${image.message}`,
		cause: image
	};
	const relation = relateLayers(image, config);
	if (relation.kind === "same" || "begins" in relation && relation.begins) return relation;
	const recorded = findRecorded(question, platform, image);
	return recorded === void 0 ? relation : {
		kind: "descends",
		recorded
	};
}
/** The newest older generation that is known to begin the image: by an earlier look, or by the layers that are remembered of it. */
function findRecorded({ target, past, earlier }, platform, image) {
	const begins = earlier?.judgement.begins;
	if (begins !== void 0) return begins;
	const key = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(platform);
	const chains = new Set(listChains(image.diffIds));
	return past.findLast(({ digest, chains: known = {} }) => {
		const chain = Object.hasOwn(known, key) ? known[key] : void 0;
		return digest !== target.digest && chain !== void 0 && chains.has(chain);
	})?.digest;
}
async function fetchImageConfig(question) {
	try {
		return await question.image.fetchConfig();
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return error;
		throw error;
	}
}
// packages/lineage/src/reasons.ts
/** Why recorded digests do not decide. */
function undecided({ base }, digests, comparison) {
	const what = comparison === "gone" ? `which ${base.reference.registry} does not have or no longer has` : "which is another platform's";
	return `${digests.join(", ")} is recorded, ${what}`;
}
/** The failure for a base of which nothing decides, with each evidence's reason. */
function noEvidence({ base, image }, skipped, cause) {
	const reasons = skipped.map(({ evidence, reason }) => `${evidence}: ${reason}`).join("; ");
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}: nothing shows whether the image (${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(image.platform)}) is built on it as it is now (${reasons})`, {
		code: "lineage.no-evidence",
		hint: "Build the image with provenance, as docker/build-push-action does by default, or annotate it with its base's name and digest",
		...cause === void 0 ? {} : { cause }
	});
}
// packages/lineage/src/verdict.ts
/** All of them, the best first. */
const EVIDENCES = [
	"provenance",
	"annotations",
	"layers",
	"ledger"
];
/** Where one platform's layers show the base, another's that share nothing with it are an older generation's. */
function relateByOtherPlatforms(judgements) {
	if (!judgements.some(({ layers }) => layers === "same" || layers === "descends")) return judgements;
	return judgements.map((judgement) => judgement.layers === "unrelated" && (judgement.verdict === "unknown" || judgement.evidence === "ledger") ? {
		...judgement,
		previous: judgement.previous.filter((digest) => digest !== judgement.bound),
		verdict: "changed",
		evidence: "layers",
		skipped: judgement.skipped.filter(({ evidence }) => evidence !== "layers"),
		error: void 0
	} : judgement);
}
/** The verdict over all platforms: changed beats unknown beats unchanged. */
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
// packages/lineage/src/judgement.ts
const RECORDING = [["provenance", askProvenance], ["annotations", askAnnotations]];
/**
* Asks one evidence after the other, best first, whether a platform's image was built on the target; each that does not serve
* leaves its reason. What an earlier look found about the same two digests is not asked again. A `Failure` of the base's
* registry makes the verdict unknown.
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
		const recalled = recall(question, progress);
		return (recalled === void 0 ? await climb(question, progress) : recalled.judgement) ?? await askLedger(question, progress);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		const isLasting = LASTING_FAILURES.some((code) => code === error.code) && progress.causes.length === 0;
		return {
			...conclude(progress, "unknown", void 0, error),
			isLasting
		};
	}
}
/** What the image's own documents showed earlier: a judgement, or that they show nothing. */
function recall({ earlier, target }, progress) {
	if (earlier === void 0 || !earlier.holds || earlier.current !== target.digest) return void 0;
	const { verdict, evidence, previous, skipped, layers, bound, failure } = earlier.judgement;
	progress.previous.push(...previous.filter((digest) => digest !== bound));
	progress.layers = layers;
	for (const each of EVIDENCES) {
		const reason = skipped[each];
		if (reason !== void 0) progress.skipped.push({
			evidence: each,
			reason
		});
	}
	if (failure !== void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(failure.message, failure);
	return { judgement: verdict !== "unknown" && bound === void 0 ? conclude(progress, verdict, evidence) : void 0 };
}
/** The verdict of the image's own documents; `undefined` when they show nothing. */
async function climb(question, progress) {
	for (const [evidence, ask] of RECORDING) {
		const verdict = await judgeRecords(question, progress, evidence, await ask(question));
		if (verdict !== void 0) return conclude(progress, verdict, evidence);
	}
	const layers = await askLayers(question);
	progress.layers = layers.kind;
	if (layers.recorded !== void 0) progress.previous.push(layers.recorded);
	if (layers.kind === "same") return conclude(progress, "unchanged", "layers");
	if (layers.kind === "descends") return conclude(progress, "changed", "layers");
	if (layers.cause !== void 0) progress.causes.push(layers.cause);
	skip(progress, "layers", layers.reason);
	const attached = await judgeRecords(question, progress, "provenance", await askReferrers(question));
	if (attached !== void 0) return conclude(progress, attached, "provenance");
	return progress.provenanceGone ? conclude(progress, "changed", "provenance") : void 0;
}
/** The last of the ladder: what was seen of image and base over time. */
async function askLedger(question, progress) {
	const { bound, earlier, target } = question;
	if (bound === void 0 || "reason" in bound) {
		if (bound !== void 0) skip(progress, "ledger", bound.reason);
		return conclude(progress, "unknown", void 0, noEvidence(question, progress.skipped, progress.causes[0]));
	}
	const known = earlier?.holds && earlier.current === target.digest ? earlier.judgement : void 0;
	if (known?.bound === bound.digest) {
		progress.previous.push(bound.digest);
		return {
			...conclude(progress, known.verdict, "ledger"),
			bound: bound.digest
		};
	}
	const verdict = await judgeRecords(question, progress, "ledger", { records: [{
		digest: bound.digest,
		platforms: usedPlatforms(question)
	}] });
	if (verdict === void 0) return conclude(progress, "unknown", void 0, noEvidence(question, progress.skipped, progress.causes[0]));
	if (verdict === "unchanged") await orNothingFetched(target.fetchChildren());
	return {
		...conclude(progress, verdict, "ledger"),
		bound: bound.digest
	};
}
/** The verdict that one evidence's records lead to; `undefined` when it does not serve. */
async function judgeRecords(question, progress, evidence, finding) {
	if (!("records" in finding)) {
		skip(progress, evidence, finding.reason);
		if (finding.cause !== void 0) progress.causes.push(finding.cause);
		return;
	}
	const digests = [...new Set(finding.records.map(({ digest }) => digest))];
	const added = digests.filter((digest) => !progress.previous.includes(digest));
	progress.previous.push(...added);
	const comparison = summarise(await Promise.all(finding.records.map((record) => compareRecord(record, question))));
	if (comparison === "elsewhere") progress.previous.splice(-added.length, added.length);
	if (comparison === "same") return "unchanged";
	if (comparison === "different") return "changed";
	progress.provenanceGone ||= evidence === "provenance" && comparison === "gone";
	skip(progress, evidence, undecided(question, digests, comparison));
}
/** The provenance may be passed over twice, for the index's and for the referrers' reason. */
function skip({ skipped }, evidence, reason) {
	const place = skipped.findIndex((each) => each.evidence === evidence);
	const earlier = skipped[place];
	if (earlier === void 0) skipped.push({
		evidence,
		reason
	});
	else skipped[place] = {
		evidence,
		reason: `${earlier.reason}; ${reason}`
	};
}
function conclude({ previous, skipped, layers, causes }, verdict, evidence, error) {
	const used = skipped.findIndex((each) => each.evidence === evidence);
	return {
		verdict,
		evidence,
		previous,
		skipped: used < 0 ? skipped : skipped.slice(0, used),
		error,
		layers,
		isLasting: causes.length === 0
	};
}
// packages/lineage/src/ledger-evidence.ts
/** What a ledger knows of how an image came by its digest. */
function sightImage(digest, memory) {
	const isNew = memory.digest !== digest;
	const earlier = memory.image?.digest === digest ? memory.image.replaced : void 0;
	return {
		digest,
		isNew,
		replaced: isNew ? memory.digest ?? void 0 : earlier
	};
}
/**
* The digest of a base that an image is built on by the times at which both were seen: somebody rebuilt the image after the base had become what it was, or
* a rebuild of ours did and the base stood still meanwhile. Whatever was first seen in the same look as the image has no order in time with it.
*
* @param current what the base is now
*/
function bindBase(base, current, sighting, memory) {
	const name = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
	const proven = sighting.isNew ? void 0 : memory.builtOn?.[name];
	if (proven !== void 0) return { digest: proven };
	const history = Object.hasOwn(memory.bases ?? {}, name) ? memory.bases?.[name]?.history ?? [] : [];
	const seenAt = sighting.isNew ? Number.POSITIVE_INFINITY : Date.parse(memory.digestSeenAt ?? "");
	const claimedAt = findClaim(sighting, memory, seenAt);
	if (sighting.replaced === void 0 && claimedAt === void 0) return { reason: "no other digest of the image was seen before this one" };
	if (history.length === 0) return { reason: "the base was not seen before" };
	if (sighting.isNew && history.at(-1)?.digest !== current || history.some((each) => Date.parse(each.firstSeenAt) === seenAt)) return { reason: "the image and the base moved between the same two looks" };
	const older = history.filter((each) => Date.parse(each.firstSeenAt) < seenAt);
	const last = older.at(-1);
	if (last === void 0) return { reason: "the base was not seen before the image was built" };
	if (claimedAt !== void 0 && older.some((each) => movedAfter(each, claimedAt))) return { reason: "the base moved while a rebuild of the image was under way" };
	return { digest: last.digest };
}
/** When the rebuild of ours was claimed that may have made the image; `undefined` when none can have. */
function findClaim({ digest, replaced }, { rebuilds = [] }, seenAt) {
	const times = rebuilds.filter((each) => each.replaces !== digest && each.replaces === (replaced ?? null)).map(({ claimedAt }) => Date.parse(claimedAt)).filter((claimedAt) => claimedAt <= seenAt);
	return times.length === 0 ? void 0 : Math.min(...times);
}
function movedAfter({ firstSeenAt }, claimedAt) {
	return Date.parse(firstSeenAt) > claimedAt;
}
// packages/lineage/src/tracked-base.ts
const ROLES = [
	"runtime",
	"build",
	"copy",
	"mount",
	"syntax"
];
/** A base as it is remembered, everything of it that an answer depends on: `build docker.io/library/node:22 pinned on linux/amd64,linux/arm64`. */
function writeBase({ role, reference, pinned, anyPlatform, platforms }) {
	const words = [role, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)];
	if (pinned) words.push("pinned");
	if (anyPlatform) words.push("anywhere");
	if (platforms !== void 0) words.push("on", platforms.map(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a).join(","));
	return words.join(" ");
}
/** The base that a text spells; `undefined` when it spells none. */
function readBase(text) {
	const [roleText, name = "", ...words] = text.split(" ");
	const role = ROLES.find((each) => each === roleText);
	const reference = orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r)(name));
	const place = words.indexOf("on");
	const platforms = place < 0 ? void 0 : (words[place + 1] ?? "").split(",").map(readPlatform);
	if (role === void 0 || reference === void 0 || platforms?.includes(void 0)) return void 0;
	return {
		role,
		reference,
		line: void 0,
		platforms: platforms?.filter((platform) => platform !== void 0),
		pinned: words.includes("pinned"),
		...words.includes("anywhere") ? { anyPlatform: true } : {}
	};
}
// packages/lineage/src/recollection.ts
/** What an earlier look at the same image found about a base. */
function recallBase({ earlier }, base) {
	const key = writeBase(base);
	return earlier !== void 0 && Object.hasOwn(earlier.bases, key) ? earlier.bases[key] : void 0;
}
/** What it found on one platform. */
function recallJudgement(found, platform, holds) {
	const text = writePlatform(platform);
	const judgement = found?.judgements.find(({ platforms }) => platforms.some((each) => each === text));
	if (found?.current === void 0 || judgement === void 0) return void 0;
	return {
		current: found.current,
		judgement,
		holds
	};
}
/**
* A base's judgements as they are remembered, those of several platforms in one where they say the same. Where a registry failed on the way, what was known
* stays, so that the next look asks again.
*/
function rememberBase(current, questions, judgements, earlier) {
	if (!judgements.every(({ isLasting }) => isLasting) && earlier !== void 0) return earlier;
	const groups = /* @__PURE__ */ new Map();
	for (const [place, judgement] of judgements.entries()) {
		const question = questions[place];
		const platform = question && writePlatform(question.image.platform);
		if (question === void 0 || platform === void 0 || !judgement.isLasting) continue;
		const words = wordsOf(question, judgement);
		const key = JSON.stringify(words);
		const group = groups.get(key) ?? {
			platforms: [],
			...words
		};
		group.platforms.push(platform);
		groups.set(key, group);
	}
	return {
		current,
		judgements: [...groups.values()]
	};
}
function wordsOf({ target, earlier }, { verdict, evidence, previous, skipped, layers, bound, error }) {
	const begins = layers === "same" ? target.digest : earlier?.judgement.begins;
	const reasons = skipped.filter((each) => each.evidence !== "ledger");
	const code = LASTING_FAILURES.find((each) => each === error?.code);
	const hint = error?.hint === void 0 ? {} : { hint: error.hint };
	const failure = code && error && {
		code,
		message: error.message,
		...hint
	};
	return {
		verdict,
		...evidence === void 0 ? {} : { evidence },
		previous: [...previous],
		skipped: Object.fromEntries(reasons.map((each) => [each.evidence, each.reason])),
		...layers === void 0 ? {} : { layers },
		...begins === void 0 ? {} : { begins },
		...bound === void 0 ? {} : { bound },
		...failure === void 0 ? {} : { failure }
	};
}
// packages/lineage/src/base-verdict.ts
/**
* The verdict on one base of a published image, over the platforms where it is used. A `Failure` of the registry makes it
* unknown and is its error.
*/
async function judgeBase(court, base) {
	const { library, image } = court;
	const platforms = platformsOf$1(image, base);
	const earlier = recallBase(image, base);
	try {
		const [target] = await Promise.all([resolveTarget(library.registry, base), ...platforms.map((platform) => platform.fetchProvenance())]);
		const questions = platforms.map((platform) => openQuestion(court, base, platform, target));
		const judgements = await Promise.all(questions.map(judgePlatform));
		const verdict = combine(base, target, relateByOtherPlatforms(judgements));
		const remembered = rememberBase(target, questions, judgements, earlier);
		if (verdict.verdict !== "unchanged") return {
			verdict,
			remembered
		};
		const known = court.holds && earlier?.current === target ? earlier.beside : void 0;
		return await lookPastPin(library.registry, questions, {
			verdict,
			remembered
		}, known);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			verdict: unknownBase(base, void 0, error),
			remembered: earlier ?? { judgements: [] }
		};
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
function platformsOf$1(image, { platforms }) {
	const using = image.platforms.filter((each) => platforms?.some((platform) => samePlatform(platform, each.platform)));
	return using.length > 0 ? using : image.platforms;
}
function openQuestion(court, base, image, target) {
	const { library, bases, holds } = court;
	const open = (digest) => openGeneration(library, base.reference, digest);
	const earlier = recallJudgement(recallBase(court.image, base), image.platform, holds);
	return {
		base,
		siblings: bases.filter((other) => other !== base),
		image,
		target: open(target),
		open,
		past: library.notebook.generationsOf(base.reference),
		notebook: library.notebook,
		earlier,
		bound: bind(court, base, target, earlier?.judgement.bound)
	};
}
/** What was bound once stays so, also when the ledger has let go of what proved it. */
function bind({ memory, sighting }, base, target, earlier) {
	if (memory === void 0 || sighting === void 0) return void 0;
	if (!followsTag(base)) return { reason: "what is pinned follows no tag" };
	const binding = bindBase(base, target, sighting, memory);
	return "reason" in binding && earlier !== void 0 ? { digest: earlier } : binding;
}
/** An image that is built on its pin may still have been left behind by the tag beside it. Throws `Failure`. */
async function lookPastPin(registry, questions, judged, known) {
	const { verdict, remembered } = judged;
	const [question] = questions;
	const { tag, digest: pin } = verdict.reference;
	if (question === void 0 || followsTag(verdict) || tag === void 0 || pin === void 0) return judged;
	try {
		const { digest } = await registry.resolveDigest({
			...verdict.reference,
			digest: void 0
		});
		const moved = known?.tag === digest ? known.moved : await hasMovedPast(pin, digest, questions, question);
		const beside = {
			tag: digest,
			moved
		};
		if (!moved) return {
			verdict,
			remembered: {
				...remembered,
				beside
			}
		};
		return {
			verdict: {
				...verdict,
				verdict: "changed",
				current: digest,
				movedPastPin: true
			},
			remembered: {
				...remembered,
				beside
			}
		};
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			verdict: {
				...verdict,
				verdict: "unknown",
				evidence: void 0,
				current: void 0,
				error
			},
			remembered
		};
	}
}
async function hasMovedPast(pin, tag, questions, question) {
	const comparison = await compareRecord({
		digest: pin,
		platforms: questions.flatMap(usedPlatforms)
	}, {
		...question,
		target: question.open(tag)
	});
	return comparison === "different" || comparison === "gone";
}
// packages/lineage/src/discovery.ts
/**
* The bases that a published image itself names, when nobody else does: those of its provenance, tools left out, else the one of
* its annotations. Labels may be inherited and name nothing. Provenance does not say which image the final stage is from: it is
* the only one on the platform, or the annotated one, or the one whose layers begin the image, and all others count as `build`.
* `undefined` when nothing names any; empty when provenance says that there are none (`FROM scratch`).
*
* @throws Failure of the registry when it does not give the provenance or annotations that there are, or the layers that tell the
*   final stage's base: what the others name might not be all.
*/
async function discoverBases(library, image) {
	const accounts = await Promise.all(image.platforms.map(readAccount));
	const references = distinct(accounts.flatMap(({ materials, named }) => materials?.map(({ reference }) => reference) ?? named ?? []));
	if (references.length === 0) return accounts.every(({ materials }) => materials !== void 0) ? [] : void 0;
	const runtime = (await Promise.all(accounts.map((account) => findRuntime(library, account)))).flat();
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
		const named = await readName(image);
		const attached = named === void 0 ? await image.fetchReferrers() : provenance;
		if (!("materials" in attached)) return {
			image,
			materials: void 0,
			named
		};
		return readMaterials(image, attached.materials);
	}
	return readMaterials(image, provenance.materials);
}
async function readMaterials(image, all) {
	const materials = all.filter(({ tool }) => !tool).map(asTracked);
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
	const { name = "" } = await image.fetchAnnotations() ?? {};
	return orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r)(name));
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
async function findRuntime(library, account) {
	const { materials, named, image } = account;
	if (materials === void 0) return named === void 0 ? [] : [named];
	const here = materialsOn(image, materials);
	const annotated = here.filter(({ reference }) => named !== void 0 && sameName(reference, named));
	if (annotated.length > 0) return annotated.map(({ reference }) => reference);
	if (here.length < 2) return here.map(({ reference }) => reference);
	const begin = await Promise.all(here.map((material) => beginsImage(library, image, material)));
	return here.filter((_, place) => begin[place]).map(({ reference }) => reference);
}
async function beginsImage(library, image, { reference, digest }) {
	const generation = openGeneration(library, reference, digest);
	const [own, base] = await Promise.all([image.fetchConfig(), unlessGone(generation.fetchConfig(image.platform))]);
	if (base === void 0 || base.diffIds.length === 0) return false;
	return base.diffIds.every((diffId, place) => own.diffIds[place] === diffId);
}
/** `undefined` when every platform that gives an account names the base. */
function platformsNaming(accounts, reference) {
	const denies = ({ materials, named }) => materials === void 0 ? named !== void 0 && !sameBase(named, reference) : !materials.some((material) => sameBase(material.reference, reference));
	if (!accounts.some(denies)) return void 0;
	return accounts.filter((account) => !denies(account)).map(({ image }) => image.platform);
}
function distinct(references) {
	return [...new Map(references.map((reference) => [(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference), reference])).values()];
}
function sameBase(left, right) {
	return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(left) === (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(right);
}
// packages/lineage/src/onbuild.ts
/**
* The images that the `ONBUILD` triggers of an image's bases took files from (https://docs.docker.com/reference/dockerfile/#onbuild): no Dockerfile names them, the
* provenance does. The bases are only asked for their triggers where the provenance has an image that nothing else explains.
*
* @throws Failure of the registry when it does not say what a base's triggers are.
*/
async function findTriggered(library, image, bases) {
	if (!bases.some(({ line }) => line !== void 0)) return [];
	const extras = (await Promise.all(image.platforms.map((each) => listExtras(each, bases)))).flat();
	const [first] = extras;
	if (first === void 0) return [];
	const stages = bases.filter(({ role }) => role === "runtime" || role === "build");
	const used = (await Promise.all(stages.map((base) => fetchTriggers(library, base, first)))).flat().flatMap(readTrigger).filter(({ reference }) => extras.some(({ material }) => sameName(material.reference, reference)));
	return [...new Map(used.map((base) => [writeBase(base), base])).values()];
}
async function listExtras(image, bases) {
	const reading = await image.fetchProvenance();
	const materials = "materials" in reading ? reading.materials : [];
	const explained = ({ reference, tool }) => tool || bases.some((base) => isOf(reference, base.reference));
	return materials.filter((material) => !explained(material)).map((material) => ({
		material,
		materials,
		platform: image.platform
	}));
}
/** Whether a material's name is a base's, or may be: by its digest alone where a build context replaced it. */
function isOf(material, base) {
	if (sameName(material, base)) return true;
	const { tag, registry, repository } = material;
	return tag === void 0 && registry === base.registry && repository === base.repository;
}
/** The triggers of the generation of a base that the image was built on, as far as its provenance names it. */
async function fetchTriggers(library, base, { materials, platform }) {
	const used = materials.find(({ reference }) => isOf(reference, base.reference));
	if (used === void 0) return [];
	return (await unlessGone(openGeneration(library, base.reference, used.digest).fetchConfig(used.platform ?? platform)))?.onBuild ?? [];
}
function readTrigger(trigger) {
	const copied = /^\s*COPY\s/iu.test(trigger) ? [...trigger.matchAll(/\s--from=(\S+)/gu)] : [];
	const mounted = /^\s*RUN\s/iu.test(trigger) ? [...trigger.matchAll(/\s--mount=\S*?\bfrom=([^,\s]+)/gu)] : [];
	return [...copied.map((match) => track("copy", match)), ...mounted.map((match) => track("mount", match))].flat();
}
function track(role, [, name = ""]) {
	const reference = orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r)(name));
	if (reference === void 0) return [];
	return [{
		role,
		reference,
		line: void 0,
		platforms: void 0,
		pinned: reference.digest !== void 0
	}];
}
// packages/lineage/src/counted-bases.ts
/** The bases that were asked about, with those of `ONBUILD` triggers; or those that the image itself names where none were given. */
async function countBases(library, image, request) {
	try {
		return request.bases === null ? await countDiscovered(library, image, request) : await countTriggered(library, image, request, request.bases);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			bases: request.bases ?? void 0,
			error,
			holds: false
		};
	}
}
async function countDiscovered(library, image, request) {
	const found = recallBases(image, image.earlier?.discovered) ?? await discoverBases(library, image);
	if (found === void 0) return {
		bases: void 0,
		error: void 0,
		holds: false
	};
	const bases = found.filter((base) => isTracked(request, base));
	const holds = isSame(bases, image.earlier);
	return {
		bases,
		error: void 0,
		discovered: writeBases(image, found),
		holds
	};
}
async function countTriggered(library, image, request, given) {
	const withOwn = (own) => [...given, ...own.filter((base) => isTracked(request, base))];
	const recalled = recallBases(image, image.earlier?.triggered);
	const earlier = recalled && withOwn(recalled);
	const holds = earlier !== void 0 && isSame(earlier, image.earlier);
	const own = holds ? recalled ?? [] : await findTriggered(library, image, given);
	return {
		bases: withOwn(own),
		error: void 0,
		triggered: writeBases(image, own),
		holds
	};
}
function isTracked({ track }, { role }) {
	return track === void 0 ? role !== "syntax" : track.includes(role);
}
function isSame(bases, earlier) {
	const asked = Object.keys(earlier?.bases ?? {});
	const keys = new Set(bases.map(writeBase));
	return asked.length === keys.size && asked.every((key) => keys.has(key));
}
function writeBases(image, bases) {
	return {
		platforms: platformsOf(image),
		bases: bases.map(writeBase)
	};
}
/** What an earlier look found on the same platforms; `undefined` where there was none, or something in it is no base. */
function recallBases(image, written) {
	if (written === void 0 || written.platforms.join() !== platformsOf(image).join()) return void 0;
	const bases = written.bases.map(readBase);
	return bases.includes(void 0) ? void 0 : bases.filter((base) => base !== void 0);
}
function platformsOf({ platforms }) {
	return platforms.flatMap(({ platform }) => writePlatform(platform) ?? []);
}
// packages/lineage/src/current-children.ts
/**
* Reads the indexes that bases are now, once each, as far as no memory holds them: when a tag has moved on and its old index is deleted, nobody else knows what that held. What
* cannot be read is left out, and so is what would use up a registry's limit: it is wanted, not needed.
*/
async function learnCurrentChildren(library, bases) {
	await Promise.all(bases.map(async ({ reference, current, pinned }) => {
		if (current === void 0 || pinned || isScarce(library.registry, reference.registry)) return;
		try {
			await openGeneration(library, reference, current).fetchChildren();
		} catch (error) {
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		}
	}));
}
/** Docker Hub counts these reads (https://docs.docker.com/docker-hub/usage/pulls): from half of a limit on, the rest is for builds. */
function isScarce({ rateLimits }, registry) {
	const { limit, remaining } = rateLimits[registry] ?? {};
	const [all, left] = [Number.parseInt(limit ?? "", 10), Number.parseInt(remaining ?? "", 10)];
	return all > 0 && left < all / 2;
}
// packages/lineage/src/image-memory.ts
/** Everything that the next look at the same digest need not ask for again. */
function rememberImage({ digest, allPlatforms }, sighting, { discovered, triggered }, judged) {
	const order = allPlatforms.map(({ platform }) => writePlatform(platform));
	const isPlain = new Set(order).size === order.length && !order.includes(void 0);
	return {
		digest,
		...sighting?.replaced === void 0 ? {} : { replaced: sighting.replaced },
		order: isPlain ? order.filter((text) => text !== void 0) : [],
		readings: isPlain ? groupReadings(allPlatforms) : [],
		...discovered === void 0 ? {} : { discovered },
		...triggered === void 0 ? {} : { triggered },
		bases: Object.fromEntries(judged.map(({ verdict, remembered }) => [writeBase(verdict), remembered]))
	};
}
function groupReadings(platforms) {
	const groups = /* @__PURE__ */ new Map();
	for (const { platform, digest, reading } of platforms) {
		const key = JSON.stringify(reading);
		const group = groups.get(key) ?? {
			platforms: {},
			...JSON.parse(key)
		};
		group.platforms[writePlatform(platform) ?? ""] = digest;
		groups.set(key, group);
	}
	return [...groups.values()];
}
// packages/lineage/src/notebook.ts
function createNotebook(bases = {}) {
	const learned = /* @__PURE__ */ new Map();
	function generationsOf(base) {
		const name = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base);
		return (Object.hasOwn(bases, name) ? bases[name]?.history : void 0) ?? [];
	}
	function find(base, digest) {
		return generationsOf(base).findLast((generation) => generation.digest === digest);
	}
	function note(base, digest) {
		const name = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base);
		const known = learned.get(`${name} ${digest}`) ?? {
			base: name,
			digest
		};
		learned.set(`${name} ${digest}`, known);
		return known;
	}
	return {
		generationsOf,
		childrenOf(base, digest) {
			const { children } = find(base, digest) ?? {};
			return children && readChildren(children);
		},
		learnChildren(base, digest, children) {
			const written = writeChildren(children);
			if (written !== void 0) note(base, digest).children = written;
		},
		learnChain(base, digest, platform, chain) {
			const text = writePlatform(platform);
			if (text === void 0 || find(base, digest)?.chains?.[text] === chain) return;
			const generation = note(base, digest);
			generation.chains = {
				...generation.chains,
				[text]: chain
			};
		},
		get learned() {
			return [...learned.values()];
		}
	};
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
		platform: orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.s)(qualifiers.get("platform") ?? ""))
	};
}
function referenceOf(path, digest) {
	const at = path.lastIndexOf("@");
	const name = decode(at < 0 ? path : path.slice(0, at));
	const version = decode(at < 0 ? "" : path.slice(at + 1));
	if (name === void 0 || version === void 0) return void 0;
	return orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r)(`${name}${versionSuffix(version)}${digest ? `@${digest}` : ""}`));
}
/** Other builders put the digest where BuildKit puts the tag. */
function versionSuffix(version) {
	if (version === "") return "";
	return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(version) ? `@${version}` : `:${version}`;
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
	return [...named, sbom].filter((text) => text !== "").flatMap((text) => orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r)(text)) ?? []);
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
const Digests = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)());
const Dependency = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	uri: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	digest: Digests
});
const Dependencies = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)())));
const Arguments = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ args: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)()))) });
const V02 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	buildType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	materials: Dependencies,
	invocation: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ parameters: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(Arguments) }))
});
const V1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ buildDefinition: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	buildType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	resolvedDependencies: Dependencies,
	externalParameters: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ request: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)(Arguments) }))
}) });
const Statement = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({
	predicateType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.C)(),
	subject: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.h)({ digest: Digests })))),
	predicate: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_2__.D)()
});
/**
* The images that BuildKit's provenance of an image manifest lists, from an in-toto statement in JSON with an SLSA predicate
* v0.2 or v1 (https://docs.docker.com/build/metadata/attestations/slsa-definitions/). Never throws.
*
* @param child the manifest's digest: a subject that names only something else is not believed.
*/
function readStatement(bytes, child) {
	const statement = Statement.safeParse(parseDocument(bytes));
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
	return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.d)(digest) ? digest : void 0;
}
// packages/lineage/src/attestation.ts
const MAX_BYTES = 8388608;
/** Anybody who may push can add as many as they like; a build adds one for each platform. */
const MAX_ATTESTATIONS = 64;
const ARTIFACT_TYPE = "application/vnd.docker.attestation.manifest.v1+json";
/** What is so however often one looks: the size that a descriptor states, and, of the referrers, that nobody here may list them. */
const LASTING = /* @__PURE__ */ new Set(["registry.too-large"]);
const LASTING_OF_REFERRERS = /* @__PURE__ */ new Set([
	...LASTING,
	"registry.denied",
	"registry.malformed"
]);
/**
* Reads the BuildKit attestation that an index holds for one of its manifests
* (https://docs.docker.com/build/metadata/attestations/attestation-storage/). A `Failure` of the registry becomes a reason.
*/
async function readProvenance(registry, image, fetchRoot, child) {
	try {
		const root = await fetchRoot();
		return await choose(registry, image, (root.kind === "index" ? root.entries : []).filter((entry) => mayAttest(entry, child.digest)), child, "there is no provenance attestation for");
	} catch (error) {
		return reasonOf(error, "the attestation", LASTING);
	}
}
/** Reads the BuildKit attestation among those artifacts that only say themselves what they are about. */
async function readReferrers(registry, image, child) {
	try {
		return await choose(registry, image, (await registry.fetchReferrers(image, child.digest)).filter(({ artifactType }) => artifactType === ARTIFACT_TYPE), child, "there is none among the referrers of");
	} catch (error) {
		return reasonOf(error, "the image's referrers", LASTING_OF_REFERRERS);
	}
}
/** The first attestation that is to be believed, else why the first one is not. */
async function choose(registry, image, entries, child, none) {
	const readings = await Promise.all(entries.slice(0, MAX_ATTESTATIONS).map((entry) => readAttestation(registry, image, entry, child.digest)));
	return readings.flat().find((reading) => "materials" in reading) ?? readings.flat()[0] ?? { reason: `${none} ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(child.platform)}` };
}
/** An attestation has to say whom it is about, by its place in the index or by its subject, and both must agree. */
async function readAttestation(registry, image, entry, child) {
	const manifest = await registry.fetchManifest((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(image, entry.digest));
	if (manifest.kind === "index") return [];
	const placed = entry.annotations["vnd.docker.reference.digest"];
	if (manifest.subject === void 0 ? placed === void 0 : manifest.subject !== child) return placed === void 0 ? [] : [{ reason: "the attestation is about something else" }];
	return Promise.all(manifest.layers.filter(isProvenance).map(async (layer) => readStatement(await registry.fetchBlob(image, layer, MAX_BYTES), child)));
}
/** Entries without annotations are told apart by their manifests alone. */
function mayAttest({ annotations, artifactType }, child) {
	const subject = annotations["vnd.docker.reference.digest"];
	if (annotations["vnd.docker.reference.type"] === "attestation-manifest") return subject === child;
	return artifactType === ARTIFACT_TYPE && subject === void 0;
}
function isProvenance({ mediaType, annotations }) {
	const predicateType = annotations["in-toto.io/predicate-type"] ?? "";
	return mediaType === "application/vnd.in-toto+json" && predicateType.startsWith("https://slsa.dev/provenance/");
}
function reasonOf(error, what, lasting) {
	if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
	const reason = `${what} could not be read: ${error.message}`;
	return lasting.has(error.code) ? { reason } : {
		reason,
		cause: error
	};
}
// packages/lineage/src/image-reading.ts
/** Far above any name of use; what is longer is read again each time. */
const MAX_NAME_LENGTH = 1024;
/** A provenance reading as it is remembered; `undefined` for one that a later look may read better. */
function writeProvenance(reading, own) {
	if (!("materials" in reading)) return reading.cause === void 0 ? reading.reason : void 0;
	const written = reading.materials.map((material) => writeMaterial(material, own));
	return written.includes(void 0) ? void 0 : written.filter((material) => material !== void 0);
}
/** A remembered reading; `undefined` when there is none, or one that this version does not understand. */
function recallProvenance(written, own) {
	if (written === void 0) return void 0;
	if (typeof written === "string") return { reason: written };
	const materials = written.map((material) => recallMaterial(material, own));
	return materials.includes(void 0) ? void 0 : { materials: materials.filter((material) => material !== void 0) };
}
/** A name as it is remembered, `null` for none; `undefined` when it is too long to be kept. */
function writeName(name) {
	if (name === void 0) return null;
	return name.name.length + (name.digest?.length ?? 0) > MAX_NAME_LENGTH ? void 0 : name;
}
function writeMaterial(material, own) {
	const { reference, digest, platform, tool } = material;
	const text = platform !== void 0 && (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(platform) === (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(own) ? "own" : platform && writePlatform(platform);
	if (platform !== void 0 && text === void 0) return void 0;
	return {
		name: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference),
		digest,
		...text === void 0 ? {} : { platform: text },
		...tool ? { tool } : {}
	};
}
function recallMaterial(written, own) {
	const reference = orNothing(() => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r)(written.name));
	const platform = written.platform === "own" ? own : readPlatform(written.platform ?? "");
	if (reference === void 0 || written.platform !== void 0 && platform === void 0) return void 0;
	return {
		reference,
		digest: written.digest,
		platform,
		tool: written.tool ?? false
	};
}
// packages/lineage/src/published-platform.ts
/** Opens one child of the image whose tag is at `root`. */
function openPlatform({ registry, reference, root }, child, reading) {
	const { platform, digest } = child;
	const fetchRoot = () => registry.fetchManifest((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, root));
	const fetchConfig = async () => registry.fetchConfig(reference, (await fetchManifest()).config);
	async function fetchManifest() {
		const manifest = await registry.fetchManifest((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, digest));
		if (manifest.kind === "index") throw nestedIndex(reference, digest);
		return manifest;
	}
	async function listAnnotations() {
		const [manifest, index] = await Promise.all([fetchManifest(), fetchRoot()]);
		if (index.kind === "manifest") return [manifest.annotations];
		const entry = index.entries.find((each) => each.digest === digest && each.platform !== void 0);
		return [
			manifest.annotations,
			entry?.annotations ?? {},
			index.annotations
		];
	}
	async function readAttestations(key) {
		const recalled = recallProvenance(reading[key], platform);
		if (recalled !== void 0) return recalled;
		const read = key === "provenance" ? await readProvenance(registry, reference, fetchRoot, child) : await readReferrers(registry, reference, child);
		reading[key] = writeProvenance(read, platform);
		return read;
	}
	async function readName(key, list) {
		const recalled = reading[key];
		if (recalled !== void 0) return recalled ?? void 0;
		const named = (await list()).find((each) => each[BASE_NAME] !== void 0);
		const name = named && {
			name: named["org.opencontainers.image.base.name"] ?? "",
			digest: named["org.opencontainers.image.base.digest"]
		};
		reading[key] = writeName(name);
		return name;
	}
	return {
		platform,
		digest,
		reading,
		fetchConfig,
		fetchProvenance: once(() => readAttestations("provenance")),
		fetchReferrers: once(() => readAttestations("referrers")),
		fetchAnnotations: once(() => readName("annotations", listAnnotations)),
		fetchLabels: once(() => readName("labels", async () => [(await fetchConfig()).labels]))
	};
}
function once(ask) {
	let asked;
	return () => {
		asked ??= ask();
		return asked;
	};
}
// packages/lineage/src/published-image.ts
/**
* Reads what an image's tag is now and which platforms it has; only the `wanted` ones when any are given. Where its digest is the
* remembered one, the HEAD of its tag is the only request.
*
* @throws Failure of the registry, `lineage.platform-missing` for a wanted platform that the image lacks, `lineage.no-platform`
*   for an index that lists no image.
*/
async function readPublishedImage(registry, reference, wanted, remembered) {
	const { digest } = await registry.resolveDigest(reference);
	const repository = {
		registry,
		reference,
		root: digest
	};
	const earlier = remembered?.digest === digest ? remembered : void 0;
	const recalled = earlier && recallPlatforms(repository, earlier);
	const allPlatforms = recalled ?? await listPlatforms(repository);
	return {
		digest,
		platforms: selectWanted(reference, allPlatforms, wanted),
		allPlatforms,
		earlier: recalled && earlier
	};
}
/** In their order; `undefined` when what is remembered lists none, or one that is none. */
function recallPlatforms(repository, { readings, order = [] }) {
	const platforms = order.flatMap((text) => {
		const platform = readPlatform(text);
		const found = readings.find((reading) => Object.hasOwn(reading.platforms, text));
		const digest = found?.platforms[text];
		if (platform === void 0 || found === void 0 || digest === void 0) return [];
		const { platforms: _, ...reading } = found;
		return [openPlatform(repository, {
			platform,
			digest
		}, { ...reading })];
	});
	return platforms.length > 0 && platforms.length === order.length ? platforms : void 0;
}
async function listPlatforms(repository) {
	const { registry, reference, root } = repository;
	const children = await listChildren(registry, reference, await registry.fetchManifest((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, root)));
	const nothing = () => ({});
	if (children.length > 0) return children.map((child) => openPlatform(repository, child, nothing()));
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)} is an index that lists no image of any platform`, {
		code: "lineage.no-platform",
		hint: "Look at what was pushed there; a build writes the platform of each image into the index"
	});
}
async function listChildren(registry, reference, manifest) {
	if (manifest.kind === "manifest") {
		const { platform } = await registry.fetchConfig(reference, manifest.config);
		return [{
			platform,
			digest: manifest.digest
		}];
	}
	return manifest.entries.flatMap(({ platform, digest }) => platform === void 0 ? [] : [{
		platform,
		digest
	}]);
}
function selectWanted(reference, platforms, wanted) {
	const isThere = (platform) => platforms.some((each) => samePlatform(each.platform, platform));
	const missing = wanted?.find((platform) => !isThere(platform));
	if (missing !== void 0) {
		const present = platforms.map(({ platform }) => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(platform)).join(", ");
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)} has no ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a)(missing)}`, {
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
* carries, provenance before annotations before layers, and what a ledger saw over time where none of these decides. What a registry
* cannot or will not say makes a verdict `unknown` with its `Failure`, and touches no other base's; nothing is thrown for it. With a
* memory of the image's digest and the bases' it takes the HEADs of their tags and nothing else.
*/
async function traceLineage(request, { registry }) {
	const { memory } = request;
	const read = readPublishedImage(registry, request.image, request.platforms, memory?.image);
	for (const base of request.bases ?? []) startResolving(registry, base);
	const image = await unlessFailure(read);
	if (image instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return unreadable(registry, request, image);
	const library = {
		registry,
		notebook: createNotebook(memory?.bases)
	};
	const counted = await countBases(library, image, request);
	const { bases = [], holds } = counted;
	const sighting = memory && sightImage(image.digest, memory);
	const court = {
		library,
		image,
		bases,
		memory,
		sighting,
		holds
	};
	const judged = await Promise.all(bases.map(async (base) => judgeWatchable(court, base, request)));
	if (request.learnsChildren === true) await learnCurrentChildren(library, judged.map(({ verdict }) => verdict));
	const none = counted.bases === void 0 ? noBases(request) : void 0;
	return {
		...describe$1(request, image, judged, counted.error ?? none),
		remembered: rememberImage(image, sighting, counted, judged),
		children: library.notebook.learned
	};
}
/**
* The platforms of a published image, attestations left out. With a memory of its digest, its HEAD is the only request.
*
* @throws Failure of the registry, or `lineage.no-platform` for an index that lists no image.
*/
async function fetchPlatforms(image, { registry }, memory) {
	const { allPlatforms } = await readPublishedImage(registry, image, void 0, memory?.image);
	return allPlatforms.map(({ platform }) => platform);
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
async function judgeWatchable(court, base, { bases }) {
	if (bases !== null || base.reference.tag !== void 0) return judgeBase(court, base);
	return {
		verdict: unwatchable(base),
		remembered: { judgements: [] }
	};
}
/** A digest that only the image's provenance names is nobody's pin, and without a tag there is nothing to watch. */
function unwatchable(base) {
	return unknownBase(base, void 0, new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(base.reference)}: the image's provenance names no tag of it to watch`, {
		code: "lineage.no-tag",
		hint: "Give its Dockerfile or its base images, so that the tag is known"
	}));
}
function noBases({ image }) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(image)}: neither provenance nor annotations name its base`, {
		code: "lineage.no-bases",
		hint: "Give its Dockerfile or its base images, or build it with provenance, as docker/build-push-action does by default"
	});
}
function describe$1(request, image, judged, error) {
	const bases = judged.map(({ verdict }) => verdict);
	const verdict = ["changed", "unknown"].find((each) => bases.some(({ verdict }) => verdict === each)) ?? (error === void 0 ? "unchanged" : "unknown");
	const platforms = image.platforms.map(({ platform }) => platform);
	return {
		reference: request.image,
		digest: image.digest,
		platforms,
		verdict,
		bases,
		error
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
// packages/commands/src/check/memory.ts
/** The attempts that may have made an image what it is. */
const BUILDING = /* @__PURE__ */ new Set([
	"claimed",
	"dispatched",
	"unknown",
	"built",
	"proven"
]);
/** What a ledger holds of an image and of bases, as lineage takes it. An image that comes back brings its record along. */
function createRecall(ledger) {
	return (name) => {
		const record = ledger.images[name] ?? ledger.archive[name];
		if (record === void 0) return { bases: ledger.bases };
		const { digest, digestSeenAt, builtOn, evidence } = record;
		return {
			image: parseRememberedImage(evidence),
			digest,
			digestSeenAt,
			builtOn,
			rebuilds: (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.n)(ledger, name).filter(({ status }) => BUILDING.has(status)).map(({ imageDigests, claimedAt }) => ({
				replaces: imageDigests[name] ?? null,
				claimedAt
			})),
			bases: ledger.bases
		};
	};
}
// packages/commands/src/check/shares.ts
/** The smallest number of shards of which none has more than `most` of these images; {@link MOST_SHARDS} where that is not enough. */
function countShards(names, most) {
	const buckets = names.map(bucketOf);
	for (let count = Math.ceil(names.length / most); count < 256; count += 1) {
		const sizes = Array.from({ length: count }, () => 0);
		for (const bucket of buckets) sizes[bucket % count] = (sizes[bucket % count] ?? 0) + 1;
		if (sizes.every((size) => size <= most)) return count;
	}
	return 256;
}
/** Whether an image is in a shard: by its name alone, so that neither its place in images.yaml nor the other images matter. */
function isInShard(name, { index, count }) {
	return bucketOf(name) % count === index - 1;
}
// packages/commands/src/check/subjects.ts
/** Beyond a hundred images or so, what a run needs counts, and not how soon it starts. */
const LONG_CONFIG_BYTES = 16384;
/** The images of the config, or the one of the inputs. Throws `Failure` for a config that is missing or wrong. */
async function readSubjects(inputs, { files, economise }) {
	if (inputs.config === void 0) {
		const image = await describeSingle(inputs, requireImage(inputs.image));
		return {
			images: [image],
			fleet: [image],
			single: true,
			insecureRegistries: [],
			hostConcurrency: /* @__PURE__ */ new Map(),
			mirrors: /* @__PURE__ */ new Map()
		};
	}
	const bytes = await files.read(inputs.config);
	if (bytes === void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(inputs.config)}: there is no such file in ${files.resolve(".")}`, {
		code: "check.config-missing",
		hint: "Check the path, and that actions/checkout runs before this step."
	});
	if (bytes.length > LONG_CONFIG_BYTES) economise?.();
	const { parseConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(20), __webpack_require__.e(104)]).then(__webpack_require__.bind(__webpack_require__, 104));
	const configuration = parseConfiguration(bytes.toString("utf8"), inputs.config);
	const registries = Object.entries(configuration.registries);
	return {
		images: chooseImages(configuration.images, inputs.only).filter(({ name }) => isInShard(name, inputs.shard)),
		fleet: configuration.images,
		single: false,
		insecureRegistries: registries.filter(([, registry]) => registry.insecure).map(([host]) => host),
		hostConcurrency: new Map(registries.flatMap(([host, { concurrency }]) => concurrency === void 0 ? [] : [[connectsTo(host), concurrency]])),
		mirrors: new Map(registries.flatMap(([host, { mirror }]) => mirror === void 0 ? [] : [[host, mirror]]))
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
			namedContexts: inputs["named-contexts"],
			workflow: "",
			apiUrl: void 0
		},
		baseImages: inputs["base-images"],
		track: inputs.track,
		rebuildDelay: await readDelay(inputs["rebuild-delay"]),
		rebuildWindow: await readWindow(inputs["rebuild-window"]),
		autoRebuild: true,
		versionBump: "patch",
		inputs: {},
		maxAttempts: 3
	};
}
async function readDelay(delay) {
	if ("rules" in delay) return delay;
	const { parseDelayMap } = await Promise.all(/* import() */[__webpack_require__.e(20), __webpack_require__.e(104)]).then(__webpack_require__.bind(__webpack_require__, 104));
	return parseDelayMap(delay.yaml, "rebuild-delay");
}
async function readWindow(text) {
	if (text === void 0) return void 0;
	const { parseWindowMap } = await Promise.all(/* import() */[__webpack_require__.e(20), __webpack_require__.e(104)]).then(__webpack_require__.bind(__webpack_require__, 104));
	return parseWindowMap(text, "rebuild-window");
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
const DEFAULT_PLATFORM = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.s)("linux/amd64");
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
	const { readBaseImages } = await __webpack_require__.e(/* import() */ 17).then(__webpack_require__.bind(__webpack_require__, 17));
	const { uses, errors } = readBaseImages(dockerfile, {
		stage: image.source?.stage,
		buildArgs: image.source?.buildArgs ?? {},
		namedContexts: image.source?.namedContexts,
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
async function observeImage(image, reading, observer) {
	const [dockerfile, platforms] = await Promise.all([reading, findPlatforms(image, observer)]);
	const { bases, errors } = await findBases(image, dockerfile.text, platforms);
	const traced = dockerfile.error !== void 0 && bases === null ? [] : bases;
	const memory = observer.recall?.(image.name);
	const found = await traceLineage({
		image: image.reference,
		platforms: image.platforms,
		bases: traced,
		track: image.track,
		memory,
		learnsChildren: memory !== void 0
	}, { registry: observer.registry });
	const lineage = observer.recall === void 0 ? withoutMemory(found) : found;
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
		dispatch: observer.single ? null : describeDispatch(image, dockerfile.ref, observer.repository)
	};
}
/** Where nothing is remembered, what would be is only in the way. */
function withoutMemory({ reference, digest, platforms, verdict, bases, error }) {
	return {
		reference,
		digest,
		platforms,
		verdict,
		bases,
		error
	};
}
function judge(lineage, blockers) {
	return lineage.verdict === "unchanged" && blockers.length > 0 ? "unknown" : lineage.verdict;
}
/**
* The platforms that a Dockerfile is read for: those of the configuration, else of the published image; none when there is no Dockerfile, or the
* image cannot be read, which tracing it says with its reason.
*/
async function findPlatforms(image, { registry, recall }) {
	if (image.platforms !== void 0) return image.platforms;
	if (image.source === void 0 || image.source.dockerfile === null) return [];
	try {
		return await fetchPlatforms(image.reference, { registry }, recall?.(image.name));
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
// packages/commands/src/check/fleet-observation.ts
/** Images that are looked at together, for each request that may be in flight: one waits for a token or a base of another's while others ask. */
const IMAGES_PER_REQUEST = 4;
/** Observes all images of a run, some at a time, so that memory holds what was found of the others and not what it was found in. In their order. */
async function observeFleet({ images, single }, { inputs, registry, ledger, world }) {
	const openForge = openForges(inputs, world);
	const reader = {
		files: world.files,
		checkout: await describeCheckout(world),
		openForge
	};
	const workspace = await readWorkspace(images, single, reader);
	const { repository } = reader.checkout;
	const observer = {
		registry,
		single,
		repository,
		recall: ledger && createRecall(ledger),
		buildMissing: inputs["on-missing"] === "rebuild"
	};
	const dockerfiles = images.map((image) => readDockerfile(image, workspace, reader));
	for (const dockerfile of dockerfiles) dockerfile.catch(() => void 0);
	const observe = (image, place) => observeImage(image, dockerfiles[place] ?? readDockerfile(image, workspace, reader), observer);
	return mapSome(images, inputs.concurrency * IMAGES_PER_REQUEST, observe);
}
async function mapSome(items, atOnce, map) {
	const results = [];
	const left = items.entries();
	const work = async () => {
		for (const [place, item] of left) results[place] = await map(item, place);
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
	return results;
}
// packages/commands/src/check/failed-attempts.ts
const CAUSES = {
	"does-not-pull": "rebuilds succeed, and the image stays on its old base: the build seems not to pull. Build with --pull (pull: true in docker/build-push-action), or with no-cache",
	"does-not-publish": "rebuilds succeed, and the published image stays the same: the build seems not to push this tag"
};
/** What the failed attempts at a rebuild were, and their likely cause, in a sentence each; empty when there were none. */
function describeFailures({ failures, ineffective }) {
	if (failures.length === 0) return [];
	const count = `${failures.length} failed attempt${failures.length === 1 ? "" : "s"}`;
	const cause = ineffective === null ? [] : [CAUSES[ineffective]];
	return [`${count}: ${failures.map(describeAttempt).join("; ")}`, ...cause];
}
function describeAttempt({ key, attempt, status, runUrl, conclusion, message }) {
	return [
		`${key}.${attempt}`,
		status === "built" ? "built without effect" : status,
		conclusion,
		runUrl,
		message
	].filter((part) => part !== null).join(" ");
}
// packages/commands/src/check/log-images.ts
/** Says what each image's verdict and decision are, one line for the image and one for each base. */
function logImages(images, cycles, log) {
	for (const image of images) {
		const { name, reference } = image.configuration;
		log.info(`${name} (${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)}): ${image.verdict}, ${describeDecision$1(image)}`);
		for (const base of image.lineage.bases) log.info(`  ${describeBase$1(base)}`);
		for (const text of describeFailures(image.plan)) (image.plan.decision === "hold:attempts" ? log.warning : log.info)(`${name}: ${text}`);
		if (image.plan.decision === "hold:watch-only" && image.configuration.source !== void 0) log.warning(`${name}: nothing says where to dispatch its rebuild; set source.repo and source.branch`);
	}
	for (const path of cycles) log.warning(`these images are built on each other: ${path.join(" → ")}. They do not wait for each other; mend their Dockerfiles.`);
}
function describeDecision$1({ plan }) {
	if (plan.dueAt !== null) return `${plan.decision} until ${plan.dueAt}`;
	return plan.waitsFor.length > 0 ? `${plan.decision} (${plan.waitsFor.join(", ")})` : plan.decision;
}
function describeBase$1(base) {
	const name = `${base.role} ${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}`;
	if (base.verdict === "unknown") return `${name}: unknown: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(base.error?.message ?? "no evidence")}`;
	const by = base.evidence === void 0 ? "" : `, by ${base.evidence}`;
	const move = base.verdict === "changed" ? ` ${base.previous.join(", ") || "(not known)"} → ${base.current ?? "?"}` : "";
	return `${name}: ${base.verdict}${move}${by}`;
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
			hint: describeShards(due.map((image) => image.configuration.name))
		})]
	};
	return {
		outputs: { matrix: JSON.stringify({ include: due.map(matrixEntry) }) },
		failures: []
	};
}
function describeShards(names) {
	const count = countShards(names, MAX_MATRIX);
	return `Run the check in a job matrix with shard 1/${count} to ${count}/${count}, or hand rebuilds-file on to dispatch-rebuild.`;
}
function matrixEntry(image) {
	const { name, reference, source } = image.configuration;
	const platforms = image.configuration.platforms ?? image.lineage.platforms;
	return {
		name,
		reference: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference),
		dockerfile: source?.dockerfile ?? "",
		context: source?.context ?? ".",
		stage: source?.stage ?? "",
		"build-args": Object.entries(source?.buildArgs ?? {}).map(([key, value]) => `${key}=${value}`).join("\n"),
		platforms: platforms.map(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a).join(","),
		key: image.key
	};
}
function singleOutputs(image) {
	const bases = image?.lineage.bases ?? [];
	const shown = bases.find((base) => base.verdict === "changed" && base.role === "runtime") ?? bases.find((base) => base.verdict === "changed") ?? bases.find((base) => base.role === "runtime");
	const contexts = bases.flatMap(buildContext);
	return {
		...shown === void 0 ? {} : { "base-image": (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(shown.reference) },
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
	const pinned = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)({
		...base.reference,
		digest: base.current
	});
	return [`${familiarName(base.reference)}=docker-image://${pinned}`];
}
// packages/commands/src/check/planned-images.ts
/** An observed image as the planner takes it. */
function toObservation(image) {
	const { configuration, lineage, dispatch } = image;
	const { name, reference, rebuildDelay, rebuildWindow, autoRebuild, maxAttempts, source } = configuration;
	return {
		name,
		reference,
		digest: lineage.digest,
		verdict: image.verdict,
		bases: lineage.bases,
		evidence: lineage.remembered,
		learned: lineage.children,
		rebuildDelay,
		nextOpenMs: rebuildWindow && ((fromMs) => (0,_window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_8__.n)(rebuildWindow, fromMs)),
		autoRebuild,
		maxAttempts,
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
	const names = lineage.bases.map((base) => (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference));
	return Object.fromEntries(names.flatMap((name) => ledger.bases[name] ? [[name, ledger.bases[name].firstSeenAt]] : []));
}
// packages/commands/src/check/plan-message.ts
const MOST_LINES = 50;
/** The message of the ledger's commit: what changed and what is due in its first line, then one line for each image that is not at rest. */
function describePlan({ images, rebuilds, archived }) {
	const changed = images.filter(({ observation }) => observation.verdict === "changed").length;
	const title = `Check ${count(images.length, "image")}: ${changed} changed, ${count(rebuilds.length, "rebuild")} due`;
	const lines = [...images.filter(({ decision }) => decision !== "none").map(({ observation, decision, dueAt }) => `${observation.name}: ${describe(decision, dueAt)}`), ...archived.map((name) => `${name}: archived, since it is listed no longer`)];
	const more = lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : [];
	return [title, ...lines.length === 0 ? [] : [
		"",
		...lines.slice(0, MOST_LINES),
		...more
	]].join("\n");
}
function describe(decision, dueAt) {
	return dueAt === null ? decision : `${decision} until ${dueAt}`;
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
// packages/commands/src/check/recording.ts
/** Pipelines of GitLab's that somebody wanted, or that the clock started. */
const WANTED_PIPELINES = /* @__PURE__ */ new Set([
	"schedule",
	"web",
	"api",
	"trigger",
	"pipeline",
	"chat"
]);
/** Events of GitHub's that are no proposal of somebody else's. */
const WANTED_EVENTS = /* @__PURE__ */ new Set([
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
]);
/**
* Why a run may not write the ledger; `undefined` when it may: on schedules, dispatches, pushes to the default branch, and wherever no CI system
* says what started it.
*/
async function whyNotRecorded({ environment, files }) {
	const event = environment["GITHUB_EVENT_NAME"];
	if (event) {
		if (WANTED_EVENTS.has(event)) return void 0;
		if (event !== "push") return `the event is ${event}`;
		const branch = await readDefaultBranch({
			environment,
			files
		});
		return environment["GITHUB_REF"] === `refs/heads/${branch}` ? void 0 : `this is a push to ${environment["GITHUB_REF"]}`;
	}
	const source = environment["CI_PIPELINE_SOURCE"];
	if (!source || WANTED_PIPELINES.has(source)) return void 0;
	const branch = environment["CI_COMMIT_BRANCH"];
	const isDefault = branch !== void 0 && branch === environment["CI_DEFAULT_BRANCH"];
	return source === "push" && isDefault ? void 0 : `the pipeline's source is ${source}`;
}
async function readDefaultBranch({ environment, files }) {
	const path = environment["GITHUB_EVENT_PATH"];
	const text = path ? (await files.read(path))?.toString("utf8") : void 0;
	try {
		return findDefaultBranch(JSON.parse(text ?? "null"));
	} catch {
		return;
	}
}
function findDefaultBranch(payload) {
	if (typeof payload !== "object" || payload === null || !("repository" in payload)) return void 0;
	const { repository } = payload;
	if (typeof repository !== "object" || repository === null || !("default_branch" in repository)) return void 0;
	return typeof repository.default_branch === "string" ? repository.default_branch : void 0;
}
// packages/commands/src/check/record.ts
/**
* Stores the ledger of a plan. Where somebody else has stored something since this run read the ledger, the plan is made anew on that: what it yields is the
* plan that was stored. What cannot be stored is a failure, and the plan stays.
*/
async function recordPlan(store, planned, decide, world) {
	const reason = await whyNotRecorded(world);
	if (reason !== void 0) {
		world.log.notice(`Nothing was recorded: ${reason}. The ledger is written on schedules, dispatches and pushes to the default branch.`);
		return {
			plan: planned,
			failures: [],
			unrecorded: reason
		};
	}
	let plan = planned;
	try {
		await store.commit((stored) => {
			const again = decide(stored);
			plan = (0,node_util__WEBPACK_IMPORTED_MODULE_9__.isDeepStrictEqual)(again.ledger, planned.ledger) ? planned : again;
			return {
				ledger: again.ledger,
				message: describePlan(again)
			};
		});
		return {
			plan,
			failures: []
		};
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			plan,
			failures: (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error)
		};
	}
}
/** Images whose records somebody else has changed since this run read them. */
function findStale(loaded, stored) {
	if (loaded === stored) return /* @__PURE__ */ new Set();
	const names = Object.keys(stored.images);
	return new Set(names.filter((name) => !(0,node_util__WEBPACK_IMPORTED_MODULE_9__.isDeepStrictEqual)(loaded.images[name], stored.images[name])));
}
// packages/commands/src/check/report.ts
const NO_IMAGES = "\"images\": []";
const IMAGES_IN_PIECE = 100;
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
/** The report as JSON, in pieces, since for thousands of images it is large. */
function* formatReport(images, registry, checkedAt) {
	const frame = JSON.stringify(buildReport([], registry, checkedAt), null, 2);
	const cut = frame.indexOf(NO_IMAGES) + 12 - 1;
	yield frame.slice(0, cut);
	for (let start = 0; start < images.length; start += IMAGES_IN_PIECE) {
		const piece = images.slice(start, start + IMAGES_IN_PIECE).map(reportImage);
		const lines = JSON.stringify([piece], null, 2).split("\n").slice(2, -2).join("\n");
		yield `${start === 0 ? "" : ","}\n${lines}`;
	}
	yield `${images.length === 0 ? "" : "\n  "}${frame.slice(cut)}\n`;
}
function reportImage(image) {
	return {
		name: image.configuration.name,
		reference: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.configuration.reference),
		digest: image.lineage.digest ?? null,
		verdict: image.verdict,
		decision: image.plan.decision,
		dueAt: image.plan.dueAt,
		waitsFor: image.plan.waitsFor,
		key: image.key ?? null,
		failures: image.plan.failures.map(reportAttempt),
		ineffective: image.plan.ineffective,
		bases: image.lineage.bases.map((base) => reportBase(base, image.firstSeenAt)),
		error: reportError(image.errors[0])
	};
}
function reportBase(base, firstSeenAt) {
	return {
		reference: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(base.reference),
		role: base.role,
		line: base.line ?? null,
		platforms: base.platforms?.map(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.a) ?? null,
		previous: base.previous,
		current: base.current ?? null,
		verdict: base.verdict,
		evidence: base.evidence ?? null,
		evidenceSkipped: base.evidenceSkipped,
		firstSeenAt: firstSeenAt[(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)] ?? null,
		error: reportError(base.error)
	};
}
function reportAttempt({ key, attempt, claimedAt, status, conclusion, runUrl, message }) {
	return {
		key,
		attempt,
		claimedAt,
		status,
		conclusion,
		runUrl,
		message
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
	const built = (glob) => nodes.filter((node) => node.bases.some((base) => (0,_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__.o)(glob, (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference))));
	const idle = globs.find((glob) => built(glob).length === 0);
	if (idle !== void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`only-bases: "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(idle, 80)}" matches no base of any image`, {
		code: "check.only-bases",
		hint: "Globs are matched against full references, for example docker.io/library/node:*."
	});
	const names = new Set(withDependents(globs.flatMap(built), nodes));
	return images.filter((image) => names.has(image.configuration.name));
}
// packages/commands/src/check/lineage-graph.ts
/** More than this many nodes are no picture that a person reads. */
const MOST_NODES = 40;
const COLOURS = {
	changed: "red",
	unchanged: "green",
	unknown: "grey"
};
const ORDER$1 = {
	changed: 0,
	unknown: 1,
	unchanged: 2
};
/**
* The graph of bases and the images on them, coloured by verdict: what has changed first, as far as it stays small. An image that others are built on is one node. Empty
* when no image has a base.
*/
function drawLineage(images) {
	const byReference = new Map(images.map((image) => [(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.configuration.reference), image]));
	const nodes = /* @__PURE__ */ new Map();
	const edges = [];
	const add = (id, node) => {
		if (!nodes.has(id) && nodes.size < MOST_NODES) nodes.set(id, {
			id,
			...node
		});
		return nodes.has(id);
	};
	const addImage = ({ configuration, verdict }) => add((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(configuration.reference), {
		label: configuration.name,
		shape: "square",
		colour: COLOURS[verdict]
	});
	for (const image of images.toSorted((left, right) => ORDER$1[left.verdict] - ORDER$1[right.verdict])) for (const { reference, verdict } of image.lineage.bases) {
		const from = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference);
		const upstream = byReference.get(from);
		if ((upstream === void 0 ? add(from, {
			label: from,
			shape: "round",
			colour: COLOURS[verdict]
		}) : addImage(upstream)) && addImage(image)) edges.push({
			from,
			to: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.configuration.reference)
		});
	}
	return graph([...nodes.values()], edges);
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
/**
* The job summary: what changed first, and for each image its bases, the verdict, and what is done about it.
*
* @param unrecorded why the ledger was not written; absent where it was
*/
function summariseCheck(images, unrecorded) {
	const count = (verdict) => images.filter((image) => image.verdict === verdict).length;
	const due = images.filter((image) => image.plan.decision === "rebuild").length;
	const rows = images.toSorted((left, right) => ORDER[left.verdict] - ORDER[right.verdict]).map((image) => [
		`**${plain(image.configuration.name)}**<br>${code((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.configuration.reference))}`,
		VERDICTS[image.verdict],
		image.lineage.bases.map(describeBase).join("<br>") || "none",
		describeDecision(image)
	]);
	const headline = `**${due} due for a rebuild** · ${count("changed")} changed · ${count("unknown")} unknown · ${count("unchanged")} unchanged`;
	const note = unrecorded === void 0 ? "" : `\nNothing was recorded: ${plain(unrecorded)}.\n`;
	const drawing = drawLineage(images);
	return `### Base images\n\n${headline}\n${note}\n${table([
		"Image",
		"Verdict",
		"Bases",
		"Decision"
	], rows)}${drawing === "" ? "" : `\n${drawing}`}`;
}
function describeBase(base) {
	const name = code((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference));
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
	return [decision, ...[
		image.errors[0] === void 0 ? void 0 : plain(image.errors[0].message),
		dueAt === null ? void 0 : `until ${dueAt}`,
		waitsFor.length > 0 ? waitsFor.map((name) => plain(name)).join(", ") : void 0,
		...describeFailures(image.plan).map((text) => plain(text, 600))
	].filter((part) => part !== void 0)].join("<br>");
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
	return errors.map((error) => new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${name} (${(0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)}) is unknown${lasting}: ${error.message}`, {
		code: error.code,
		hint: error.hint,
		cause: error
	}));
}
// packages/commands/src/check/run-check.ts
/** The branch that a config's ledger is on when nobody says where. */
const DEFAULT_BRANCH = "basewatch";
/**
* check-base-digest: settles earlier attempts, finds what each image was built on and what its bases are now, decides what is due, and records it. Rejects with
* `Failure` for what concerns the whole run (config, ledger); one image's trouble is in its verdict.
*/
async function runCheck(inputs, world) {
	const startedMs = world.clock.now();
	const subjects = await readSubjects(inputs, world);
	const state = chooseState(inputs.state, subjects.single);
	const store = openStore(state, {
		world,
		stateToken: inputs["state-token"],
		tokens: inputs.tokens
	});
	requireMemoryForDelays(subjects, store);
	const loaded = await store?.load() ?? emptyLedger();
	const settled = await settleEarlier(subjects, loaded, inputs, world);
	const { registry, failures } = await openRegistry(inputs, subjects, world);
	const observed = selectByBases(await observeFleet(subjects, {
		inputs,
		registry,
		ledger: store && loaded,
		world
	}), inputs["only-bases"]);
	const nowMs = world.clock.now();
	const force = describeForce(inputs, world);
	const decide = (ledger) => planRebuilds({
		images: observed.map(toObservation),
		fleet: subjects.fleet,
		config: inputs.config ?? null,
		isOwn: (name) => isInShard(name, inputs.shard),
		ledger,
		nowMs,
		startedMs,
		state: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.r)(state),
		force,
		...settled,
		stale: findStale(loaded, ledger)
	});
	const dryRun = inputs["dry-run"] ?? isPullRequest(world);
	const run = {
		inputs,
		world,
		observed,
		registry,
		nowMs,
		single: subjects.single,
		failures
	};
	const planned = decide(loaded);
	const files = await writeFiles(run, planned);
	if (dryRun) return finish(run, {
		plan: planned,
		failures: [],
		unrecorded: "this was a dry run"
	}, files);
	if (store === void 0) return finish(run, {
		plan: planned,
		failures: []
	}, files);
	const recorded = await recordPlan(store, planned, decide, world);
	if (recorded.plan !== planned) await writeFiles(run, recorded.plan);
	return finish(run, recorded, files);
}
/** Where the ledger is when nobody says so: on a branch of this repository for a config, nowhere for one image. */
function chooseState(state, single) {
	return state ?? (single ? { kind: "none" } : {
		kind: "branch",
		name: DEFAULT_BRANCH,
		url: void 0
	});
}
/** What became of the open attempts at the images of this run. */
async function settleEarlier({ images }, ledger, inputs, world) {
	const names = new Set(images.map(({ name }) => name));
	const open = Object.values(ledger.attempts).filter((attempt) => (0,_attempts_H15Ai9xb_js__WEBPACK_IMPORTED_MODULE_4__.r)(attempt) && attempt.images.some((name) => names.has(name)));
	if (open.length === 0) return {};
	const { settleOpen } = await __webpack_require__.e(/* import() */ 96).then(__webpack_require__.bind(__webpack_require__, 96));
	const { clock, log } = world;
	return settleOpen(open, ledger, {
		openForge: openForges(inputs, world),
		clock,
		log
	});
}
function finish(run, recorded, files) {
	const { inputs, world } = run;
	const { plan } = recorded;
	const images = attachPlan(run.observed, plan);
	logImages(images, plan.cycles, world.log);
	const { outputs, warnings, failures } = buildOutputs(images, plan.rebuilds, files, run.single);
	const unknown = judgeUnknown(images, inputs["fail-on"], plan.ledger, run.nowMs);
	for (const warning of warnings) world.log.warning(warning);
	for (const { message, hint } of unknown.warnings) world.log.warning(hint === void 0 ? message : `${message} · ${hint}`);
	return {
		outputs,
		failures: [
			...run.failures,
			...failures,
			...unknown.failures,
			...recorded.failures
		],
		summary: summariseCheck(images, recorded.unrecorded)
	};
}
async function writeFiles({ inputs, world, observed, registry, nowMs }, plan) {
	const folder = inputs["output-dir"] ?? (world.environment["RUNNER_TEMP"] || world.environment["TMPDIR"] || "/tmp");
	const files = {
		rebuilds: world.files.resolve(`${folder}/rebuilds.json`),
		report: world.files.resolve(`${folder}/report.json`)
	};
	const report = formatReport(attachPlan(observed, plan), registry, new Date(nowMs).toISOString());
	await world.files.write(files.rebuilds, `${JSON.stringify(plan.rebuilds)}\n`);
	await world.files.write(files.report, report);
	return files;
}
function requireMemoryForDelays({ images }, store) {
	const delayed = images.find((image) => image.rebuildDelay.rules.some((rule) => rule.delayMs > 0));
	if (store !== void 0 || delayed === void 0) return;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${delayed.name}: it has a rebuildDelay, and state is none`, {
		code: "check.delay-without-state",
		hint: "Set state to branch:basewatch, or to file:<path> and keep that file between runs: a delay counts from when a digest was first seen."
	});
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



/***/ }),

/***/ 243:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseSpan),
/* harmony export */   i: () => (/* binding */ checkTimeZone),
/* harmony export */   n: () => (/* binding */ nextOpen),
/* harmony export */   r: () => (/* binding */ parseWindow),
/* harmony export */   t: () => (/* binding */ createWindow)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(930);
/* harmony import */ var _delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(347);


// packages/schedule/src/span.ts
/** The length of a day in minutes. */
const DAY_MINUTES = 1440;
/** The length of a week in minutes. */
const WEEK_MINUTES = 7 * DAY_MINUTES;
const DAYS = [
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday",
	"Sunday"
];
/** Day names in lower case, in full and by three letters. */
const DAY_NUMBERS = new Map(DAYS.flatMap((name, index) => [name, name.slice(0, 3)].map((form) => [form.toLowerCase(), index])));
const DAY_NAMES = DAYS.flatMap((name) => [name.slice(0, 3), name]);
/** What people call several days, and how it is written here. */
const SPOKEN = /* @__PURE__ */ new Map([
	["weekday", "Mon-Fri"],
	["weekdays", "Mon-Fri"],
	["weekend", "Sat-Sun"],
	["weekends", "Sat-Sun"],
	["daily", "*"],
	["everyday", "*"],
	["always", "*"]
]);
const MAX_LENGTH = 100;
const OTHER_DASH = /[–—]/u;
const DAY_FORMS = "Use Mon, Tue, Wed, Thu, Fri, Sat, Sun, ranges such as Mon-Fri, lists such as Mon,Wed, or *";
const TIME_FORMS = "Write it like 22:00-06:00";
const FORMS = `Write it like "Mon-Fri 22:00-06:00", "Sat", "Mon,Wed 09:00-17:00" or "22:00-06:00"`;
/**
* Reads a span: days, then hours and minutes of a 24-hour clock. `Mon-Fri 22:00-06:00` starts on five days and ends the morning after each;
* `Sat` is a whole day; `22:00-06:00` and `* 22:00-06:00` are of every day; `Mon,Wed 09:00-17:00` lists days; `Fri-Mon` goes through the
* weekend. Day names are taken in any case, in full too.
*
* @throws Failure `schedule.span`; several mistakes as one with details.
*/
function parseSpan(text) {
	const words = text.slice(0, 101).trim().replaceAll(/\s*([-,])\s*/gu, "$1").split(/\s+/u);
	const [first = "", second] = words;
	if (first === "" || words.length > 2 || text.length > MAX_LENGTH || OTHER_DASH.test(text)) throw spanFailure(text, "", formsFor(text));
	const timesAlone = second === void 0 && /^\d/u.test(first);
	const failures = [];
	const note = (reason, hint) => void failures.push(spanFailure(text, reason, hint));
	const days = timesAlone ? everyDay() : parseDays(first, note);
	const times = timesAlone ? first : second;
	const { from, minutes } = times === void 0 ? {
		from: 0,
		minutes: DAY_MINUTES
	} : parseTimes(times, note);
	if (failures.length > 0) throw (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.a)(failures, spanFailure(text, "", "").message, "schedule.span");
	return {
		text,
		starts: days.map((day) => day * DAY_MINUTES + from),
		minutes
	};
}
/** Whether a minute of the week, counted from Monday 00:00, is in a span. */
function covers(span, minute) {
	return span.starts.some((start) => (minute - start + WEEK_MINUTES) % WEEK_MINUTES < span.minutes);
}
function everyDay() {
	return DAYS.map((_, index) => index);
}
function parseDays(text, note) {
	return [...new Set(text.split(",").flatMap((item) => item === "*" ? everyDay() : parseDayRange(item, note)))].toSorted((left, right) => left - right);
}
function parseDayRange(text, note) {
	const [from, until = from, ...rest] = text.split("-").map((word) => parseDay(word, note));
	if (rest.length > 0) note(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 40)}" is not a range of days`, DAY_FORMS);
	if (from === void 0 || until === void 0) return [];
	const count = (until - from + 7) % 7 + 1;
	return everyDay().slice(0, count).map((day) => (from + day) % 7);
}
function parseDay(word, note) {
	const day = DAY_NUMBERS.get(word.toLowerCase());
	if (day === void 0) {
		const meant = SPOKEN.get(word.toLowerCase()) ?? (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.r)(word, DAY_NAMES);
		note(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(word, 40)}" is not a day`, meant === void 0 ? DAY_FORMS : `Did you mean ${meant}?`);
	}
	return day;
}
const NOTHING = {
	from: 0,
	minutes: 0
};
function parseTimes(text, note) {
	const ends = text.split("-");
	const [start, end] = ends;
	if (start === void 0 || end === void 0 || ends.length > 2) {
		note(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 40)}" is not a range of times`, TIME_FORMS);
		return NOTHING;
	}
	const [from, until] = [parseTime(start, note), parseTime(end, note)];
	if (from === void 0 || until === void 0) return NOTHING;
	if (from === 1440) note(`"${start}" is the end of a day`, "Write 00:00 for the start of the next day");
	else if (from === until) note(`"${text}" is empty`, "Write 00:00-24:00 for a whole day");
	return {
		from,
		minutes: until > from ? until - from : until - from + DAY_MINUTES
	};
}
/** Minutes since midnight. */
function parseTime(text, note) {
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(text) ?? [];
	const time = Number(hours) * 60 + Number(minutes);
	if (Number(minutes) < 60 && time <= 1440) return time;
	note(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 40)}" is not a time of day`, "Write hours and minutes from 00:00 to 23:59, or 24:00 for the end of the day");
}
/** What was meant where only the dash is another one, or a word. */
function formsFor(text) {
	const meant = text.slice(0, MAX_LENGTH).replaceAll(/\s*(?:[–—]|\bto\b|\buntil\b)\s*/giu, "-");
	return meant === text.slice(0, MAX_LENGTH) ? FORMS : `Did you mean ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(meant)}? ${FORMS}`;
}
function spanFailure(text, reason, hint) {
	const message = `"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, MAX_LENGTH)}" is not a span of the week`;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(reason === "" ? message : `${message}: ${reason}`, {
		code: "schedule.span",
		hint
	});
}
// packages/schedule/src/time-zone.ts
const SECOND = 1e3;
const HOUR = 3600 * SECOND;
const WEEK = 168 * HOUR;
/** Since 1970 no zone of the database has changed its clocks twice within six days, so that none hides between two looks. */
const STEP = 24 * HOUR;
const WEEKDAYS = [
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat",
	"Sun"
];
/** 1970-01-01 was a Thursday. */
const EPOCH = 72 * HOUR;
/** Abbreviations stand for one half of the year, where they stand for one place at all. */
const ABBREVIATIONS = /* @__PURE__ */ new Map([
	["EST", "America/New_York"],
	["EDT", "America/New_York"],
	["CST", "America/Chicago"],
	["CDT", "America/Chicago"],
	["MST", "America/Denver"],
	["MDT", "America/Denver"],
	["PST", "America/Los_Angeles"],
	["PDT", "America/Los_Angeles"],
	["BST", "Europe/London"],
	["CEST", "Europe/Berlin"],
	["IST", "Asia/Kolkata"],
	["JST", "Asia/Tokyo"],
	["AEST", "Australia/Sydney"],
	["AEDT", "Australia/Sydney"]
]);
const formatters = /* @__PURE__ */ new Map();
/**
* Checks a name of the IANA time zone database (https://www.iana.org/time-zones), in any case: `Europe/London`, `UTC`.
*
* @throws Failure `schedule.time-zone` with the nearest name; for offsets and abbreviations, which know no daylight saving, too.
*/
function checkTimeZone(text) {
	if (isTimeZone(text)) return;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 64)}" is not a time zone`, {
		code: "schedule.time-zone",
		hint: hintFor(text)
	});
}
/** What a clock on the wall in a time zone shows at an instant, in milliseconds since its Monday 00:00. */
function localTimeOfWeek(timeZone, instantMs) {
	let time = mod(instantMs, SECOND);
	for (const { type, value } of formatterOf(timeZone).formatToParts(instantMs)) if (type === "weekday") time += WEEKDAYS.indexOf(value) * 24 * HOUR;
	else if (type === "hour") time += Number(value) * HOUR;
	else if (type === "minute") time += Number(value) * 60 * SECOND;
	else if (type === "second") time += Number(value) * SECOND;
	return time;
}
/** The first instant after `fromMs`, and not after `untilMs`, from which on the clocks of a time zone differ more or less from UTC. */
function findClockChange(timeZone, fromMs, untilMs) {
	const offset = offsetOf(timeZone, fromMs);
	let [before, after] = [fromMs, fromMs];
	while (after < untilMs) {
		[before, after] = [after, Math.min(after + STEP, untilMs)];
		if (offsetOf(timeZone, after) !== offset) return bisect(timeZone, offset, before, after);
	}
}
function bisect(timeZone, offset, before, after) {
	let [low, high] = [before, after];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offsetOf(timeZone, middle) === offset) low = middle;
		else high = middle;
	}
	return high;
}
/** How far the clocks are ahead of UTC, within the week: all that a change of them can show. */
function offsetOf(timeZone, instantMs) {
	return mod(localTimeOfWeek(timeZone, instantMs) - EPOCH - instantMs, WEEK);
}
function formatterOf(timeZone) {
	const known = formatters.get(timeZone);
	if (known !== void 0) return known;
	const formatter = new Intl.DateTimeFormat("en-US", {
		timeZone,
		calendar: "gregory",
		numberingSystem: "latn",
		hourCycle: "h23",
		weekday: "short",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit"
	});
	formatters.set(timeZone, formatter);
	return formatter;
}
function isTimeZone(text) {
	if (/^[+-]/u.test(text) || ABBREVIATIONS.has(text.toUpperCase())) return false;
	try {
		formatterOf(text);
		return true;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}
function hintFor(text) {
	if (/^(?:utc|gmt)?[+-]\d/iu.test(text)) return "An offset has no daylight saving; write a name like Europe/London, or UTC";
	const meant = ABBREVIATIONS.get(text.toUpperCase()) ?? nearestZone(text.slice(0, 64).replaceAll(" ", "_"));
	return meant === void 0 ? "Write a name of the IANA time zone database, like Europe/London, or UTC" : `Did you mean ${meant}?`;
}
/** By the whole name, else by the city alone. */
function nearestZone(text) {
	const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
	const cities = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf("/") + 1), zone]));
	const city = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.r)(text, cities.keys());
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.r)(text, zones) ?? (city === void 0 ? void 0 : cities.get(city));
}
function mod(value, modulus) {
	return (value % modulus + modulus) % modulus;
}
// packages/schedule/src/window.ts
const MINUTE = 6e4;
/**
* Reads a window as images.yaml has it; without a time zone it is of `UTC`.
*
* @throws Failure `schedule.time-zone`, `schedule.span`, `schedule.never-open`; several mistakes as one `schedule.window` with details.
*/
function parseWindow(value) {
	const { timezone = "UTC", allow = [], deny = [] } = value;
	const failures = [];
	(0,_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_1__.i)(() => checkTimeZone(timezone), failures);
	const read = (texts) => texts.flatMap((text) => (0,_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_1__.i)(() => parseSpan(text), failures) ?? []);
	const spans = {
		allow: read(allow),
		deny: read(deny)
	};
	if (failures.length > 0) throw (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.a)(failures, "the window has mistakes", "schedule.window");
	return createWindow({
		timezone,
		...spans
	});
}
/**
* A window of spans that were read.
*
* @throws Failure `schedule.never-open` when `deny` leaves nothing.
*/
function createWindow(window) {
	const openings = listOpenings(window);
	if (openings.length > 0 || isOpenAt(window, 0)) return {
		...window,
		openings
	};
	const what = window.allow.length === 0 ? "the whole week" : `all of ${window.allow.map(({ text }) => text).join(", ")}`;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`the window never opens: deny covers ${what}`, {
		code: "schedule.never-open",
		hint: "Shorten deny, or allow a time that it does not cover"
	});
}
/** The first instant from `fromMs` on at which a window is open, in milliseconds since the epoch. */
function nextOpen(window, fromMs) {
	let instant = fromMs;
	for (;;) {
		const opening = instant + waitFor(window, localTimeOfWeek(window.timezone, instant));
		const change = findClockChange(window.timezone, instant, opening);
		if (change === void 0) return opening;
		instant = change;
	}
}
function isOpenAt({ allow, deny }, minute) {
	const isIn = (span) => covers(span, minute);
	return (allow.length === 0 || allow.some(isIn)) && !deny.some(isIn);
}
/** Where something allowed starts or something denied ends, and a minute before it was closed. */
function listOpenings(spans) {
	const starts = spans.allow.flatMap((span) => span.starts);
	const ends = spans.deny.flatMap((span) => span.starts.map((start) => start + span.minutes));
	return [...new Set([...starts, ...ends].map((minute) => minute % WEEK_MINUTES))].filter((minute) => isOpenAt(spans, minute) && !isOpenAt(spans, (minute + 10080 - 1) % 10080)).toSorted((left, right) => left - right);
}
/** How long it is until a window opens, in milliseconds, when a clock that shows `time` goes on. */
function waitFor(window, time) {
	if (isOpenAt(window, Math.floor(time / MINUTE))) return 0;
	const week = WEEK_MINUTES * MINUTE;
	return Math.min(...window.openings.map((minute) => (minute * MINUTE - time + week) % week));
}



/***/ })

};
