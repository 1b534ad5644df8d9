import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 1484:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ noteAttempt),
/* harmony export */   c: () => (/* binding */ seeBase),
/* harmony export */   i: () => (/* binding */ isOpen),
/* harmony export */   n: () => (/* binding */ closeAttempt),
/* harmony export */   o: () => (/* binding */ pruneAttempts),
/* harmony export */   r: () => (/* binding */ findAttempts),
/* harmony export */   s: () => (/* binding */ learnGeneration),
/* harmony export */   t: () => (/* binding */ attemptId)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7975);

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



/***/ }),

/***/ 2438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ systemClock)
/* harmony export */ });
// packages/retry/src/clock.ts
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/** The real clock. Its timers keep the process alive. */
const systemClock = {
	now: () => Date.now(),
	monotonicMs: () => performance.now(),
	sleep: (ms, signal) => new Promise((resolve, reject) => {
		if (signal?.aborted) {
			reject(signal.reason);
			return;
		}
		const onAbort = () => {
			clearTimeout(timer);
			reject(signal?.reason);
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener("abort", onAbort);
			resolve();
		}, Math.min(Math.max(0, ms), LONGEST_TIMER_MS));
		signal?.addEventListener("abort", onAbort, { once: true });
	})
};



/***/ }),

/***/ 9312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ parseContextName)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);

// packages/image/src/context-name.ts
const CONTEXT_NAME = /^[A-Za-z0-9][\w./:@-]{0,254}$/u;
/**
* The name of a build context, as it stands before the `=` of `--build-context`
* (https://docs.docker.com/reference/cli/docker/buildx/build/#build-context).
*
* @throws Failure `image.context-name`.
*/
function parseContextName(text) {
	if (CONTEXT_NAME.test(text)) return text;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 80)}" is not the name of a build context`, {
		code: "image.context-name",
		hint: "Write what stands before the = of --build-context alone"
	});
}



/***/ }),

/***/ 8179:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ randomUUID),
/* harmony export */   n: () => (/* binding */ createHmac),
/* harmony export */   r: () => (/* binding */ crypto_default),
/* harmony export */   t: () => (/* binding */ createHash)
/* harmony export */ });
// scripts/bundled/crypto.ts
const load = () => process.getBuiltinModule("node:crypto");
const createHash = (...given) => load().createHash(...given);
const createHmac = (...given) => load().createHmac(...given);
const randomUUID = (...given) => load().randomUUID(...given);
/** For packages that take the module as a whole. */
var crypto_default = /* @__PURE__ */ new Proxy({}, { get: (_target, name) => Reflect.get(load(), name) });



/***/ }),

/***/ 4878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ matchesGlob),
/* harmony export */   i: () => (/* binding */ checkGlob),
/* harmony export */   n: () => (/* binding */ parseDelayPolicy),
/* harmony export */   r: () => (/* binding */ attempt),
/* harmony export */   t: () => (/* binding */ delayFor)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);
/* harmony import */ var _reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3787);
/* harmony import */ var _duration_C2dHm9uF_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3492);



// packages/image/src/glob.ts
const MAX_LENGTH = 1024;
const GLOB = /^(?:\[[0-9a-fA-F:]+\])?[\w.\-/:@*?]+$/u;
/**
* Whether a glob matches a fully qualified reference. `*` stands for any characters of one path component, `**` for slashes
* too, `?` for one character but a slash; there are no classes and no alternatives.
*
* A glob is qualified as a reference is, so that `node:*` means `docker.io/library/node:*`; but `*` or `**` as the whole name
* means any image, and a first component that starts with `*` stands for the registry. Without a tag a glob matches any
* tag, without a digest any digest. The time is at most proportional to the product of both lengths.
*/
function matchesGlob(glob, referenceText) {
	const wanted = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_1__.o)(glob);
	const given = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_1__.o)(referenceText);
	return matchesText(qualifyGlobName(wanted.name), given.name) && matchesPart(wanted.tag, given.tag) && matchesPart(wanted.digest, given.digest);
}
/**
* Checks that a text can be used as a glob over references.
*
* @throws Failure `image.glob` when no reference can match it: empty, over 1,024 characters, with characters or upper case that
* references do not have.
*/
function checkGlob(glob) {
	if (glob.length > MAX_LENGTH || !GLOB.test(glob)) throw globFailure(glob, "Write it like docker.io/library/node:*, with *, ** and ? as the only wildcards");
	const name = qualifyGlobName((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_1__.o)(glob).name);
	if (/\/.*[A-Z]/u.test(name)) throw globFailure(glob, "Repositories are lower case");
}
function matchesPart(glob, text) {
	return glob === void 0 || text !== void 0 && matchesText(glob, text);
}
function qualifyGlobName(name) {
	if (name === "*") return "**";
	if (/^\*(?:\*|[^/]*\/)/u.test(name)) return name;
	const { registry, repository } = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_1__.a)(name);
	return `${registry}/${repository}`;
}
/** Wildcard matching by rows: `reached[n]` says whether the first `n` tokens can stand for the text so far. */
function matchesText(glob, text) {
	const wildcard = glob.search(/[*?]/u);
	if (wildcard === -1 || glob === "**") return glob === "**" || glob === text;
	if (!text.startsWith(glob.slice(0, wildcard))) return false;
	const tokens = glob.match(/\*+|[^*]/gu) ?? [];
	let reached = [true, isStar(tokens[0])];
	for (const character of text) reached = nextRow(tokens, reached, character);
	return reached[tokens.length] === true;
}
function nextRow(tokens, reached, character) {
	const next = [false];
	for (const [index, token] of tokens.entries()) {
		const before = isStar(token) ? index + 1 : index;
		const goesOn = covers(token, character) && reached[before] === true;
		next.push(goesOn || isStar(token) && next[index] === true);
	}
	return next;
}
function isStar(token) {
	return token?.startsWith("*") === true;
}
/** Whether a token can stand for a character, as the first or as one more. */
function covers(token, character) {
	if (token === "*" || token === "?") return character !== "/";
	return isStar(token) || token === character;
}
function globFailure(glob, hint) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(glob, 120)}" is not a glob over image references`, {
		code: "image.glob",
		hint
	});
}
// packages/schedule/src/attempt.ts
/** What an action yields; a failure that it throws is added to `failures` instead. */
function attempt(action, failures) {
	try {
		return action();
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r)) throw error;
		failures.push(error);
		return;
	}
}
// packages/schedule/src/delay.ts
/**
* How long a moved base waits before its dependents are rebuilt: one duration for all, or a map of reference globs to durations.
*
* @throws Failure `schedule.duration` or `image.glob`; several mistakes in a map as one `schedule.delay` with details.
*/
function parseDelayPolicy(value) {
	if (typeof value === "string") return { rules: [{
		glob: "*",
		delayMs: (0,_duration_C2dHm9uF_js__WEBPACK_IMPORTED_MODULE_2__.t)(value)
	}] };
	const failures = [];
	const rules = Object.entries(value).map(([glob, duration]) => {
		attempt(() => checkGlob(glob), failures);
		return {
			glob,
			delayMs: attempt(() => (0,_duration_C2dHm9uF_js__WEBPACK_IMPORTED_MODULE_2__.t)(duration), failures) ?? 0
		};
	});
	if (failures.length > 0) throw (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.i)(failures, "the map of delays has mistakes", "schedule.delay");
	return { rules };
}
/** The delay of a fully qualified reference in milliseconds: that of the first rule that matches, else 0. */
function delayFor(policy, reference) {
	return policy.rules.find(({ glob }) => matchesGlob(glob, reference))?.delayMs ?? 0;
}



/***/ }),

/***/ 3285:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ isDigest),
/* harmony export */   r: () => (/* binding */ parseDigest),
/* harmony export */   t: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(8179);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(350);


// packages/image/src/digest.ts
const SHA256 = /^sha256:[0-9a-f]{64}$/u;
const HINT = "Write sha256: and 64 lower-case hex digits";
/** The sha256 digest of raw bytes (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests). */
function digestOf(bytes) {
	return `sha256:${(0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_0__.t)("sha256").update(bytes).digest("hex")}`;
}
/** Whether a text is a digest in canonical form: `sha256:` and 64 lower-case hex digits. */
function isDigest(text) {
	return SHA256.test(text);
}
/**
* The digest that a text spells, exactly as it stands
* (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests).
*
* @throws Failure `image.digest` for another algorithm, upper-case hex, or anything that is no digest.
*/
function parseDigest(text) {
	if (isDigest(text)) return text;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, 100)}" is not a digest: ${reasonAgainst(text)}`, {
		code: "image.digest",
		hint: HINT
	});
}
/** Why a text is no digest, as the end of a sentence. */
function reasonAgainst(text) {
	if (isDigest(text.toLowerCase())) return "it must be lower case";
	const colon = text.indexOf(":");
	if (colon < 1) return "it does not start with \"sha256:\"";
	const algorithm = text.slice(0, colon);
	if (algorithm !== "sha256") return `the algorithm "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(algorithm, 32)}" is not supported, only sha256 is`;
	const hex = text.slice(colon + 1);
	if (hex.length !== 64) return `it has ${hex.length} characters after "sha256:", not 64`;
	return "it has characters that are not hex digits";
}



/***/ }),

/***/ 6822:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ requireOwn),
/* harmony export */   c: () => (/* binding */ formatJson),
/* harmony export */   i: () => (/* binding */ parseLedger),
/* harmony export */   l: () => (/* binding */ isSameJson),
/* harmony export */   n: () => (/* binding */ formatLedger),
/* harmony export */   o: () => (/* binding */ HEAD),
/* harmony export */   r: () => (/* binding */ parseDocument),
/* harmony export */   s: () => (/* binding */ SECTIONS),
/* harmony export */   t: () => (/* binding */ emptyLedger)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1128);
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3285);



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
const digest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.s)((value) => typeof value === "string" && (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_2__.n)(value), "not a digest");
const digests = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), digest);
const time = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.M)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const text = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)());
const baseRecord = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	current: digest,
	firstSeenAt: time,
	history: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		chains: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)(digests),
		children: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)(digests),
		digest,
		firstSeenAt: time
	})),
	previous: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(digest)
});
const forcedRequest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	at: time,
	by: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	imageDigest: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(digest),
	reason: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	runId: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	unchangedToo: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)()
});
const provenRebuild = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	at: time,
	attempt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.l)(),
	digest,
	key: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
});
const imageFields = {
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), () => []),
	builtOn: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)(digests, () => ({})),
	config: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)(text, null),
	decision: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	digest: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(digest),
	digestSeenAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(time), null),
	dueAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	episode: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.l)(),
	evidence: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)())), null),
	forced: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(forcedRequest),
	lastRebuild: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(provenRebuild), null),
	pendingSince: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), time),
	proven: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.n)(["unchanged", "changed"])),
	reference: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	unchangedAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(time), null),
	unknownSince: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	verdict: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.n)([
		"unchanged",
		"changed",
		"unknown"
	])
};
const attemptRecord = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	attempt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.l)(),
	bases: digests,
	claimedAt: time,
	closedAt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	conclusion: text,
	expiresAt: time,
	imageDigests: digests,
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	key: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	message: text,
	owner: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	provableAt: time,
	reason: text,
	runId: text,
	runUrl: text,
	sentAfter: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(time),
	status: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.n)([
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
	target: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		apiUrl: text,
		provider: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
		ref: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
		repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
		workflow: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
	}),
	traces: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		actor: text,
		event: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
		marked: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)()
	}),
	unreadSince: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)(time)
});
/** The parts of a ledger that hold one record for each name, as schemas of those maps. */
const SECTIONS = {
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), baseRecord),
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)(imageFields)),
	archive: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
		archivedAt: time,
		...imageFields
	})),
	attempts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), attemptRecord)
};
/** What a ledger says of itself, next to its records. */
const HEAD = {
	version: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.u)(1),
	repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null)
};
/** The whole document. Objects are loose: a key that a later minor version adds is carried along, not dropped. */
const DOCUMENT = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({
	...HEAD,
	bases: SECTIONS.bases,
	images: SECTIONS.images,
	archive: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)(SECTIONS.archive, () => ({})),
	attempts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.y)(SECTIONS.attempts, () => ({}))
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${place}: the ledger belongs to ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(other, 200)}, and this is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(repository, 200)}`, {
		code: "ledger.other-repository",
		hint: "Delete this copy to start with an empty memory, or, to take it over, change \"repository\" in its JSON."
	});
}
/** Reads one JSON document that says its version; see {@link parseLedger}. */
function parseDocument(text, path, schema) {
	const value = parseJson(text, path);
	const version = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.d)({ version: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)() }), value);
	if (version.success && version.data.version > 1) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${path}: the ledger has version ${version.data.version}, and this release reads version 1`, {
		code: "ledger.newer-version",
		hint: "Use the release of Basewatch that wrote it, or a newer one; the ledger was not touched."
	});
	const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(schema, value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw corrupt(path, `${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(issue?.path.join(".") ?? "", 200) || "the document"}: ${issue?.message}`);
}
function parseJson(text, path) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(path, "it is not JSON", error);
	}
}
function corrupt(path, reason, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${path}: the ledger cannot be read: ${reason}`, {
		code: "ledger.corrupt",
		hint: "Restore it from an earlier version, or delete it to start with an empty memory; the ledger was not touched.",
		cause
	});
}



/***/ }),

/***/ 3492:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ parseDuration)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);

// packages/schedule/src/duration.ts
const SECOND = 1e3;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
/** Ten years of 365 days: what is longer is a slip of the keyboard. */
const MAX_DAYS = 3650;
const MAX_LENGTH = 64;
const SHORT = /^(?=\d)(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/u;
const ISO = /^P(?=\d|T\d)(?:(\d+)W)?(?:(\d+)D)?(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/u;
/** Of the five numbers that both patterns yield. */
const UNITS = [
	WEEK,
	DAY,
	HOUR,
	MINUTE,
	SECOND
];
const CALENDAR_UNIT = /^(?:P[^T]*\d[YM]|\d+ *(?:y|mo))/iu;
const SPELT_OUT = /^(\d+) *(?!ms$)([wdhms])(?:eek|ay|our|r|in|inute|ec|econd)?s?$/iu;
const FORMS = "Write it like 90s, 30m, 12h, 7d, 2w, 1d12h, P7D or 0";
/**
* A duration in milliseconds: `90s`, `30m`, `12h`, `7d`, `2w`, combinations from large to small such as `1d12h`, the ISO 8601
* durations of fixed length (`P2W`, `P7D`, `PT12H`, `P1DT12H`), and `0`.
*
* @throws Failure `schedule.duration` for anything else: fractions, signs, years and months, more than ten years.
*/
function parseDuration(text) {
	if (text === "0") return 0;
	const match = text.length > MAX_LENGTH ? null : SHORT.exec(text) ?? ISO.exec(text);
	if (match === null) throw durationFailure(text, "is not a duration", hintFor(text));
	const ms = UNITS.reduce((sum, unit, index) => sum + unit * Number(match[index + 1] ?? 0), 0);
	if (ms <= MAX_DAYS * DAY) return ms;
	throw durationFailure(text, "is longer than ten years", `Write at most ${MAX_DAYS}d`);
}
function hintFor(text) {
	const start = text.slice(0, MAX_LENGTH);
	if (CALENDAR_UNIT.test(start)) return `Years and months have no fixed length, use weeks or days. ${FORMS}`;
	const [, count, unit] = SPELT_OUT.exec(start) ?? [];
	if (count === void 0 || unit === void 0) return FORMS;
	return `Did you mean ${count}${unit.toLowerCase()}? ${FORMS}`;
}
function durationFailure(text, reason, hint) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, MAX_LENGTH)}" ${reason}`, {
		code: "schedule.duration",
		hint
	});
}



/***/ }),

/***/ 3619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isConnectError),
/* harmony export */   i: () => (/* binding */ toFailure),
/* harmony export */   n: () => (/* binding */ describeRequest),
/* harmony export */   o: () => (/* binding */ readSystemError),
/* harmony export */   r: () => (/* binding */ describeUrl),
/* harmony export */   t: () => (/* binding */ createFailure)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);

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
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
/** A failure of one request: `what` happened to it, and the next step. */
function createFailure(request, code, what, hint, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${describeRequest(request)}: ${what}`, {
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
	if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r) return error;
	const system = readSystemError(error);
	const kind = kindOf(error, system, received);
	if (kind === void 0) return error;
	const code = system === void 0 ? "" : ` (${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(system.code)})`;
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



/***/ }),

/***/ 1231:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseKardinalUrl),
/* harmony export */   i: () => (/* binding */ listUrls),
/* harmony export */   n: () => (/* binding */ selectImages),
/* harmony export */   o: () => (/* binding */ statusUrl),
/* harmony export */   r: () => (/* binding */ bundlesUrl),
/* harmony export */   t: () => (/* binding */ parseSpelledImage)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);
/* harmony import */ var _reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3787);


// packages/kardinal/src/url.ts
const ENDPOINT = "/api/v1/bundles";
const HINT = "Write the controller's base URL, like https://kardinal.example.com.";
/**
* A controller's base URL. A path in it is kept, slashes at its end are not.
*
* @throws Failure `kardinal.url` for another scheme than http and https, user name or password, query, fragment, blanks, or the endpoint's own path.
*/
function parseKardinalUrl(text) {
	const url = URL.parse(text);
	if (url === null || !/^https?:\/\//iu.test(text)) {
		const [shown = ""] = text.split(/[?#]/u, 1);
		throw refuse(`${shown.includes("@") ? "it" : `"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(shown, 120)}"`} is no http or https URL`);
	}
	const shown = `"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(`${url.origin}${url.pathname}`, 120)}"`;
	if (url.username !== "" || url.password !== "") throw refuse(`${shown} comes with a user name or password`, "Remove it: the token goes into KARDINAL_TOKEN.");
	if (/[?#]/u.test(text)) throw refuse(`${shown} comes with a query or a fragment`);
	if (/[\s\p{Cc}]/u.test(text)) throw refuse(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 120)}" has blanks in it`);
	url.pathname = url.pathname.replace(/\/+$/u, "");
	if (url.pathname.endsWith(ENDPOINT)) throw refuse(`${shown} is the endpoint`, `Remove ${ENDPOINT}: it is added.`);
	return url;
}
/** The endpoint that creates Bundles. */
function bundlesUrl(kardinalUrl) {
	return new URL(`${baseOf(kardinalUrl)}${ENDPOINT}`);
}
/** Where Bundles can be read: the list of all of them, and a Pipeline's own, which is the only one that some versions of kardinal have. */
function listUrls(kardinalUrl, pipeline, namespace) {
	const base = `${baseOf(kardinalUrl)}/api/v1/ui`;
	const query = `?namespace=${encodeURIComponent(namespace)}`;
	return {
		all: new URL(`${base}/bundles`),
		ofPipeline: new URL(`${base}/pipelines/${encodeURIComponent(pipeline)}/bundles${query}`)
	};
}
/** The page of kardinal's UI that shows a Pipeline. */
function statusUrl(kardinalUrl, pipeline) {
	return `${baseOf(kardinalUrl)}/ui#pipeline=${encodeURIComponent(pipeline)}`;
}
function baseOf({ origin, pathname }) {
	return `${origin}${pathname.replace(/\/+$/u, "")}`;
}
function refuse(reason, hint = HINT) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(reason, {
		code: "kardinal.url",
		hint
	});
}
// packages/commands/src/create-bundle/images.ts
/**
* Reads an image in any of the forms `repo`, `repo:tag`, `repo@sha256:…`, `repo:tag@sha256:…`. The repository keeps the user's spelling,
* because the manifests that kardinal rewrites know the image by it.
*
* @throws Failure `image.reference` or `image.digest`.
*/
function parseSpelledImage(text) {
	const reference = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_1__.r)(text);
	const [beforeDigest = ""] = text.split("@", 1);
	const colon = beforeDigest.lastIndexOf(":");
	const hasTag = colon > beforeDigest.lastIndexOf("/");
	return {
		repository: hasTag ? beforeDigest.slice(0, colon) : beforeDigest,
		tag: hasTag ? reference.tag : void 0,
		digest: reference.digest,
		name: nameOf(reference),
		effectiveTag: reference.tag
	};
}
/**
* One list from `image` with its `digest`, then `images`. Another spelling of an image that is in the list already adds what it alone
* knows, a tag or a digest; one with another digest is a contradiction.
*/
function selectImages(image, digest, images) {
	const contradictions = checkDigest(image, digest);
	const first = image === void 0 ? [] : [digest === void 0 ? image : withDigest(image, digest)];
	const chosen = /* @__PURE__ */ new Map();
	for (const candidate of [...first, ...images]) {
		const key = `${candidate.name}:${candidate.effectiveTag ?? ""}`;
		const known = chosen.get(key) ?? candidate;
		if (agree(known, candidate)) chosen.set(key, merge(known, candidate));
		else contradictions.push(describeConflict(known, candidate));
	}
	for (const [key, candidate] of chosen) if (candidate.effectiveTag === void 0) contradictions.push(...joinTagged(chosen, key, candidate));
	return {
		images: [...chosen.values()].map(toBundleImage),
		contradictions
	};
}
/**
* Joins an image that is given by its digest alone with the one that has the same digest and a tag. Beside one with another digest it is
* a contradiction, since the manifests can name the repository once only.
*/
function joinTagged(chosen, key, untagged) {
	const namesakes = [...chosen].filter(([other, { name, digest }]) => other !== key && name === untagged.name && digest !== void 0);
	const twin = namesakes.find(([, { digest }]) => digest === untagged.digest);
	if (twin === void 0) return namesakes.slice(0, 1).map(([, other]) => describeConflict(other, untagged));
	const [twinKey, tagged] = twin;
	const keys = [...chosen.keys()];
	const isEarlier = keys.indexOf(key) < keys.indexOf(twinKey);
	chosen.set(isEarlier ? key : twinKey, isEarlier ? merge(untagged, tagged) : merge(tagged, untagged));
	chosen.delete(isEarlier ? twinKey : key);
	return [];
}
function checkDigest(image, digest) {
	if (digest === void 0 || image?.digest === void 0 || image.digest === digest) return [];
	return [new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`image has the digest ${image.digest} and digest is ${digest}`, {
		code: "input.contradiction",
		hint: "Keep one of the two."
	})];
}
/** A digest given apart wins over the tag that a bare name stands for. */
function withDigest(image, digest) {
	return {
		...image,
		digest,
		effectiveTag: image.tag
	};
}
function agree(known, candidate) {
	return known.digest === void 0 || candidate.digest === void 0 || known.digest === candidate.digest;
}
function merge(known, candidate) {
	return {
		...known,
		tag: known.tag ?? candidate.tag,
		digest: known.digest ?? candidate.digest,
		effectiveTag: known.effectiveTag ?? candidate.effectiveTag
	};
}
function describeConflict(known, candidate) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${spell(known)} and ${spell(candidate)} are one image with two digests`, {
		code: "input.contradiction",
		hint: "Keep the one that was pushed last."
	});
}
function spell({ repository, tag, digest }) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(`${repository}${tag === void 0 ? "" : `:${tag}`}@${digest}`, 400);
}
function toBundleImage({ repository, tag, digest }) {
	return {
		repository,
		tag,
		digest
	};
}
function nameOf({ registry, repository }) {
	return `${registry}/${repository}`;
}



/***/ }),

/***/ 5247:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(350);
/* harmony import */ var _context_name_ZQbcNha6_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9312);
/* harmony import */ var _platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(2019);
/* harmony import */ var _reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3787);
/* harmony import */ var _delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(4878);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(1128);
/* harmony import */ var _state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(175);
/* harmony import */ var _shard_c9ygA0Bh_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7887);
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(3285);
/* harmony import */ var _images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(1231);
/* harmony import */ var _inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(634);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_20__ = __nccwpck_require__(9982);
/* harmony import */ var _attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(1484);
/* harmony import */ var _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(2438);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(8179);
/* harmony import */ var _redactor_qN8WtuwD_js__WEBPACK_IMPORTED_MODULE_21__ = __nccwpck_require__(4590);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_16__ = __nccwpck_require__(7975);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_17__ = __nccwpck_require__(1455);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_18__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_19__ = __nccwpck_require__(8161);






















// scripts/bundled/older-node.ts
URL.parse ??= (url, base) => URL.canParse(url, base) ? new URL(url, base) : null;
Map.groupBy ??= (items, keyOf) => {
	const groups = /* @__PURE__ */ new Map();
	let index = 0;
	for (const item of items) {
		const key = keyOf(item, index);
		index += 1;
		const group = groups.get(key);
		if (group === void 0) groups.set(key, [item]);
		else group.push(item);
	}
	return groups;
};
Promise.withResolvers ??= () => {
	let resolve = () => void 0;
	let reject = () => void 0;
	return {
		promise: new Promise((onResolve, onReject) => {
			resolve = onResolve;
			reject = onReject;
		}),
		resolve,
		reject
	};
};
// packages/commands/src/check/roles.ts
/** Every use of a base that can count. */
const ROLES = [
	"runtime",
	"build",
	"copy",
	"mount",
	"syntax"
];
/** The uses that count unless something else is said. */
const DEFAULT_TRACK = [
	"runtime",
	"build",
	"copy",
	"mount"
];
// packages/commands/src/check/contradictions.ts
/** Inputs that describe the one image of `image`, and mean nothing with `config`. */
const ONE_IMAGE_INPUTS = [
	"dockerfile",
	"stage",
	"build-args",
	"named-contexts",
	"context",
	"base-images",
	"platforms",
	"track",
	"rebuild-delay",
	"rebuild-window"
];
/** What contradicts itself between the inputs. What is wrong in itself, the names in `broken`, is not held against any other. */
function findContradictions$1(inputs, broken) {
	return [
		[sourceContradictions, [
			"config",
			"image",
			"only",
			"only-bases"
		]],
		...ONE_IMAGE_INPUTS.map((name) => [(given) => misplacement(given, name), [
			"config",
			"image",
			name
		]]),
		[forceContradictions, [
			"force",
			"force-unchanged",
			"reason",
			"config",
			"only",
			"only-bases"
		]],
		[delayContradictions, [
			"config",
			"rebuild-delay",
			"state"
		]]
	].flatMap(([rule, names]) => names.some((name) => broken.has(name)) ? [] : rule(inputs));
}
function contradiction(message, hint) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(message, {
		code: "input.contradiction",
		hint
	});
}
function sourceContradictions(inputs) {
	const { config, image } = inputs;
	if (config === void 0 && image === void 0) return [contradiction("neither config nor image is given", "Set config to the path of images.yaml, or image to the one published image to look at.")];
	if (config !== void 0 && image !== void 0) return [contradiction("config and image are both given", "Keep config, or image and the inputs that describe it.")];
	const choosing = ["only", "only-bases"].filter((name) => inputs[name].length > 0);
	return (config === void 0 ? choosing : []).map((name) => contradiction(`${name} is given without config`, `Remove ${name}: it chooses among the images of a config.`));
}
function misplacement(inputs, name) {
	const { config, image } = inputs;
	if (config === void 0 || image !== void 0 || isDefault(inputs, name)) return [];
	const hint = `Remove ${name}, or set it for each image in ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(config, 80)}.`;
	return [contradiction(`${name} is given with config`, hint)];
}
/** As it is when nobody sets it; a runner passes the defaults of action.yml as if somebody had. */
function isDefault(inputs, name) {
	if (name === "context") return inputs.context === ".";
	if (name === "rebuild-delay") return !isDelayed(inputs);
	if (name === "track") return inputs.track.join() === DEFAULT_TRACK.join();
	const value = inputs[name];
	return value === void 0 || typeof value === "object" && Object.keys(value).length === 0;
}
function isDelayed({ "rebuild-delay": delay }) {
	return "yaml" in delay || delay.rules.some((rule) => rule.delayMs > 0);
}
function forceContradictions(inputs) {
	if (!inputs.force) return inputs["force-unchanged"] ? [contradiction("force-unchanged is true and force is not", "Set force to true as well, with a reason.")] : [];
	const found = [];
	if (inputs.reason === void 0) found.push(contradiction("force is true without a reason", "Set reason: it is recorded, and shown where the rebuild is."));
	if (inputs.config !== void 0 && inputs.only.length === 0 && inputs["only-bases"].length === 0) found.push(contradiction("force is true for every image of the config", "Set only or only-bases to what is to be rebuilt."));
	return found;
}
function delayContradictions(inputs) {
	if (inputs.config !== void 0 || !isDelayed(inputs) || (inputs.state?.kind ?? "none") !== "none") return [];
	return [contradiction("rebuild-delay is given without a state", "Set state to branch:basewatch, or to file:<path> and keep that file between runs: a delay counts from when a digest was first seen.")];
}
// packages/commands/src/check/inputs.ts
/** The inputs of check-base-digest: raw text in, typed values out. */
const checkInputs = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_6__.h)({
	config: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	image: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r),
	dockerfile: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	stage: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	"build-args": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.l)("build argument"),
	"named-contexts": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(_context_name_ZQbcNha6_js__WEBPACK_IMPORTED_MODULE_2__.t),
	context: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.C)("."),
	"base-images": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r),
	platforms: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_3__.r),
	track: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.b)(parseTrack),
	"rebuild-delay": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.b)(parseDelayInput),
	"rebuild-window": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	state: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.r),
	"state-token": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	shard: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.b)(_shard_c9ygA0Bh_js__WEBPACK_IMPORTED_MODULE_8__.t),
	only: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(String),
	"only-bases": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(String),
	force: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.u)(false),
	"force-unchanged": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.u)(false),
	reason: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	"on-missing": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.m)(["unknown", "rebuild"], "unknown"),
	concurrency: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.f)(16, {
		min: 1,
		max: 256
	}),
	"fail-on": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.b)(parseFailOn),
	"docker-config": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	"insecure-registries": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(parseRegistryHost),
	"trusted-realms": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(parseTrustedRealm),
	"github-token": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	tokens: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.s)(),
	"output-dir": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
	"dry-run": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__._)
}).check((0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.x)(findContradictions$1));
/** A delay for all bases, or the text of a map from globs to delays, which needs the YAML parser and waits until it is there. */
function parseDelayInput(value) {
	return value.includes(":") ? { yaml: value } : (0,_delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_5__.n)(value === "" ? "0" : value);
}
function parseTrack(value) {
	const given = (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.v)((0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.S)(value), (word) => (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.y)(word, ROLES));
	return given.length === 0 ? DEFAULT_TRACK : given;
}
function parseFailOn(value) {
	const share = /^(\d{1,3}(?:\.\d{1,3})?)%$/u.exec(value)?.[1];
	if (share === void 0) return value === "" ? "all-unknown" : (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.y)(value, [
		"never",
		"all-unknown",
		"unknown"
	]);
	if (Number(share) > 0 && Number(share) <= 100) return { share: Number(share) / 100 };
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value, 80)}" is not a share`, {
		code: "input.share",
		hint: "Write more than 0% and at most 100%; never, if no share should fail the step."
	});
}
function parseRegistryHost(value) {
	if (/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/iu.test(value)) return value.toLowerCase();
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value, 80)}" is not a registry's host[:port]`, {
		code: "input.registry",
		hint: "Write the host alone, for example registry.local:5000, without http:// and without a path."
	});
}
function parseTrustedRealm(value) {
	const [registry = "", realm = "", ...rest] = value.split("=").map((part) => part.trim());
	const url = URL.parse(realm);
	if (rest.length > 0 || url === null || url.username !== "" || url.password !== "" || !mayBeTrusted(url, registry)) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value.replace(/\/\/.*@/u, "//"), 80)}" is not registry=https://token.host`, {
		code: "input.trusted-realms",
		hint: "Write the registry's host, =, and the https origin of its token server."
	});
	return {
		registry: parseRegistryHost(registry),
		origin: url.origin
	};
}
/** Plain http only on the host of the registry itself: one that is spoken to in plain http may have its token server beside it. */
function mayBeTrusted(realm, registry) {
	return realm.protocol === "https:" || realm.protocol === "http:" && URL.parse(`http://${registry}`)?.hostname === realm.hostname;
}
// packages/commands/src/check/action.ts
/** check-base-digest as the host and the command line run it. */
const checkAction = {
	inputs: checkInputs,
	secretInputs: [
		"github-token",
		"state-token",
		"tokens"
	],
	async run(inputs, world) {
		const { runCheck } = await Promise.all(/* import() */[__nccwpck_require__.e(969), __nccwpck_require__.e(398), __nccwpck_require__.e(741)]).then(__nccwpck_require__.bind(__nccwpck_require__, 741));
		return runCheck(inputs, world);
	}
};
// packages/commands/src/create-bundle/texts.ts
const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/u;
const MAX_LABEL_LENGTH = 63;
/**
* A name as Kubernetes takes it for a namespace: lower-case letters, digits and `-`, at most 63
* (https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#dns-label-names). Throws `Failure` `input.label`.
*/
function parseLabel(text) {
	if (text.length <= MAX_LABEL_LENGTH && LABEL.test(text)) return text;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, 80)}" is no Kubernetes name`, {
		code: "input.label",
		hint: `Write lower-case letters, digits and "-", at most ${MAX_LABEL_LENGTH}, with a letter or digit at both ends.`
	});
}
/** The name of a Pipeline, which must be given: labels joined by dots, since Pipelines carry it in a label. Throws `Failure` `input.label`. */
function parsePipeline(text) {
	if (text === "") throw missing("Set it to the name of the Pipeline that promotes the Bundle.");
	if (text.length <= MAX_LABEL_LENGTH && text.split(".").every((label) => LABEL.test(label))) return text;
	return parseLabel(text);
}
/** A required input that was not given. */
function missing(hint) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r("is required and not given", {
		code: "input.missing",
		hint
	});
}
/** Any text but a URL with a password in it, since Bundles are read by many. Throws `Failure` `input.userinfo`. */
function parsePublicText(text) {
	const url = URL.parse(text.trim());
	const isHttp = url?.protocol === "https:" || url?.protocol === "http:";
	if (url === null || url.password === "" && !(isHttp && url.username !== "")) return text;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(`${url.protocol}//${url.host}${url.pathname}`, 120)}" comes with a user name or password`, {
		code: "input.userinfo",
		hint: "Remove it: everybody who can read Bundles would read it."
	});
}
const TIMESTAMP = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u;
/**
* A point in time in the form of ISO 8601 that Kubernetes reads: date, time and zone (https://www.rfc-editor.org/rfc/rfc3339#section-5.6),
* kept as it stands. Throws `Failure` `input.timestamp`.
*/
function parseTimestamp(text) {
	const date = TIMESTAMP.exec(text)?.[1];
	if (date !== void 0 && !Number.isNaN(Date.parse(text)) && isCalendarDate(date)) return text;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, 80)}" is no time in ISO 8601`, {
		code: "input.timestamp",
		hint: "Write date, time and zone, like 2026-04-09T10:00:00Z."
	});
}
function isCalendarDate(date) {
	return (/* @__PURE__ */ new Date(`${date}T00:00:00Z`)).toISOString().startsWith(date);
}
// packages/commands/src/create-bundle/contradictions.ts
/** All contradictions between inputs, leaving out what depends on a `broken` one: its own mistake is reported already. */
function findContradictions(inputs, broken) {
	return RULES.filter(({ reads }) => !reads.some((name) => broken.has(name))).flatMap(({ find }) => find(inputs));
}
const RULES = [
	{
		reads: ["mode", "kardinal-url"],
		find: findNoServer
	},
	{
		reads: ["image", "digest"],
		find: findLoneDigest
	},
	{
		reads: [
			"type",
			"image",
			"images"
		],
		find: findWrongImages
	},
	{
		reads: ["type", "config-repo"],
		find: (inputs) => findWrongConfig(inputs, "config-repo", CONFIG_REPO_HINT)
	},
	{
		reads: ["type", "config-sha"],
		find: (inputs) => findWrongConfig(inputs, "config-sha", CONFIG_SHA_HINT)
	},
	{
		reads: [
			"image",
			"digest",
			"images"
		],
		find: findTwoDigests
	},
	{
		reads: ["target-environment", "skip-environments"],
		find: findSkippedTarget
	},
	{
		reads: ["timeout"],
		find: findNoTime
	},
	{
		reads: ["wait-for", "skip-environments"],
		find: findSkippedWait
	},
	{
		reads: ["wait-for", "wait-timeout"],
		find: findNoWait
	},
	{
		reads: [
			"mode",
			"wait-for",
			"ui-token",
			"signing-secret",
			"manifest-path"
		],
		find: findOtherMode
	}
];
const CONFIG_REPO_HINT = "Set it to the URL of the GitOps repository.";
const CONFIG_SHA_HINT = "Set it to the commit of config-repo that is promoted.";
function contradict(name, message, hint) {
	return [{
		name,
		failure: new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(message, {
			code: "input.contradiction",
			hint
		})
	}];
}
function findLoneDigest({ image, digest }) {
	if (digest === void 0 || image !== void 0) return [];
	return contradict("digest", `${digest} is given without an image`, "Set image too, or write repo@sha256:… in images.");
}
function findWrongImages({ type, image, images }) {
	const has = image !== void 0 || images.length > 0;
	if (type === "config") return has ? contradict(image === void 0 ? "images" : "image", "a Bundle of type config has no images", "Set type to mixed, or remove the images.") : [];
	return has ? [] : contradict("images", `a Bundle of type ${type} needs an image`, "Set image, or images with one a line.");
}
function findWrongConfig({ type, ...inputs }, name, hint) {
	const value = inputs[name];
	if (type !== "image") return value === void 0 ? contradict(name, `a Bundle of type ${type} needs it`, hint) : [];
	if (value === void 0) return [];
	return contradict(name, `"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value, 120)}" is given for a Bundle of type image`, "Set type to config or mixed, or remove it.");
}
function findTwoDigests({ image, digest, images }) {
	const name = images.length > 0 ? "images" : "digest";
	return (0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_10__.n)(image, digest, images).contradictions.map((failure) => ({
		name,
		failure
	}));
}
function findSkippedTarget(inputs) {
	const target = inputs["target-environment"];
	if (target === void 0 || !inputs["skip-environments"].includes(target)) return [];
	return contradict("skip-environments", `"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(target, 80)}" is the target-environment and cannot be skipped`, "Remove it from one of the two.");
}
function findNoTime({ timeout }) {
	return timeout > 0 ? [] : contradict("timeout", "no request can be answered in no time", "Write at least 1s; the default is 30s.");
}
function findNoServer(inputs) {
	if (inputs.mode === "manifest" || inputs["kardinal-url"] !== void 0) return [];
	return [{
		name: "kardinal-url",
		failure: missing("Set it to the controller's base URL, like https://kardinal.example.com.")
	}];
}
function findSkippedWait(inputs) {
	const environment = inputs["wait-for"];
	if (environment === void 0 || !inputs["skip-environments"].includes(environment)) return [];
	return contradict("wait-for", `"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(environment, 80)}" is one of skip-environments and will never be Verified`, "Remove it from one of the two.");
}
function findNoWait(inputs) {
	if (inputs["wait-for"] === void 0 || inputs["wait-timeout"] > 0) return [];
	return contradict("wait-timeout", "no environment is Verified in no time", "Write at least 1m, the default is 30m; or remove wait-for.");
}
const API_ONLY = {
	"wait-for": "waits for a Bundle that kubectl has not created yet",
	"ui-token": "reads kardinal's list of Bundles",
	"signing-secret": "signs a request"
};
function findOtherMode(inputs) {
	if (inputs.mode === "api") return inputs["manifest-path"] === void 0 ? [] : contradict("manifest-path", "is given with mode api, which writes no file", "Set mode to manifest, or remove it.");
	return [
		"wait-for",
		"ui-token",
		"signing-secret"
	].flatMap((name) => inputs[name] === void 0 ? [] : contradict(name, `it ${API_ONLY[name]}, and mode manifest makes no request`, "Remove it, or set mode to api."));
}
// packages/commands/src/create-bundle/action.ts
/** create-bundle as the host and the command line run it. */
const createBundleAction = {
	inputs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_6__.h)({
		pipeline: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.b)(parsePipeline),
		image: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_10__.t),
		digest: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_9__.r),
		images: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_10__.t),
		namespace: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.b)((text) => parseLabel(text === "" ? "default" : text)),
		"kardinal-url": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_10__.a),
		type: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.m)([
			"image",
			"config",
			"mixed"
		], "image"),
		token: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"config-repo": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(parsePublicText),
		"config-sha": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"target-environment": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"skip-environments": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.p)(String),
		"signing-secret": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"commit-sha": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"ci-run-url": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(parsePublicText),
		author: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		timestamp: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.h)(parseTimestamp),
		"max-attempts": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.f)(3, {
			min: 1,
			max: 10
		}),
		timeout: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.d)("30s"),
		"resolve-digests": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.u)(false),
		"ui-token": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"wait-for": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"wait-timeout": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.d)("30m"),
		mode: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.m)(["api", "manifest"], "api"),
		"manifest-path": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.g)(),
		"dry-run": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.u)(false)
	}).check((0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.x)(findContradictions)),
	secretInputs: [
		"token",
		"ui-token",
		"signing-secret"
	],
	async run(inputs, world) {
		const { runInWorld } = await Promise.all(/* import() */[__nccwpck_require__.e(969), __nccwpck_require__.e(657)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4657));
		return runInWorld(inputs, world);
	}
};
// packages/commands/src/dispatch/action.ts
/** dispatch-rebuild as the host and the command line run it. */
const dispatchAction = {
	inputs: _inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_11__.t,
	secretInputs: [
		"github-token",
		"state-token",
		"tokens",
		..._inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_11__.o
	],
	async run(inputs, world) {
		const { runInWorld } = await Promise.all(/* import() */[__nccwpck_require__.e(714), __nccwpck_require__.e(969), __nccwpck_require__.e(47)]).then(__nccwpck_require__.bind(__nccwpck_require__, 47));
		return runInWorld(inputs, world);
	}
};
// packages/commands/src/status/explanation.ts
/** Why an image is not rebuilt now, in one sentence with what will change it; `null` when it is at rest or due. */
function explainDecision(name, record, ledger) {
	const until = record.dueAt === null ? "" : ` until ${record.dueAt}`;
	switch (record.decision) {
		case "none": return record.verdict === "unknown" ? `unknown since ${record.unknownSince ?? "now"}: nothing is decided on a guess` : null;
		case "wait:delay": return `its rebuildDelay has not passed: it waits${until}`;
		case "wait:window": return `its rebuildWindow is closed${until}`;
		case "wait:retry": return `the last attempt failed; the next one waits${until}`;
		case "wait:upstream": return `it waits for ${listUpstreams(name, record, ledger).join(", ") || "an image that it is built on"}`;
		case "hold:in-flight": return `a rebuild is under way: ${describeAttempt((0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_12__.r)(ledger, name).findLast(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_12__.i))}`;
		case "hold:attempts": return `its attempts are spent; the last: ${describeAttempt((0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_12__.r)(ledger, name).at(-1))}. Mend the build, or force it with a reason`;
		case "hold:disabled": return "autoRebuild is false";
		case "hold:pinned": return "its Dockerfile pins the base: only an edit of the pin can follow it";
		case "hold:watch-only": return "it has no source to dispatch to";
		default: return null;
	}
}
function listUpstreams(name, record, { images }) {
	const bases = new Set(record.bases);
	return Object.entries(images).filter(([other, { reference, decision }]) => other !== name && bases.has(reference) && decision !== "none").map(([other, { decision }]) => `${other} (${decision})`);
}
function describeAttempt(attempt) {
	if (attempt === void 0) return "not recorded";
	const { key, status, runUrl, message, claimedAt } = attempt;
	return [
		`${key}.${attempt.attempt} ${status} ${claimedAt}`,
		runUrl,
		message
	].filter((part) => part !== null).join(", ");
}
// packages/commands/src/status/run-status.ts
/**
* Reads a ledger and yields what is tracked, on which base, since when, and what waits for what until when. Throws `Failure` when there is no ledger (`status.no-state`,
* `status.no-ledger`), it cannot be read (`ledger.*`), or it does not know the image (`status.unknown-image`).
*/
async function readStatus(request, world) {
	const ledger = await loadLedger(request, world);
	const records = {
		...ledger.archive,
		...ledger.images
	};
	const { image } = request;
	if (image !== void 0 && !(image in records)) throw unknownImage(image, Object.keys(records));
	const names = image === void 0 ? Object.keys(ledger.images).toSorted() : [image];
	return {
		repository: ledger.repository,
		images: names.flatMap((name) => {
			const record = records[name];
			return record === void 0 ? [] : [describeImage(name, record, ledger)];
		}),
		attempts: image === void 0 ? Object.values(ledger.attempts).filter(({ closedAt }) => closedAt === null) : (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_12__.r)(ledger, image)
	};
}
async function loadLedger({ state, stateToken, tokens }, world) {
	const parsed = (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.r)(state);
	const store = (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.t)(parsed, {
		world,
		stateToken,
		tokens: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.c)(tokens ?? "")
	});
	if (store === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r("state is none, so that there is nothing to show", {
		code: "status.no-state",
		hint: "Name the ledger that check writes, for example --state file:basewatch.json or --state branch:basewatch."
	});
	const ledger = await store.load();
	if (Object.keys(ledger.images).length + Object.keys(ledger.archive).length > 0) return ledger;
	const spelled = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.i)(parsed) ?? "");
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${spelled}: there is no ledger yet`, {
		code: "status.no-ledger",
		hint: `Run basewatch check --config images.yaml --state ${spelled} first.`
	});
}
function unknownImage(image, names) {
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_20__.t)(image, names);
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`the ledger knows no image "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(image, 80)}"`, {
		code: "status.unknown-image",
		hint: nearest === void 0 ? `It knows ${names.slice(0, 20).join(", ")}.` : `Did you mean ${nearest}?`
	});
}
function describeImage(name, record, ledger) {
	return {
		image: name,
		reference: record.reference,
		digest: record.digest,
		verdict: record.verdict,
		decision: record.decision,
		dueAt: record.dueAt,
		why: explainDecision(name, record, ledger),
		bases: record.bases.map((reference) => ({
			reference,
			current: ledger.bases[reference]?.current ?? null,
			since: ledger.bases[reference]?.firstSeenAt ?? null,
			builtOn: record.builtOn[reference] ?? null,
			pendingSince: record.pendingSince[reference] ?? null
		})),
		forced: record.forced,
		lastRebuild: record.lastRebuild,
		archivedAt: name in ledger.images ? null : ledger.archive[name]?.archivedAt ?? null
	};
}
// packages/host/src/inputs.ts
/**
* Reads and parses every input of a schema. Throws one `Failure` for all mistakes (`input.invalid`, `input.unknown`): each names the input, and
* schemas name the value and the remedy.
*
* @param read the raw text of an input; empty when it is not given
* @param given the names of all inputs that were given, known or not
*/
function parseInputs(schema, read, given) {
	const names = Object.keys(schema.shape);
	const misspelt = given.flatMap((name) => describeUnknown(name, names));
	const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_6__.F)(schema, Object.fromEntries(names.map((name) => [name, read(name)])));
	if (parsed.success && misspelt.length === 0) return parsed.data;
	const issues = parsed.success ? [] : parsed.error.issues.map(toFailure);
	throw (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.i)([...misspelt, ...issues], "several inputs are wrong", "input.invalid");
}
function describeUnknown(name, names) {
	const nearest = names.includes(name) ? void 0 : (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_20__.t)(name, names);
	if (nearest === void 0) return [];
	return [new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 80)}: unknown input, did you mean ${nearest}?`, {
		code: "input.unknown",
		hint: `Rename it to ${nearest} in the step's "with".`
	})];
}
function toFailure(issue) {
	const name = issue.path.join(".");
	const hint = "params" in issue ? issue.params?.["hint"] : void 0;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(name === "" ? issue.message : `${name}: ${issue.message}`, {
		code: "input.invalid",
		hint: typeof hint === "string" ? hint : void 0
	});
}
// packages/host/src/report.ts
/** One failure as a person reads it: what failed, then what to do. One line. */
function describeFailure(failure) {
	const text = failure.hint === void 0 ? failure.message : `${failure.message} · ${failure.hint}`;
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, 4e3);
}
/**
* The lines that tell about a thrown value, redacted: one for each failure that it stands for; a defect of ours gets one line and its
* stack apart.
*/
function describeError(error, redactor) {
	const failures = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error);
	if (failures.length > 0) return { lines: failures.map((failure) => redactor.redact(describeFailure(failure))) };
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	const line = `This is a defect in Basewatch: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(redactor.redact(message), 1e3)} · Please report it with the lines below.`;
	const stack = error instanceof Error && error.stack !== void 0 ? error.stack : "(no stack)";
	return {
		lines: [line],
		stack: redactor.redact(stack)
	};
}
// packages/host/src/secrets.ts
/**
* Hides the values of secret inputs: each whole value, and each line and each right-hand side of a list of `host=secret` lines. Nothing is
* said to the runner (`::add-mask::` would itself print the secret): what comes from `secrets` is masked there already.
*/
function hideSecrets(redactor, values) {
	for (const value of values) {
		redactor.hide(value);
		for (const line of value.split(/[\n,]/u)) {
			redactor.hide(line.trim());
			redactor.hide(line.slice(line.indexOf("=") + 1).trim());
		}
	}
}
// packages/host/src/stop.ts
/** A signal that is aborted when the runner asks the process to end (SIGINT, then SIGTERM), and the way to stop listening. */
function listenForStop(process) {
	const controller = new AbortController();
	const onSignal = (name) => {
		controller.abort(new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`the run was cancelled (${name})`, {
			code: "host.cancelled",
			hint: "Nothing more was begun after the signal; run it again when you are ready."
		}));
	};
	process.once("SIGINT", onSignal);
	process.once("SIGTERM", onSignal);
	return {
		signal: controller.signal,
		release() {
			process.removeListener("SIGINT", onSignal);
			process.removeListener("SIGTERM", onSignal);
		}
	};
}
// packages/host/src/files.ts
const REAL = {
	clock: _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_13__.t,
	random: Math.random
};
/** The file system as commands may use it; relative paths start at `workspace`. */
function createFiles(workspace, options = REAL) {
	return {
		resolve: (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_15__.resolve)(workspace, path),
		/** A file's bytes; `undefined` when there is none. Throws `Failure` `files.unreadable`. */
		async read(path) {
			try {
				return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_15__.resolve)(workspace, path));
			} catch (error) {
				if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return void 0;
				throw unreadable(path, error);
			}
		},
		/** Writes a file whole or not at all. Throws `Failure` `files.unwritable`. */
		async write(path, text) {
			const target = (0,node_path__WEBPACK_IMPORTED_MODULE_15__.resolve)(workspace, path);
			const temporary = `${target}.${(0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_14__.i)()}.tmp`;
			try {
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_15__.dirname)(target), { recursive: true });
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.writeFile)(temporary, text, { flag: "wx" });
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.rename)(temporary, target);
			} catch (error) {
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.rm)(temporary, { force: true }).catch(() => void 0);
				throw unwritable(path, error);
			}
		},
		/**
		* Replaces a file, whole or not at all, by what `change` makes of its newest bytes (`undefined` leaves it), by compare-and-swap among the processes of this machine.
		* Throws `Failure` `files.unreadable`, `files.unwritable`, `files.contended`, and what `change` throws.
		*/
		async update(path, change) {
			const { ContendedError, updateFile } = await __nccwpck_require__.e(/* import() */ 761).then(__nccwpck_require__.bind(__nccwpck_require__, 4761));
			try {
				await updateFile((0,node_path__WEBPACK_IMPORTED_MODULE_15__.resolve)(workspace, path), change, options);
			} catch (error) {
				if (error instanceof ContendedError) throw contended(path, error);
				if (codeOf(error) === "EISDIR") throw unreadable(path, error);
				throw isSystemError(error) ? unwritable(path, error) : error;
			}
		},
		/** An empty folder of this run's own, by its absolute path; removed when the process ends. */
		async makeFolder() {
			const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_15__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_19__.tmpdir)(), "basewatch-"));
			process.once("exit", () => (0,node_fs__WEBPACK_IMPORTED_MODULE_18__.rmSync)(folder, {
				recursive: true,
				force: true
			}));
			return folder;
		},
		/** Paths of the files that match a glob, sorted. */
		async glob(pattern) {
			if (!/[*?[\]{}()!]/u.test(pattern)) return await isFile((0,node_path__WEBPACK_IMPORTED_MODULE_15__.resolve)(workspace, pattern)) ? [pattern] : [];
			const { glob } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1455, 19));
			const found = [];
			for await (const path of glob(pattern, { cwd: workspace })) found.push(path);
			return found.toSorted();
		}
	};
}
async function isFile(path) {
	return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_17__.stat)(path).catch(() => void 0))?.isFile() ?? false;
}
function unreadable(path, error) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${path}: cannot be read (${codeOf(error)})`, {
		code: "files.unreadable",
		hint: codeOf(error) === "EISDIR" ? "It is a folder; name the file in it." : "Check the path and its permissions.",
		cause: error
	});
}
function unwritable(path, error) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${path}: cannot be written (${codeOf(error)})`, {
		code: "files.unwritable",
		hint: "Check that the folder exists on this runner, that it may be written to, and that the disk is not full.",
		cause: error
	});
}
function contended(path, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${path}: other processes have been writing it for 30 s`, {
		code: "files.contended",
		hint: "Run again; if no other process is at work, delete the files beside it whose names end in .tmp.",
		cause
	});
}
function isSystemError(error) {
	return error instanceof Error && "syscall" in error;
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "unknown error";
}
// packages/host/src/world.ts
/** The real world, as commands may touch it. Every line of the log and every file that is written is redacted. */
function createWorld(options) {
	const { environment, log, redactor, signal, workspace, announce } = options;
	const files = createFiles(workspace);
	return {
		environment,
		redactor,
		signal,
		economise,
		clock: _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_13__.t,
		random: Math.random,
		announce: (outputs) => announce?.(Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, redactor.redact(value)]))),
		files: {
			...files,
			write: (path, text) => files.write(path, typeof text === "string" ? redactor.redact(text) : redactPieces(redactor, text)),
			update: (path, change) => files.update(path, (stored) => {
				const text = change(stored);
				return text === void 0 ? void 0 : redactor.redact(text);
			})
		},
		log: {
			info: (text) => log.info(redactor.redact(text)),
			notice: (text) => log.notice(redactor.redact(text)),
			warning: (text) => log.warning(redactor.redact(text)),
			debug: (text) => log.debug(redactor.redact(text))
		}
	};
}
function* redactPieces(redactor, pieces) {
	for (const piece of pieces) yield redactor.redact(piece);
}
/**
* V8 lets garbage grow to a multiple of what is in use before it looks for any; from here on it does so early. It asks for this option each time that it
* decides how far a heap may grow (https://nodejs.org/api/v8.html#v8setflagsfromstringflags).
*/
function economise() {
	process.getBuiltinModule("node:v8").setFlagsFromString("--optimize-for-size");
}
// packages/cli/src/flags.ts
/** Inputs that are switches: they may stand without a value. */
const SWITCHES = [
	"force",
	"force-unchanged",
	"dry-run",
	"strict-inputs",
	"resolve-digests"
];
/**
* Parses arguments against the inputs of a command. Throws `Failure` `cli.usage` that names the flag and the nearest one.
*
* @param names the command's inputs
* @param own the switches that the command line adds to them
*/
function parseFlags(args, names, own) {
	const known = [...names, ...own];
	const isSwitch = (name) => own.includes(name) || SWITCHES.includes(name);
	const options = Object.fromEntries(known.map((name) => [name, { type: isSwitch(name) ? "boolean" : "string" }]));
	const { values, positionals } = parse(args.map((arg) => spellSwitch(arg, isSwitch)), options, known);
	const given = Object.entries(values).filter(([name]) => names.includes(name));
	return {
		inputs: Object.fromEntries(given.map(([name, value]) => [name, String(value)])),
		switches: new Set(own.filter((name) => values[name] === true)),
		positionals
	};
}
function parse(args, options, known) {
	try {
		return (0,node_util__WEBPACK_IMPORTED_MODULE_16__.parseArgs)({
			args,
			options,
			allowPositionals: true,
			allowNegative: true
		});
	} catch (error) {
		throw describeUsage(error, args, known);
	}
}
/** `--force=false` is how an input is written; `parseArgs` knows it as `--no-force`. */
function spellSwitch(arg, isSwitch) {
	const [, name = "", value] = /^--([a-z-]+)=(true|false)$/u.exec(arg) ?? [];
	if (!isSwitch(name)) return arg;
	return value === "true" ? `--${name}` : `--no-${name}`;
}
function describeUsage(error, args, known) {
	const unknown = args.filter((arg) => arg.startsWith("--")).map((arg) => arg.slice(2).split("=")[0] ?? "").find((name) => !known.includes(name) && !known.includes(name.replace(/^no-/u, "")));
	const nearest = unknown === void 0 ? void 0 : (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_20__.t)(unknown, known);
	if (unknown !== void 0) return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`--${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(unknown, 80)}: unknown flag`, {
		code: "cli.usage",
		hint: nearest === void 0 ? "See --help." : `Did you mean --${nearest}?`,
		cause: error
	});
	const [line = ""] = error instanceof Error ? error.message.split("\n") : [];
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r((0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(line), {
		code: "cli.usage",
		hint: "See --help.",
		cause: error
	});
}
// packages/cli/src/help.ts
/** The help text; with `names`, that of a command which has these inputs. */
function helpText(names) {
	if (names !== void 0) return `Flags (each is the input of the same name, see the action's README):\n${names.map((name) => `  --${name}\n`).join("")}`;
	return `basewatch <command> [flags]

  check          what moved, and what is due          --config images.yaml, or --image ghcr.io/me/app:1
  dispatch       start the builds of what is due      --rebuilds-file rebuilds.json
  create-bundle  promote what was built               --pipeline app --image … --kardinal-url …
  status [image] what is tracked, and what waits      --state file:basewatch.json
  demo           the whole loop on this machine, in seconds

  --json         print the outputs as JSON            --exit-code  check: exit 10 when rebuilds are due
  --help         the flags of a command

Tokens come from the environment: GITHUB_TOKEN or GH_TOKEN, KARDINAL_TOKEN, BASEWATCH_TOKENS (host=secret lines);
so do BASEWATCH_SLACK_WEBHOOK_URL, BASEWATCH_SMTP_URL, BASEWATCH_WEBHOOK_URL and BASEWATCH_WEBHOOK_SECRET.
Exit status: 0 done, 1 failure, 2 usage, 10 rebuilds are due (with --exit-code).
`;
}
// packages/cli/src/terminal.ts
/** A log of plain lines on a terminal. With `quiet`, progress goes to the error stream, so that standard output is the result alone. */
function createTerminalLog(terminal, quiet) {
	const progress = quiet ? terminal.err : terminal.out;
	return {
		info: (text) => progress(`${text}\n`),
		notice: (text) => progress(`${text}\n`),
		warning: (text) => terminal.err(`warning: ${text}\n`),
		debug: () => void 0
	};
}
/** Rows as text in columns, two spaces apart; the last column is not padded. */
function alignColumns(rows) {
	const widths = [];
	for (const row of rows) for (const [column, cell] of row.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
	const line = (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
	return rows.map((row) => `${line(row).trimEnd()}\n`).join("");
}
// packages/cli/src/status-text.ts
/** A status as tables for a terminal: every image with what it waits for, every base with its digest, then attempts. */
function formatStatus({ images, attempts }) {
	const lines = images.map((image) => [
		image.image,
		image.verdict,
		image.dueAt === null ? image.decision : `${image.decision} until ${image.dueAt}`,
		[
			...image.why === null ? [] : [image.why],
			...image.forced === null ? [] : [`forced by ${image.forced.by}: ${image.forced.reason}`],
			...image.archivedAt === null ? [] : [`archived ${image.archivedAt}`]
		].join("; ")
	]);
	const bases = images.flatMap((image) => image.bases.map((base) => [
		image.image,
		base.reference,
		base.current ?? "not seen",
		base.since ?? "",
		base.pendingSince === null ? "" : `moved ${base.pendingSince}`
	]));
	const rebuilt = images.flatMap(({ image, lastRebuild }) => lastRebuild === null ? [] : [[
		image,
		lastRebuild.at,
		`${lastRebuild.key}.${lastRebuild.attempt}`,
		lastRebuild.digest
	]]);
	const tried = attempts.map((entry) => [
		entry.claimedAt,
		entry.images.join(", "),
		`${entry.key}.${entry.attempt}`,
		entry.conclusion === null ? entry.status : `${entry.status} (${entry.conclusion})`,
		entry.runUrl ?? entry.message ?? ""
	]);
	return [
		section([
			"IMAGE",
			"VERDICT",
			"DECISION",
			"WHY"
		], lines),
		section([
			"IMAGE",
			"BASE",
			"DIGEST",
			"SINCE",
			"WAITING"
		], bases),
		section([
			"IMAGE",
			"LAST REBUILT",
			"KEY",
			"DIGEST"
		], rebuilt),
		section([
			"CLAIMED",
			"IMAGES",
			"KEY",
			"STATUS",
			"RUN"
		], tried)
	].filter((text) => text !== "").join("\n");
}
function section(headers, rows) {
	return rows.length === 0 ? "" : alignColumns([headers, ...rows.map((row) => row.map((cell) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(cell)))]);
}
// packages/cli/src/command-line.ts
/** Exit statuses of the command line. */
const EXIT = {
	done: 0,
	failure: 1,
	usage: 2,
	due: 10
};
const COMMANDS = [
	"check",
	"dispatch",
	"create-bundle",
	"status",
	"demo"
];
const DEFAULT_STATE = "file:basewatch.json";
/** Runs one command and yields its exit status; never rejects. */
async function runCommandLine(invocation) {
	const redactor = (0,_redactor_qN8WtuwD_js__WEBPACK_IMPORTED_MODULE_21__.t)();
	const stop = listenForStop(invocation.process);
	try {
		return await dispatchCommand(invocation, redactor, stop.signal);
	} catch (error) {
		return reportError(error, invocation.terminal, redactor);
	} finally {
		stop.release();
	}
}
async function dispatchCommand(invocation, redactor, signal) {
	const [command = "", ...args] = invocation.args;
	const run = {
		...invocation,
		args
	};
	switch (command) {
		case "check": return runAction(checkAction, run, redactor, signal);
		case "dispatch": return runAction(dispatchAction, run, redactor, signal);
		case "create-bundle": return runAction(createBundleAction, run, redactor, signal);
		case "status": return runStatus(run, redactor, signal);
		case "demo": {
			const { runDemo } = await Promise.all(/* import() */[__nccwpck_require__.e(4), __nccwpck_require__.e(3)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4003));
			await runDemo(run);
			return EXIT.done;
		}
		case "":
		case "help":
		case "--help":
			invocation.terminal.out(helpText());
			return command === "" ? EXIT.usage : EXIT.done;
		default: throw unknownCommand(command);
	}
}
function unknownCommand(command) {
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_20__.t)(command, COMMANDS);
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(command, 80)}" is no command`, {
		code: "cli.usage",
		hint: nearest === void 0 ? `Use one of ${COMMANDS.join(", ")}.` : `Did you mean ${nearest}?`
	});
}
async function runAction(action, { args, environment, workspace, terminal }, redactor, signal) {
	const names = Object.keys(action.inputs.shape);
	const flags = parseFlags(args, names, [
		"json",
		"exit-code",
		"help"
	]);
	if (flags.switches.has("help")) {
		terminal.out(helpText(names));
		return EXIT.done;
	}
	if (flags.positionals.length > 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(flags.positionals[0] ?? "", 80)}" is no flag`, {
		code: "cli.usage",
		hint: "Flags begin with --; see --help."
	});
	const raw = {
		...defaults(names, environment),
		...flags.inputs
	};
	hideSecrets(redactor, action.secretInputs.map((name) => raw[name] ?? "").filter(Boolean));
	const inputs = parseInputs(action.inputs, (name) => raw[name] ?? "", []);
	const log = createTerminalLog(terminal, flags.switches.has("json"));
	const outcome = await action.run(inputs, createWorld({
		environment,
		log,
		redactor,
		signal,
		workspace
	}));
	if (flags.switches.has("json")) terminal.out(`${redactor.redact(JSON.stringify(outcome.outputs))}\n`);
	for (const failure of outcome.failures) reportError(failure, terminal, redactor);
	if (outcome.failures.length > 0) return EXIT.failure;
	return flags.switches.has("exit-code") && outcome.outputs["has-rebuilds"] === "true" ? EXIT.due : EXIT.done;
}
/** What a runner would fill in from action.yml, in the terms of a terminal or another CI system. */
function defaults(names, environment) {
	const values = {
		state: DEFAULT_STATE,
		"github-token": environment["GITHUB_TOKEN"] || environment["GH_TOKEN"],
		"state-token": environment["BASEWATCH_STATE_TOKEN"] || environment["GITHUB_TOKEN"] || environment["GH_TOKEN"],
		tokens: environment["BASEWATCH_TOKENS"],
		"slack-webhook-url": environment["BASEWATCH_SLACK_WEBHOOK_URL"],
		"smtp-url": environment["BASEWATCH_SMTP_URL"],
		"webhook-url": environment["BASEWATCH_WEBHOOK_URL"],
		"webhook-secret": environment["BASEWATCH_WEBHOOK_SECRET"]
	};
	return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}
async function runStatus({ args, environment, workspace, terminal }, redactor, signal) {
	const names = [
		"state",
		"state-token",
		"tokens"
	];
	const flags = parseFlags(args, names, ["json", "help"]);
	if (flags.switches.has("help")) {
		terminal.out(helpText(names));
		return EXIT.done;
	}
	const { state = DEFAULT_STATE, tokens, "state-token": stateToken } = {
		...defaults(names, environment),
		...flags.inputs
	};
	hideSecrets(redactor, [tokens ?? "", stateToken ?? ""].filter(Boolean));
	const world = createWorld({
		environment,
		log: createTerminalLog(terminal, true),
		redactor,
		signal,
		workspace
	});
	const status = await readStatus({
		state,
		stateToken,
		tokens,
		image: flags.positionals[0]
	}, world);
	terminal.out(flags.switches.has("json") ? `${JSON.stringify(status)}\n` : formatStatus(status));
	return EXIT.done;
}
function reportError(error, terminal, redactor) {
	const { lines, stack } = describeError(error, redactor);
	for (const line of lines) terminal.err(`error: ${line}\n`);
	if (stack !== void 0) terminal.err(`${stack}\n`);
	return error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r && (error.code === "cli.usage" || error.code.startsWith("input.")) ? EXIT.usage : EXIT.failure;
}
// packages/cli/src/main.ts
process.exitCode = await runCommandLine({
	args: process.argv.slice(2),
	environment: process.env,
	workspace: process.cwd(),
	process,
	colour: process.stdout.isTTY && !process.env["NO_COLOR"],
	bundles: (0,node_path__WEBPACK_IMPORTED_MODULE_15__.dirname)((0,node_path__WEBPACK_IMPORTED_MODULE_15__.dirname)(process.argv[1] ?? "")),
	terminal: {
		out: (text) => process.stdout.write(text),
		err: (text) => process.stderr.write(text)
	}
});


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 634:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseRebuilds),
/* harmony export */   i: () => (/* binding */ collapseDuplicates),
/* harmony export */   n: () => (/* binding */ givenTargetInputs),
/* harmony export */   o: () => (/* binding */ NOTIFICATION_SECRETS),
/* harmony export */   r: () => (/* binding */ twoTargets),
/* harmony export */   t: () => (/* binding */ dispatchInputs)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1128);
/* harmony import */ var _state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(175);
/* harmony import */ var _proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1985);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9982);





// packages/commands/src/notification/addresses.ts
const DEFAULT_PORTS = {
	"smtp:": 587,
	"smtps:": 465
};
const SMTP_HINT = "Write smtp://user:password@host:587, or smtps:// for TLS from the start, with user and password percent-encoded.";
/**
* The URL of a webhook: https, or http on this machine. It is a secret, so that no message shows it. Throws `Failure` `input.webhook-url`.
*/
function parseWebhookUrl(text) {
	const url = URL.parse(text);
	if (url === null || !/^https?:\/\//iu.test(text)) throw refuseUrl("this is no https URL");
	if (url.username !== "" || url.password !== "") throw refuseUrl("this URL comes with a user name or password");
	if (url.protocol === "http:" && !(0,_proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_3__.n)(url)) throw refuseUrl("this URL would send the message in plain text");
	if (/[\s\p{Cc}]/u.test(text)) throw refuseUrl("this URL has blanks in it");
	return url;
}
function refuseUrl(message) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(message, {
		code: "input.webhook-url",
		hint: "Write the whole https URL as the receiver shows it, stored in a secret; plain http is for this machine only."
	});
}
/**
* The mail server of an `smtp://` or `smtps://` URL. TLS is required (STARTTLS for smtp://) except on this machine. No message shows it: it may
* hold a password. Throws `Failure` `input.smtp-url`.
*/
function parseSmtpUrl(text) {
	const url = URL.parse(text);
	const port = DEFAULT_PORTS[url?.protocol ?? ""];
	if (url === null || port === void 0 || url.hostname === "") throw refuseSmtp("this is no smtp:// or smtps:// URL");
	if (/[\s\p{Cc}]/u.test(text)) throw refuseSmtp("this URL has blanks in it");
	if (!/^\/?$/u.test(url.pathname) || url.search !== "" || url.hash !== "") throw refuseSmtp("this URL goes on after the host", "End it after the port: whatever may be set has an input.");
	return {
		host: decode(url.hostname).toLowerCase().replace(/^\[|\]$/gu, ""),
		port: url.port === "" ? port : Number(url.port),
		security: securityOf(url),
		login: readLogin(url)
	};
}
function securityOf(url) {
	if (url.protocol === "smtps:") return "implicit";
	return (0,_proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_3__.n)(url) ? "plain" : "starttls";
}
function readLogin({ username, password }) {
	if (username === "" && password === "") return void 0;
	if (username === "" || password === "") throw refuseSmtp("this URL has a user or a password, and not both");
	const login = {
		user: decode(username),
		password: decode(password)
	};
	if (/\p{Cc}/u.test(login.user + login.password)) throw refuseSmtp("user or password has control characters in it");
	return login;
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		throw refuseSmtp("this URL is not percent-encoded as it should be", "Write a percent sign as %25.");
	}
}
function refuseSmtp(message, hint = SMTP_HINT) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(message, {
		code: "input.smtp-url",
		hint
	});
}
const ADDRESS = /^[^\s\p{C}"(),:;<>@[\\\]]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,251}[\p{L}\p{N}])?$/u;
/** One address, `team@example.com` or `Team <team@example.com>`. Throws `Failure` `input.mailbox`. */
function parseMailbox(text) {
	const [, name = "", inner] = /^(?:"?([^"<>\p{C}]*?)"?\s*)<([^<>]*)>$/u.exec(text) ?? [];
	const address = inner ?? text;
	if (ADDRESS.test(address)) return {
		name: name.trim(),
		address
	};
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 80)}" is no email address`, {
		code: "input.mailbox",
		hint: "Write team@example.com, or Team <team@example.com> with a name that has no comma."
	});
}
// packages/commands/src/notification/inputs.ts
const EVENTS = [
	"dispatched",
	"skipped",
	"deferred",
	"unknown",
	"failed",
	"always"
];
/** The inputs about notifications: a part of those of dispatch-rebuild. */
const notificationInputs = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	"slack-webhook-url": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.h)(parseWebhookUrl),
	"smtp-url": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.h)(parseSmtpUrl),
	"email-from": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.h)(parseMailbox),
	"email-to": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.p)(parseMailbox),
	"webhook-url": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.h)(parseWebhookUrl),
	"webhook-secret": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	"notify-on": events(["dispatched", "failed"]),
	"fail-on-notify-error": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.u)(false)
});
/** The inputs that are secrets. */
const NOTIFICATION_SECRETS = [
	"slack-webhook-url",
	"smtp-url",
	"webhook-url",
	"webhook-secret"
];
function events(fallback) {
	return (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.b)((value) => value === "" ? fallback : (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.v)((0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.S)(value), (word) => (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.y)(word, EVENTS)));
}
const EMAIL_INPUTS = [
	"smtp-url",
	"email-from",
	"email-to"
];
const WEBHOOK_INPUTS = ["webhook-url", "webhook-secret"];
/**
* The inputs that are missing beside others: an email needs its server, sender and recipients, a webhook its URL and secret.
*
* @param broken inputs that were given and could not be read
*/
function findNotificationContradictions(inputs, broken) {
	return [EMAIL_INPUTS, WEBHOOK_INPUTS].flatMap((group) => {
		const given = group.filter((name) => broken.has(name) || isGiven(inputs[name]));
		if (given.length === 0) return [];
		return group.filter((name) => !given.includes(name)).map((name) => ({
			name,
			failure: describeMissing(name, given)
		}));
	});
}
function isGiven(value) {
	return Array.isArray(value) ? value.length > 0 : value !== void 0;
}
const HINTS = {
	"smtp-url": "Set it to the mail server, for example smtp://user:password@smtp.example.com:587.",
	"email-from": "Set it to the address that the server lets you send from.",
	"email-to": "Set it to the addresses that get the message, one a line.",
	"webhook-url": "Set it to the URL that the message is posted to.",
	"webhook-secret": "Set it to a long random text that the receiver knows too: every message is signed with it."
};
function describeMissing(name, given) {
	const others = given.join(" and ");
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`not given, and ${others} ${given.length === 1 ? "is" : "are"}`, {
		code: "input.contradiction",
		hint: HINTS[name]
	});
}
// packages/commands/src/dispatch/rebuilds.ts
const PROVIDERS = [
	"github",
	"gitlab",
	"gitea",
	"forgejo"
];
const MOST_BYTES = 1048576;
const time = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.M)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/u, "is not an ISO 8601 time in UTC"));
const dispatchSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	provider: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.n)(PROVIDERS),
	apiUrl: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	workflow: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	ref: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	inputs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)())
});
const baseSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	reference: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	role: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	previous: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)())),
	current: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)())
});
const rebuildSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	key: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.M)(/^[0-9a-f]{16}$/u, "is not 16 hex digits")),
	attempt: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.l)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.O)(1)),
	reason: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	checkedAt: time,
	ledger: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	dispatch: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)(dispatchSchema),
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
		name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
		reference: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
		bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(baseSchema)
	}))
});
/**
* Reads a `rebuilds` document of check-base-digest's. Throws one `Failure` for all its mistakes (`rebuilds.json`,
* `rebuilds.too-large`, `rebuilds.shape`).
*
* @param source what messages begin with: a file's path, or nothing for the input
*/
function parseRebuilds(text, source) {
	const bytes = Buffer.byteLength(text, "utf8");
	if (bytes > MOST_BYTES) throw failure(source, `${bytes} bytes are more than 1 MiB`, "too-large", "Split it over several files, or shard the check.");
	const document = parseJson(text, source);
	if (!Array.isArray(document)) throw failure(source, `this is not a JSON array: ${quote(text)}`, "shape", "Pass the rebuilds output of check-base-digest as it is.");
	const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(rebuildSchema), document);
	if (parsed.success) return parsed.data;
	const failures = parsed.error.issues.map((issue) => describeIssue(issue, document, source));
	throw (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.i)(failures, "several entries are wrong", "rebuilds.shape");
}
/** The entries without those that are there twice: of one key, the highest attempt stays. */
function collapseDuplicates(entries) {
	const kept = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		const known = kept.get(entry.key);
		if (known === void 0 || known.attempt < entry.attempt) kept.set(entry.key, entry);
	}
	return [...kept.values()];
}
function parseJson(text, source) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw failure(source, `this is not JSON: ${quote(text)}`, "json", "Pass the rebuilds output of check-base-digest as it is.", error);
	}
}
function describeIssue(issue, document, source) {
	const path = issue.path.map((key) => typeof key === "number" ? `[${key}]` : `.${String(key)}`).join("");
	const value = valueAt(document, issue.path);
	return failure(source, `rebuilds${path}: ${value === void 0 ? "is missing" : `${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.t)(JSON.stringify(value), 80)} ${complaint(issue)}`}`, "shape", hintFor(issue.path, value));
}
function complaint(issue) {
	if (issue.code === "invalid_type") return `is not of type ${issue.expected}`;
	if (issue.code === "invalid_value") return `is not one of ${issue.values.map(String).join(", ")}`;
	return issue.code === "invalid_format" && issue.message !== "" ? issue.message : "is not allowed here";
}
function hintFor(path, value) {
	if (path.at(-1) !== "provider" || typeof value !== "string") return "Pass the rebuilds output of check-base-digest as it is.";
	const near = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_4__.t)(value, PROVIDERS);
	return near === void 0 ? `Use one of ${PROVIDERS.join(", ")}.` : `Did you mean ${near}?`;
}
function valueAt(document, path) {
	let value = document;
	for (const key of path) {
		if (typeof value !== "object" || value === null) return void 0;
		value = Object.hasOwn(value, key) ? value[key] : void 0;
	}
	return value;
}
function quote(text) {
	return `"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.t)(text, 80)}"`;
}
function failure(source, what, kind, hint, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(source === "" ? what : `${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(source)}: ${what}`, {
		code: `rebuilds.${kind}`,
		hint,
		cause
	});
}
// packages/commands/src/dispatch/inputs.ts
/** The inputs of dispatch-rebuild: raw text in, typed values out. */
const dispatchInputs = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	rebuilds: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.h)((json) => parseRebuilds(json, "")),
	"rebuilds-file": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.p)(String),
	provider: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.m)([
		"github",
		"gitlab",
		"gitea",
		"forgejo"
	], "github"),
	"api-url": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	repository: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.h)(parseRepository),
	workflow: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	ref: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	inputs: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	"event-type": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	"version-bump": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.C)("patch"),
	"triggered-by": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.C)("basewatch"),
	"base-image": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	"github-token": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	tokens: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.s)(),
	state: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.b)(_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.r),
	"state-token": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	wait: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.u)(false),
	"wait-timeout": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.d)("45m"),
	"cancel-on-timeout": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.u)(false),
	"max-dispatches": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.f)(50, {
		min: 1,
		max: 1e3
	}),
	"write-interval": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.d)("1s"),
	"reconcile-timeout": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.d)("60s"),
	settle: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.d)("10m"),
	"on-ambiguous": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.m)(["hold", "retry"], "hold"),
	"max-age": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.d)("6h"),
	"strict-inputs": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.u)(false),
	"dry-run": (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.u)(false),
	...notificationInputs.shape
}).check((0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.x)((inputs, broken) => [...findContradictions(inputs, broken), ...findNotificationContradictions(inputs, broken)]));
/** Inputs that say where to dispatch to; they mean nothing for an entry that says so itself. */
const TARGET_INPUTS = [
	"workflow",
	"repository",
	"ref",
	"inputs",
	"api-url"
];
/** The inputs among {@link TARGET_INPUTS} that were given. */
function givenTargetInputs(inputs) {
	return TARGET_INPUTS.filter((name) => inputs[name] !== void 0);
}
/** The failure for entries that name their own target next to inputs that name another. */
function twoTargets(names, key) {
	return contradiction(`${names.join(", ")} and an entry of rebuilds (key ${key}) both say what to dispatch`, `Remove ${names.join(", ")}, or the rebuilds: an entry with a dispatch of its own goes there.`);
}
function parseRepository(value) {
	if (/^[\w.-]+(?:\/[\w.-]+)+$/u.test(value)) return value;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a repository`, {
		code: "input.repository",
		hint: "Write owner/repo, without https:// and .git."
	});
}
function findContradictions(inputs, broken) {
	if (broken.has("rebuilds")) return [];
	const targets = givenTargetInputs(inputs);
	if (inputs.rebuilds === void 0 && inputs["rebuilds-file"].length === 0) {
		if (inputs.workflow !== void 0 || needsNoWorkflow(inputs)) return findTwoEvents(inputs);
		return [contradiction("neither rebuilds, rebuilds-file nor workflow is given", "Set rebuilds to the output of check-base-digest (rebuilds-file when that output is too large and left unset), or workflow to the file name of one workflow.")];
	}
	const own = (inputs.rebuilds ?? []).find(({ dispatch }) => dispatch !== null);
	return own === void 0 || targets.length === 0 ? [] : [twoTargets(targets, own.key)];
}
function needsNoWorkflow(inputs) {
	return inputs["event-type"] !== void 0 || inputs.provider === "gitlab" && inputs.repository !== void 0;
}
function findTwoEvents(inputs) {
	if (inputs.workflow === void 0 || inputs["event-type"] === void 0) return [];
	return [contradiction("workflow and event-type both say what to dispatch", "Remove event-type to dispatch the workflow, or workflow to send a repository_dispatch, which starts every workflow that is on that type.")];
}
function contradiction(message, hint) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(message, {
		code: "input.contradiction",
		hint
	});
}



/***/ }),

/***/ 1128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ _minLength),
/* harmony export */   C: () => (/* binding */ string),
/* harmony export */   D: () => (/* binding */ unknown),
/* harmony export */   E: () => (/* binding */ union),
/* harmony export */   F: () => (/* binding */ safeParse),
/* harmony export */   I: () => (/* binding */ NEVER),
/* harmony export */   M: () => (/* binding */ _regex),
/* harmony export */   N: () => (/* binding */ registry),
/* harmony export */   O: () => (/* binding */ _gte),
/* harmony export */   P: () => (/* binding */ parse),
/* harmony export */   S: () => (/* binding */ strictObject),
/* harmony export */   T: () => (/* binding */ transform),
/* harmony export */   _: () => (/* binding */ optional),
/* harmony export */   a: () => (/* binding */ catchall),
/* harmony export */   b: () => (/* binding */ record),
/* harmony export */   c: () => (/* binding */ extend),
/* harmony export */   d: () => (/* binding */ looseObject),
/* harmony export */   f: () => (/* binding */ nullable),
/* harmony export */   g: () => (/* binding */ omit),
/* harmony export */   h: () => (/* binding */ object),
/* harmony export */   i: () => (/* binding */ boolean),
/* harmony export */   j: () => (/* binding */ _nonnegative),
/* harmony export */   k: () => (/* binding */ _maxLength),
/* harmony export */   l: () => (/* binding */ int),
/* harmony export */   m: () => (/* binding */ number),
/* harmony export */   n: () => (/* binding */ _enum),
/* harmony export */   o: () => (/* binding */ check),
/* harmony export */   p: () => (/* binding */ nullish),
/* harmony export */   r: () => (/* binding */ array),
/* harmony export */   s: () => (/* binding */ custom),
/* harmony export */   t: () => (/* binding */ _catch),
/* harmony export */   u: () => (/* binding */ literal),
/* harmony export */   v: () => (/* binding */ pipe),
/* harmony export */   w: () => (/* binding */ superRefine),
/* harmony export */   x: () => (/* binding */ required),
/* harmony export */   y: () => (/* binding */ prefault)
/* harmony export */ });
// node_modules/zod/v4/core/util.js
function getEnumValues(entries) {
	const numericValues = Object.values(entries).filter((v) => typeof v === "number");
	return Object.entries(entries).filter(([k, _]) => numericValues.indexOf(+k) === -1).map(([_, v]) => v);
}
function jsonStringifyReplacer(_, value) {
	if (typeof value === "bigint") return value.toString();
	return value;
}
var Cached = class {
	constructor(getter) {
		this._getter = getter;
		this._value = void 0;
	}
	get value() {
		const getter = this._getter;
		if (getter !== void 0) {
			this._value = getter();
			this._getter = void 0;
		}
		return this._value;
	}
};
function cached(getter) {
	return new Cached(getter);
}
function nullish$1(input) {
	return input === null || input === void 0;
}
function cleanRegex(source) {
	const start = source.startsWith("^") ? 1 : 0;
	const end = source.endsWith("$") ? source.length - 1 : source.length;
	return source.slice(start, end);
}
function assignProp(target, prop, value) {
	Object.defineProperty(target, prop, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
}
/**
* Whichever object a def's `shape` currently answers from: the one the caller passed until the first read, the frozen copy after it.
*
* Its keys and descriptors read without invoking anything, which is what lets a discriminated union check its discriminator, and the cycle walk read a shape, without resolving a getter that references the schema being constructed. A def that answers `shape` from an accessor of its own has none.
*/
function rawShape(def) {
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	return desc?.get ? desc.get.raw : desc?.value;
}
function sourceShape(schema) {
	return rawShape(schema._zod.def) ?? schema._zod.def.shape;
}
function deferProp(target, key, getter) {
	Object.defineProperty(target, key, {
		get() {
			const value = getter();
			assignProp(this, key, value);
			return value;
		},
		enumerable: true,
		configurable: true
	});
}
function putProp(target, key, value) {
	if (key in target) assignProp(target, key, value);
	else target[key] = value;
}
/**
* Copies `keys` of `source`'s shape onto `target`, each value passed through `wrap`.
*
* A key the source has resolved is copied through now, so the derived shape states it outright and nothing has to resolve it to learn what it holds. A key the source still defers stays deferred, and reads back through the source's own `shape`, so it resolves once and both shapes get that one schema.
*/
function mirrorShape(target, source, keys, wrap) {
	const raw = sourceShape(source);
	for (const key of keys) {
		const desc = Object.getOwnPropertyDescriptor(raw, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => {
			const value = source._zod.def.shape[key];
			return wrap ? wrap(value, key) : value;
		});
		else putProp(target, key, wrap ? wrap(desc.value, key) : desc.value);
	}
}
function mirrorProps(target, source) {
	for (const key of Reflect.ownKeys(source)) {
		const desc = Object.getOwnPropertyDescriptor(source, key);
		if (!desc.enumerable) continue;
		if (desc.get) deferProp(target, key, () => source[key]);
		else putProp(target, key, desc.value);
	}
}
function mergeDefs(...defs) {
	const mergedDescriptors = {};
	for (const def of defs) {
		const descriptors = Object.getOwnPropertyDescriptors(def);
		Object.assign(mergedDescriptors, descriptors);
	}
	return Object.defineProperties({}, mergedDescriptors);
}
const captureStackTrace = "captureStackTrace" in Error ? Error.captureStackTrace : (..._args) => {};
function isObject(data) {
	return typeof data === "object" && data !== null && !Array.isArray(data);
}
function isPlainObject(o) {
	if (isObject(o) === false) return false;
	const ctor = o.constructor;
	if (ctor === void 0) return true;
	if (typeof ctor !== "function") return true;
	const prot = ctor.prototype;
	if (isObject(prot) === false) return false;
	if (Object.prototype.hasOwnProperty.call(prot, "isPrototypeOf") === false) return false;
	return true;
}
function shallowClone(o) {
	if (isPlainObject(o)) return { ...o };
	if (Array.isArray(o)) return [...o];
	if (o instanceof Map) return new Map(o);
	if (o instanceof Set) return new Set(o);
	return o;
}
const propertyKeyTypes = /* @__PURE__*/ new Set([
	"string",
	"number",
	"symbol"
]);
function escapeRegex(str) {
	return str.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
function clone(inst, def, params) {
	const cl = new inst._zod.constr(def ?? inst._zod.def);
	if (!def || params?.parent) cl._zod.parent = inst;
	return cl;
}
function normalizeParams(_params) {
	const params = _params;
	if (!params) return {};
	if (typeof params === "string") return { error: () => params };
	if (params?.message !== void 0) {
		if (params?.error !== void 0) throw new Error("Cannot specify both `message` and `error` params");
		params.error = params.message;
	}
	delete params.message;
	if (typeof params.error === "string") return {
		...params,
		error: () => params.error
	};
	return params;
}
function optionalKeys(shape) {
	return Object.keys(shape).filter((k) => {
		return shape[k]._zod.optin !== void 0 && shape[k]._zod.optout === "optional";
	});
}
const NUMBER_FORMAT_RANGES = /*@__PURE__*/ (() => ({
	safeint: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
	int32: [-2147483648, 2147483647],
	uint32: [0, 4294967295],
	float32: [-34028234663852886e22, 34028234663852886e22],
	float64: [-Number.MAX_VALUE, Number.MAX_VALUE]
}))();
function maskedKeys(schema, mask) {
	const raw = sourceShape(schema);
	const keys = [];
	for (const key of Reflect.ownKeys(mask)) {
		if (!Object.getOwnPropertyDescriptor(raw, key)?.enumerable) throw new Error(`Unrecognized key: "${String(key)}"`);
		if (mask[key]) keys.push(key);
	}
	return keys;
}
function omit$1(schema, mask) {
	const currDef = schema._zod.def;
	const checks = currDef.checks;
	if (checks && checks.length > 0) throw new Error(".omit() cannot be used on object schemas containing refinements");
	const omitted = new Set(maskedKeys(schema, mask));
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)).filter((key) => !omitted.has(key)));
	return clone(schema, mergeDefs(currDef, {
		shape: newShape,
		checks: []
	}));
}
function extend$1(schema, shape) {
	if (!isPlainObject(shape)) throw new Error("Invalid input to extend: expected a plain object");
	const checks = schema._zod.def.checks;
	if (checks && checks.length > 0) {
		const existingShape = sourceShape(schema);
		for (const key of Reflect.ownKeys(shape)) if (Object.getOwnPropertyDescriptor(existingShape, key) !== void 0) throw new Error("Cannot overwrite keys on object schemas containing refinements. Use `.safeExtend()` instead.");
	}
	return clone(schema, mergeDefs(schema._zod.def, { shape: extended(schema, shape) }));
}
function extended(schema, shape) {
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)));
	mirrorProps(newShape, shape);
	return newShape;
}
function required$1(Class, schema, mask) {
	const selected = mask ? new Set(maskedKeys(schema, mask)) : void 0;
	const newShape = {};
	mirrorShape(newShape, schema, Reflect.ownKeys(sourceShape(schema)), (value, key) => selected && !selected.has(key) ? value : new Class({
		type: "nonoptional",
		innerType: value
	}));
	return clone(schema, mergeDefs(schema._zod.def, { shape: newShape }));
}
function aborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue !== true) return true;
	return false;
}
function explicitlyAborted(x, startIndex = 0) {
	if (x.aborted === true) return true;
	for (let i = startIndex; i < x.issues.length; i++) if (x.issues[i]?.continue === false) return true;
	return false;
}
function prefixIssues(path, issues) {
	return issues.map((iss) => {
		var _a;
		(_a = iss).path ?? (_a.path = []);
		iss.path.unshift(path);
		return iss;
	});
}
function unwrapMessage(message) {
	return typeof message === "string" ? message : message?.message;
}
/** The leading size checks of `defChecks` that set an upper bound, each paired with it. */
function sizeCaps(defChecks) {
	const caps = [];
	for (const ch of defChecks ?? []) {
		const d = ch._zod.def;
		if (!/_(length|size)$|_equals$/.test(d.check)) break;
		const max = d.maximum ?? d.length ?? d.size;
		if (max >= 0) caps.push([max, ch]);
	}
	return caps;
}
function attachSchema(issues, start, inst) {
	var _a;
	for (let i = start; i < issues.length; i++) (_a = issues[i]).schema ?? (_a.schema = inst);
}
function finalizeIssue(iss, ctx, config) {
	var _a;
	const traits = iss.inst?._zod?.traits;
	if (traits?.has("$ZodType")) {
		if (traits.has("$ZodCheck")) (_a = iss).schema ?? (_a.schema = iss.inst);
		else iss.schema = iss.inst;
	}
	const schemaError = iss.schema !== iss.inst ? iss.schema?._zod.def?.error : void 0;
	const message = iss.message ? iss.message : unwrapMessage(iss.inst?._zod.def?.error?.(iss)) ?? unwrapMessage(schemaError?.(iss)) ?? unwrapMessage(ctx?.error?.(iss)) ?? unwrapMessage(config.customError?.(iss)) ?? unwrapMessage(config.localeError?.(iss)) ?? "Invalid input";
	const full = {};
	for (const k of Object.keys(iss)) {
		if (k === "inst" || k === "schema" || k === "continue" || k === "input" || k === "__proto__") continue;
		full[k] = iss[k];
	}
	full.path ?? (full.path = []);
	full.message = message;
	if (ctx?.reportInput) full.input = iss.input;
	return full;
}
const highSurrogate = /[\uD800-\uDBFF]/;
function codePointLength(str) {
	const units = str.length;
	if (!highSurrogate.test(str)) return units;
	let count = units;
	for (let i = 0; i < units - 1; i++) if ((str.charCodeAt(i) & 64512) === 55296 && (str.charCodeAt(i + 1) & 64512) === 56320) {
		count--;
		i++;
	}
	return count;
}
function getLengthableOrigin(input) {
	if (Array.isArray(input)) return "array";
	if (typeof input === "string") return "string";
	return "unknown";
}
function issue(...args) {
	const [iss, input, inst] = args;
	if (typeof iss === "string") return {
		message: iss,
		code: "custom",
		input,
		inst
	};
	return { ...iss };
}
/**
* Installs a trait's members on its prototype. Each value builds that member for the instance on first read; the built value shadows the accessor as an own property, so a detached `const { parse } = schema` keeps working.
*
* Call this from a `proto` initializer, which runs once per prototype — never per instance.
*/
function members(proto, table) {
	for (const key in table) {
		const desc = Object.getOwnPropertyDescriptor(table, key);
		if (desc.get) Object.defineProperty(proto, key, {
			...desc,
			enumerable: false
		});
		else defineBound(proto, key, desc.value);
	}
}
/** Shadows a prototype member with an own value, so a getter that builds from the instance runs once. */
function own(inst, key, value, enumerable = true) {
	Object.defineProperty(inst, key, {
		configurable: true,
		writable: true,
		enumerable,
		value
	});
	return value;
}
/** Like {@link own}, for a member that was never an own data property and has to stay out of `Object.keys`. */
function hide(inst, key, value) {
	return own(inst, key, value, false);
}
function defineBound(proto, key, fn) {
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			return this == null ? fn : own(this, key, fn.bind(this));
		},
		set(value) {
			own(this, key, value);
		}
	});
}
/** Returns the prototype to install on, or `undefined` if this group is already installed on it. */
function claim(inst, sentinel) {
	const proto = Object.getPrototypeOf(inst);
	return sentinel in proto ? void 0 : proto;
}
let installing;
let broke = false;
const breaker = {
	configurable: true,
	get() {
		broke = true;
	}
};
/**
* Installs a lazily-derived internal on the `_zod` prototype of `inst`'s
* constructor, computed from the internals object itself and cached there on
* first read. One accessor per constructor rather than one per instance.
*/
function defineLazyInternal(inst, key, compute) {
	const proto = Object.getPrototypeOf(inst._zod);
	if (key in proto && installing !== inst._zod) {
		installing = void 0;
		return;
	}
	installing = inst._zod;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			Object.defineProperty(this, key, breaker);
			const outer = broke;
			broke = false;
			try {
				const value = compute(this);
				if (broke) delete this[key];
				else Object.defineProperty(this, key, {
					configurable: true,
					writable: true,
					value
				});
				broke = broke || outer;
				return value;
			} catch (err) {
				delete this[key];
				broke = broke || outer;
				throw err;
			}
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				value
			});
		}
	});
}
/**
* Installs `key` on `inst`'s prototype, computed by `make` on first read and cached there as an own
* data property. One accessor per constructor rather than one per instance, because an own accessor
* puts every instance after the first into v8 dictionary mode. The key doubles as the sentinel.
*/
function installLazyProp(inst, key, make, enumerable) {
	const proto = claim(inst, key);
	if (!proto) return;
	Object.defineProperty(proto, key, {
		configurable: true,
		get() {
			const desc = {
				configurable: true,
				writable: true,
				enumerable,
				value: void 0
			};
			Object.defineProperty(this, key, desc);
			desc.value = make(this);
			Object.defineProperty(this, key, desc);
			return desc.value;
		},
		set(value) {
			Object.defineProperty(this, key, {
				configurable: true,
				writable: true,
				enumerable,
				value
			});
		}
	});
}
/** Marks the thunk `_catch` synthesises for a constant catch value. `Function.length` cannot tell that thunk from a user callback — rest and defaulted parameters both report arity 0 — and a user callback reads `ctx.error`, whose issues only finalize correctly against the caller's per-parse error map. Provenance can say what arity cannot. A plain string key rather than `Symbol.for`, whose call at module scope no bundler can prove pure — the same shape that anchored `urlCanParse` into every build. */
const CONSTANT_CATCH = "~constantCatch";
/** Wraps a constant catch value in a thunk tagged with {@link CONSTANT_CATCH}. */
function constantCatch(value) {
	const fn = () => value;
	fn[CONSTANT_CATCH] = true;
	return fn;
}
// node_modules/zod/v4/core/core.js
var _a$1;
/** A special constant with type `never` */
const NEVER = /*@__PURE__*/ Object.freeze({ status: "aborted" });
const _zodDesc = {
	value: void 0,
	enumerable: false
};
let _E = "captureStackTrace" in Error ? Error : null;
function newError(Definition) {
	const E = _E;
	if (E) {
		const saved = E.stackTraceLimit;
		if (typeof saved === "number") {
			try {
				E.stackTraceLimit = 0;
			} catch {
				_E = null;
				return new Definition();
			}
			try {
				return new Definition();
			} finally {
				E.stackTraceLimit = saved;
			}
		}
	}
	return new Definition();
}
/* @__NO_SIDE_EFFECTS__ */
function $constructor(name, initializer, proto, params) {
	const zodProto = {};
	function Internals(def) {
		this.def = def;
		this.constr = _;
		this.traits = /* @__PURE__ */ new Set();
	}
	Internals.prototype = zodProto;
	const protoMembers = proto;
	const initialized = protoMembers && /* @__PURE__ */ new WeakSet();
	function init(inst, def) {
		if (!inst._zod) {
			_zodDesc.value = new Internals(def);
			try {
				Object.defineProperty(inst, "_zod", _zodDesc);
			} finally {
				_zodDesc.value = void 0;
			}
		} else if (inst._zod.traits.has(name)) return;
		inst._zod.traits.add(name);
		initializer(inst, def);
		if (initialized) {
			const own = Object.getPrototypeOf(inst);
			const ctorProto = inst._zod.constr.prototype;
			let up = own;
			while (up && up !== ctorProto) up = Object.getPrototypeOf(up);
			const target = up ?? own;
			if (!initialized.has(target)) {
				initialized.add(target);
				members(target, protoMembers);
			}
		}
		const proto = _.prototype;
		for (const k in proto) {
			if (!Object.prototype.hasOwnProperty.call(proto, k)) continue;
			if (!(k in inst)) inst[k] = proto[k].bind(inst);
		}
	}
	const Parent = params?.Parent ?? Object;
	class Definition extends Parent {}
	Object.defineProperty(Definition, "name", { value: name });
	function _(def) {
		const inst = params?.Parent ? newError(Definition) : this;
		init(inst, def);
		const deferred = inst._zod.deferred;
		if (deferred) {
			for (const fn of deferred) fn();
			inst._zod.deferred = void 0;
		}
		const pp = globalThis.__zod_globalConfig?.postProcessor;
		if (pp) pp(inst);
		return inst;
	}
	Object.defineProperty(_, "init", { value: init });
	Object.defineProperty(_, Symbol.hasInstance, { value: (inst) => {
		if (params?.Parent && inst instanceof params.Parent) return true;
		return inst?._zod?.traits?.has(name);
	} });
	Object.defineProperty(_, "name", { value: name });
	return _;
}
var $ZodAsyncError = class extends Error {
	constructor() {
		super(`Encountered Promise during synchronous parse. Use .parseAsync() instead.`);
	}
};
var $ZodEncodeError = class extends Error {
	constructor(name) {
		super(`Encountered unidirectional transform during encode: ${name}`);
		this.name = "ZodEncodeError";
	}
};
(_a$1 = globalThis).__zod_globalConfig ?? (_a$1.__zod_globalConfig = {});
const globalConfig = globalThis.__zod_globalConfig;
function config(newConfig) {
	if (newConfig) Object.assign(globalConfig, newConfig);
	return globalConfig;
}
// node_modules/zod/v4/core/errors.js
function _getMessage() {
	const internals = this._zod;
	internals.message ?? (internals.message = JSON.stringify(internals.def, jsonStringifyReplacer, 2));
	return internals.message;
}
function _setMessage(value) {
	this._zod.message = value;
}
const _messageDesc = {
	get: _getMessage,
	set: _setMessage,
	enumerable: true,
	configurable: true
};
const _issuesDesc = {
	value: void 0,
	enumerable: false
};
const _installedToString = /* @__PURE__ */ new WeakSet([Object.prototype, Error.prototype]);
const initializer = (inst, def) => {
	inst.name = "$ZodError";
	_issuesDesc.value = def;
	Object.defineProperty(inst, "issues", _issuesDesc);
	_issuesDesc.value = void 0;
	Object.defineProperty(inst, "message", _messageDesc);
	const proto = Object.getPrototypeOf(inst);
	if (!_installedToString.has(proto)) {
		_installedToString.add(proto);
		Object.defineProperty(proto, "toString", {
			configurable: true,
			enumerable: false,
			get() {
				const value = () => this.message;
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
				return value;
			},
			set(value) {
				Object.defineProperty(this, "toString", {
					value,
					configurable: true,
					writable: true
				});
			}
		});
	}
};
const $ZodRealError = /* @__PURE__ */ $constructor("$ZodError", initializer, void 0, { Parent: Error });
// node_modules/zod/v4/core/parse.js
const _parse = (_Err) => {
	const fn = (schema, value, _ctx, _params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: false
		} : { async: false };
		const result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) throw new $ZodAsyncError();
		if (result.issues.length) {
			const e = new ((_params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, _params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parse = /* @__PURE__*/ _parse($ZodRealError);
const _parseAsync = (_Err) => {
	const fn = async (schema, value, _ctx, params) => {
		const ctx = _ctx ? {
			..._ctx,
			async: true
		} : { async: true };
		let result = schema._zod.run({
			value,
			issues: []
		}, ctx);
		if (result instanceof Promise) result = await result;
		if (result.issues.length) {
			const e = new ((params?.Err) ?? _Err)(result.issues.map((iss) => finalizeIssue(iss, ctx, config())));
			captureStackTrace(e, params?.callee ?? fn);
			throw e;
		}
		return result.value;
	};
	return fn;
};
const parseAsync = /* @__PURE__*/ _parseAsync($ZodRealError);
const _safeParse = (_Err) => (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: false
	} : { async: false };
	const result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) throw new $ZodAsyncError();
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParse = /* @__PURE__*/ _safeParse($ZodRealError);
function failure(Err, issues, ctx) {
	let error;
	return {
		success: false,
		get error() {
			if (!error) {
				error = new Err(issues.map((iss) => finalizeIssue(iss, ctx, config())));
				issues = void 0;
				ctx = void 0;
			}
			return error;
		},
		set error(e) {
			error = e;
			issues = void 0;
			ctx = void 0;
		}
	};
}
const _safeParseAsync = (_Err) => async (schema, value, _ctx) => {
	const ctx = _ctx ? {
		..._ctx,
		async: true
	} : { async: true };
	let result = schema._zod.run({
		value,
		issues: []
	}, ctx);
	if (result instanceof Promise) result = await result;
	return result.issues.length ? failure(_Err, result.issues, ctx) : {
		success: true,
		data: result.value
	};
};
const safeParseAsync = /* @__PURE__*/ _safeParseAsync($ZodRealError);
const anyString = /^[\s\S]{0,}$/;
const number$1 = /^-?\d+(?:\.\d+)?$/;
const boolean$1 = /^(?:true|false)$/i;
// node_modules/zod/v4/core/checks.js
const $ZodCheck = /*@__PURE__*/ $constructor("$ZodCheck", (inst, def) => {
	var _a;
	inst._zod ?? (inst._zod = {});
	inst._zod.def = def;
	(_a = inst._zod).onattach ?? (_a.onattach = []);
});
/** Default `when` for length-based checks: run only on non-nullish values with a `length`. */
const _whenHasLength = (payload) => {
	const val = payload.value;
	return !nullish$1(val) && val.length !== void 0;
};
const numericOriginMap = {
	number: "number",
	bigint: "bigint",
	object: "date"
};
const $ZodCheckGreaterThan = /*@__PURE__*/ $constructor("$ZodCheckGreaterThan", (inst, def) => {
	$ZodCheck.init(inst, def);
	const origin = numericOriginMap[typeof def.value];
	inst._zod.check = (payload) => {
		if (def.inclusive ? payload.value >= def.value : payload.value > def.value) return;
		payload.issues.push({
			origin: numericOriginMap[typeof payload.value] ?? origin,
			code: "too_small",
			minimum: typeof def.value === "object" ? def.value.getTime() : def.value,
			input: payload.value,
			inclusive: def.inclusive,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckNumberFormat = /*@__PURE__*/ $constructor("$ZodCheckNumberFormat", (inst, def) => {
	$ZodCheck.init(inst, def);
	def.format = def.format || "float64";
	const isInt = def.format?.includes("int");
	const origin = isInt ? "int" : "number";
	const [minimum, maximum] = NUMBER_FORMAT_RANGES[def.format];
	inst._zod.check = (payload) => {
		const input = payload.value;
		if (isInt) {
			if (!Number.isInteger(input)) {
				payload.issues.push({
					expected: origin,
					format: def.format,
					code: "invalid_type",
					continue: false,
					input,
					inst
				});
				return;
			}
			if (!Number.isSafeInteger(input)) {
				if (input > 0) payload.issues.push({
					input,
					code: "too_big",
					maximum: Number.MAX_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				else payload.issues.push({
					input,
					code: "too_small",
					minimum: Number.MIN_SAFE_INTEGER,
					note: "Integers must be within the safe integer range.",
					inst,
					origin,
					inclusive: true,
					continue: !def.abort
				});
				return;
			}
		}
		if (input < minimum) payload.issues.push({
			origin: "number",
			input,
			code: "too_small",
			minimum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
		if (input > maximum) payload.issues.push({
			origin: "number",
			input,
			code: "too_big",
			maximum,
			inclusive: true,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMaxLength = /*@__PURE__*/ $constructor("$ZodCheckMaxLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units > def.maximum ? codePointLength(input) : units) <= def.maximum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_big",
			maximum: def.maximum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckMinLength = /*@__PURE__*/ $constructor("$ZodCheckMinLength", (inst, def) => {
	var _a;
	$ZodCheck.init(inst, def);
	(_a = inst._zod.def).when ?? (_a.when = _whenHasLength);
	inst._zod.check = (payload) => {
		const input = payload.value;
		const units = input.length;
		if ((typeof input === "string" && units >= def.minimum && units < def.minimum * 2 ? codePointLength(input) : units) >= def.minimum) return;
		const origin = getLengthableOrigin(input);
		payload.issues.push({
			origin,
			code: "too_small",
			minimum: def.minimum,
			inclusive: true,
			input,
			inst,
			continue: !def.abort
		});
	};
});
const $ZodCheckStringFormat = /*@__PURE__*/ $constructor("$ZodCheckStringFormat", (inst, def) => {
	var _a, _b;
	$ZodCheck.init(inst, def);
	if (def.pattern) (_a = inst._zod).check ?? (_a.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: def.format,
			input: payload.value,
			...def.pattern ? { pattern: def.pattern.toString() } : {},
			inst,
			continue: !def.abort
		});
	});
	else (_b = inst._zod).check ?? (_b.check = () => {});
});
const $ZodCheckRegex = /*@__PURE__*/ $constructor("$ZodCheckRegex", (inst, def) => {
	$ZodCheckStringFormat.init(inst, def);
	inst._zod.check = (payload) => {
		def.pattern.lastIndex = 0;
		if (def.pattern.test(payload.value)) return;
		payload.issues.push({
			origin: "string",
			code: "invalid_format",
			format: "regex",
			input: payload.value,
			pattern: def.pattern.toString(),
			inst,
			continue: !def.abort
		});
	};
});
// node_modules/zod/v4/core/versions.js
const version = {
	major: 4,
	minor: 6,
	patch: 7
};
// node_modules/zod/v4/core/schemas.js
const $ZodType = /*@__PURE__*/ $constructor("$ZodType", (inst, def) => {
	var _a;
	inst ?? (inst = {});
	inst._zod.def = def;
	inst._zod.bag = inst._zod.bag || {};
	inst._zod.version = version;
	const defChecks = inst._zod.def.checks;
	const checks = inst._zod.traits.has("$ZodCheck") ? [inst, ...defChecks ?? []] : defChecks?.length ? [...defChecks] : [];
	for (const ch of checks) for (const fn of ch._zod.onattach) fn(inst);
	if (checks.length === 0) {
		(_a = inst._zod).deferred ?? (_a.deferred = []);
		inst._zod.deferred?.push(() => {
			inst._zod.run = inst._zod.parse;
		});
	} else {
		const runChecks = (payload, checks, ctx) => {
			if (payload.memo) return payload;
			let isAborted = aborted(payload);
			let asyncResult;
			for (const ch of checks) {
				if (ch._zod.def.when) {
					if (explicitlyAborted(payload)) continue;
					if (!ch._zod.def.when(payload)) continue;
				} else if (isAborted) continue;
				const currLen = payload.issues.length;
				const _ = ch._zod.check(payload);
				if (_ instanceof Promise && ctx?.async === false) throw new $ZodAsyncError();
				if (asyncResult || _ instanceof Promise) asyncResult = (asyncResult ?? Promise.resolve()).then(async () => {
					await _;
					if (payload.issues.length === currLen) return;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				});
				else {
					if (payload.issues.length === currLen) continue;
					attachSchema(payload.issues, currLen, inst);
					if (!isAborted) isAborted = aborted(payload, currLen);
				}
			}
			if (asyncResult) return asyncResult.then(() => {
				return payload;
			});
			return payload;
		};
		const handleCanaryResult = (canary, payload, ctx) => {
			if (aborted(canary)) {
				canary.aborted = true;
				return canary;
			}
			const checkResult = runChecks(payload, checks, ctx);
			if (checkResult instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return checkResult.then((checkResult) => inst._zod.parse(checkResult, ctx));
			}
			return inst._zod.parse(checkResult, ctx);
		};
		inst._zod.run = (payload, ctx) => {
			if (ctx.skipChecks) return inst._zod.parse(payload, ctx);
			if (ctx.direction === "backward") {
				const canary = inst._zod.parse({
					value: payload.value,
					issues: []
				}, {
					...ctx,
					skipChecks: true
				});
				if (canary instanceof Promise) return canary.then((canary) => {
					return handleCanaryResult(canary, payload, ctx);
				});
				return handleCanaryResult(canary, payload, ctx);
			}
			const result = inst._zod.parse(payload, ctx);
			if (result instanceof Promise) {
				if (ctx.async === false) throw new $ZodAsyncError();
				return result.then((result) => runChecks(result, checks, ctx));
			}
			return runChecks(result, checks, ctx);
		};
	}
}, {
	get "~standard"() {
		return hide(this, "~standard", standardProps(this));
	},
	set "~standard"(value) {
		own(this, "~standard", value);
	}
});
/** The Standard Schema surface for `inst`. Shared so wrappers can extend it without forcing it. */
const toStandardResult = (r, ctx) => r.issues.length ? { issues: r.issues.map((iss) => finalizeIssue(iss, ctx, config())) } : { value: r.value };
async function validateAsync(inst, value) {
	const ctx = { async: true };
	return toStandardResult(await inst._zod.run({
		value,
		issues: []
	}, ctx), ctx);
}
function standardProps(inst) {
	return {
		validate: (value) => {
			const ctx = { async: false };
			try {
				const r = inst._zod.run({
					value,
					issues: []
				}, ctx);
				if (!(r instanceof Promise)) return toStandardResult(r, ctx);
			} catch (_) {}
			return validateAsync(inst, value);
		},
		vendor: "zod",
		version: 1
	};
}
const $ZodString = /*@__PURE__*/ $constructor("$ZodString", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = def.pattern ?? anyString;
	inst._zod.parse = (payload, _) => {
		if (def.coerce) try {
			payload.value = String(payload.value);
		} catch (_) {}
		if (typeof payload.value === "string") return payload;
		payload.issues.push({
			expected: "string",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
const $ZodNumber = /*@__PURE__*/ $constructor("$ZodNumber", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = number$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Number(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "number" && !Number.isNaN(input) && Number.isFinite(input)) return payload;
		const received = typeof input === "number" ? Number.isNaN(input) ? "NaN" : !Number.isFinite(input) ? String(input) : void 0 : void 0;
		payload.issues.push({
			expected: "number",
			code: "invalid_type",
			input,
			inst,
			...received ? { received } : {}
		});
		return payload;
	};
});
const $ZodNumberFormat = /*@__PURE__*/ $constructor("$ZodNumberFormat", (inst, def) => {
	$ZodCheckNumberFormat.init(inst, def);
	$ZodNumber.init(inst, def);
});
const $ZodBoolean = /*@__PURE__*/ $constructor("$ZodBoolean", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.pattern = boolean$1;
	inst._zod.parse = (payload, _ctx) => {
		if (def.coerce) try {
			payload.value = Boolean(payload.value);
		} catch (_) {}
		const input = payload.value;
		if (typeof input === "boolean") return payload;
		payload.issues.push({
			expected: "boolean",
			code: "invalid_type",
			input,
			inst
		});
		return payload;
	};
});
const $ZodUnknown = /*@__PURE__*/ $constructor("$ZodUnknown", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload) => payload;
});
const $ZodNever = /*@__PURE__*/ $constructor("$ZodNever", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _ctx) => {
		payload.issues.push({
			expected: "never",
			code: "invalid_type",
			input: payload.value,
			inst
		});
		return payload;
	};
});
function capSize(inst, size) {
	const caps = sizeCaps(inst._zod.def.checks);
	if (!caps.length) return;
	const cap = Math.min(...caps.map((c) => c[0]));
	const parse = inst._zod.parse;
	inst._zod.parse = (payload, ctx) => {
		const n = size(payload.value);
		if (n > cap && !ctx?.skipChecks && ctx?.direction !== "backward") {
			for (const [max, ch] of sizeCaps(inst._zod.def.checks)) if (n > max && ch._zod.def.when(payload)) {
				const start = payload.issues.length;
				ch._zod.check(payload);
				payload.issues[start].continue = false;
				attachSchema(payload.issues, start, inst);
				return payload;
			}
		}
		return parse(payload, ctx);
	};
}
const arraySize = (input) => Array.isArray(input) ? input.length : -1;
function handleArrayResult(result, final, index) {
	if (result.issues.length) final.issues.push(...prefixIssues(index, result.issues));
	final.value[index] = result.value;
}
const $ZodArray = /*@__PURE__*/ $constructor("$ZodArray", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!Array.isArray(input)) {
			payload.issues.push({
				expected: "array",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, Array(input.length), ctx) : Array(input.length);
		const proms = [];
		const abortEarly = ctx?.abortEarly;
		for (let i = 0; i < input.length; i++) {
			const item = input[i];
			const result = def.element._zod.run({
				value: item,
				issues: []
			}, ctx);
			if (result instanceof Promise) proms.push(result.then((result) => handleArrayResult(result, payload, i)));
			else {
				handleArrayResult(result, payload, i);
				if (abortEarly && result.issues.length !== 0 && aborted(result)) break;
			}
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
	capSize(inst, arraySize);
});
function handlePropertyResult(result, final, key, input, optin, optout) {
	const isPresent = key in input;
	const isOptionalOut = optout === "optional";
	if (!isPresent && isOptionalOut && optin === "optional") return;
	if (result.issues.length) {
		if (optin !== void 0 && isOptionalOut && !isPresent) return;
		final.issues.push(...prefixIssues(key, result.issues));
	}
	if (!isPresent && optin === void 0) {
		if (!result.issues.length) final.issues.push({
			code: "invalid_type",
			expected: "nonoptional",
			input: void 0,
			path: [key]
		});
		return;
	}
	if (result.value === void 0) {
		if (isPresent || optin === "defaulted" && !isOptionalOut) final.value[key] = void 0;
	} else final.value[key] = result.value;
}
const NO_SYMBOL_KEYS = [];
function normalizeDef(def) {
	const keys = Object.keys(def.shape);
	const ownSymbols = Object.getOwnPropertySymbols(def.shape);
	const symbolKeys = ownSymbols.length ? ownSymbols : NO_SYMBOL_KEYS;
	const allKeys = symbolKeys.length ? [...keys, ...symbolKeys] : keys;
	for (const k of allKeys) if (!def.shape?.[k]?._zod?.traits?.has("$ZodType")) throw new Error(`Invalid element at key "${String(k)}": expected a Zod schema`);
	const okeys = optionalKeys(def.shape);
	return {
		...def,
		allKeys,
		symbolKeys,
		keySet: new Set(keys),
		numKeys: keys.length,
		optionalKeys: new Set(okeys)
	};
}
function handleCatchall(proms, input, payload, ctx, def, inst, abortEarly) {
	const unrecognized = [];
	const keySet = def.keySet;
	const _catchall = def.catchall._zod;
	const t = _catchall.def.type;
	const optin = _catchall.optin;
	const optout = _catchall.optout;
	let seen = 0;
	for (const key in input) {
		if (abortEarly && payload.issues.length !== seen) {
			if (aborted(payload, seen)) break;
			seen = payload.issues.length;
		}
		if (keySet.has(key)) continue;
		if (key === "__proto__") {
			if (t === "never") unrecognized.push(key);
			continue;
		}
		if (t === "never") {
			unrecognized.push(key);
			continue;
		}
		const r = _catchall.run({
			value: input[key],
			issues: []
		}, ctx);
		if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
		else handlePropertyResult(r, payload, key, input, optin, optout);
	}
	if (unrecognized.length) payload.issues.push({
		code: "unrecognized_keys",
		keys: unrecognized,
		input,
		inst,
		continue: true
	});
	if (!proms.length) return payload;
	return Promise.all(proms).then(() => {
		return payload;
	});
}
const $ZodObject = /*@__PURE__*/ $constructor("$ZodObject", (inst, def) => {
	$ZodType.init(inst, def);
	const desc = Object.getOwnPropertyDescriptor(def, "shape");
	const sh = desc?.get ? desc.get.raw : def.shape ?? {};
	if (sh) {
		const get = () => {
			const newSh = { ...sh };
			Object.defineProperty(def, "shape", { value: newSh });
			get.raw = newSh;
			return newSh;
		};
		get.raw = sh;
		Object.defineProperty(def, "shape", { get });
	}
	const _normalized = cached(() => normalizeDef(def));
	defineLazyInternal(inst, "propValues", (zod) => {
		const shape = zod.def.shape;
		const propValues = {};
		for (const key in shape) {
			const field = shape[key]._zod;
			if (field.values) {
				if (!Object.prototype.hasOwnProperty.call(propValues, key)) assignProp(propValues, key, /* @__PURE__ */ new Set());
				for (const v of field.values) propValues[key].add(v);
				if (field.optin !== void 0) propValues[key].add(void 0);
			}
		}
		return propValues;
	});
	const isObject$1 = isObject;
	const catchall = def.catchall;
	let value;
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		value ?? (value = _normalized.value);
		const input = payload.value;
		if (!isObject$1(input)) {
			payload.issues.push({
				expected: "object",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
		const proms = [];
		const shape = value.shape;
		const abortEarly = ctx?.abortEarly;
		let seen = payload.issues.length;
		for (const key of value.allKeys) {
			if (abortEarly && payload.issues.length !== seen) {
				if (aborted(payload, seen)) break;
				seen = payload.issues.length;
			}
			if (key === "__proto__") continue;
			const el = shape[key];
			const optin = el._zod.optin;
			const optout = el._zod.optout;
			const r = el._zod.run({
				value: input[key],
				issues: []
			}, ctx);
			if (r instanceof Promise) proms.push(r.then((r) => handlePropertyResult(r, payload, key, input, optin, optout)));
			else handlePropertyResult(r, payload, key, input, optin, optout);
		}
		if (!catchall) return proms.length ? Promise.all(proms).then(() => payload) : payload;
		return handleCatchall(proms, input, payload, ctx, _normalized.value, inst, abortEarly === true);
	};
});
function handleUnionResults(results, final, inst, ctx) {
	for (const result of results) if (result.issues.length === 0) {
		final.value = result.value;
		return final;
	}
	const nonaborted = results.filter((r) => !aborted(r));
	if (nonaborted.length === 1) {
		final.value = nonaborted[0].value;
		return nonaborted[0];
	}
	final.issues.push({
		code: "invalid_union",
		input: final.value,
		inst,
		errors: results.map((result) => result.issues.map((iss) => finalizeIssue(iss, ctx, config())))
	});
	return final;
}
const $ZodUnion = /*@__PURE__*/ $constructor("$ZodUnion", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.options.some((o) => o._zod.optin === "defaulted") ? "defaulted" : zod.def.options.some((o) => o._zod.optin !== void 0) ? "optional" : void 0);
	defineLazyInternal(inst, "optout", (zod) => zod.def.options.some((o) => o._zod.optout === "optional") ? "optional" : void 0);
	defineLazyInternal(inst, "values", (zod) => {
		if (zod.def.options.every((o) => o._zod.values)) return new Set(zod.def.options.flatMap((option) => Array.from(option._zod.values)));
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		if (zod.def.options.every((o) => o._zod.pattern)) {
			const patterns = zod.def.options.map((o) => o._zod.pattern);
			return new RegExp(`^(${patterns.map((p) => cleanRegex(p.source)).join("|")})$`);
		}
	});
	const first = def.options.length === 1 ? def.options[0]._zod.run : null;
	inst._zod.parse = (payload, ctx) => {
		if (first) return first(payload, ctx);
		let async = false;
		const results = [];
		for (const option of def.options) {
			const result = option._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) {
				results.push(result);
				async = true;
			} else {
				if (result.issues.length === 0) return result;
				results.push(result);
			}
		}
		if (!async) return handleUnionResults(results, payload, inst, ctx);
		return Promise.all(results).then((results) => {
			return handleUnionResults(results, payload, inst, ctx);
		});
	};
});
const $ZodRecord = /*@__PURE__*/ $constructor("$ZodRecord", (inst, def) => {
	$ZodType.init(inst, def);
	const memo = globalConfig.memoizer;
	memo?.attach(inst);
	inst._zod.parse = (payload, ctx) => {
		const input = payload.value;
		if (!isPlainObject(input)) {
			payload.issues.push({
				expected: "record",
				code: "invalid_type",
				input,
				inst
			});
			return payload;
		}
		const proms = [];
		const values = def.keyType._zod.values;
		if (values && !def.partial) {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			const recordKeys = /* @__PURE__ */ new Set();
			for (const key of values) if (typeof key === "string" || typeof key === "number" || typeof key === "symbol") {
				recordKeys.add(typeof key === "number" ? key.toString() : key);
				if (key === "__proto__") continue;
				const keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (keyResult.issues.length) {
					payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			let unrecognized;
			for (const key in input) if (!recordKeys.has(key)) {
				if (def.mode === "loose") {
					if (key === "__proto__") continue;
					payload.value[key] = input[key];
				} else {
					unrecognized = unrecognized ?? [];
					unrecognized.push(key);
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		} else {
			payload.value = memo ? memo.alloc(inst, payload, {}, ctx) : {};
			let unrecognized;
			for (const key of Reflect.ownKeys(input)) {
				if (key === "__proto__") continue;
				if (!Object.prototype.propertyIsEnumerable.call(input, key)) continue;
				let keyResult = def.keyType._zod.run({
					value: key,
					issues: []
				}, ctx);
				if (keyResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
				if (typeof key === "string" && number$1.test(key) && keyResult.issues.length) {
					const retryResult = def.keyType._zod.run({
						value: Number(key),
						issues: []
					}, ctx);
					if (retryResult instanceof Promise) throw new Error("Async schemas not supported in object keys currently");
					if (retryResult.issues.length === 0) keyResult = retryResult;
				}
				if (keyResult.issues.length) {
					if (def.mode === "loose") payload.value[key] = input[key];
					else if (values) {
						unrecognized = unrecognized ?? [];
						unrecognized.push(key);
					} else payload.issues.push({
						code: "invalid_key",
						origin: "record",
						issues: keyResult.issues.map((iss) => finalizeIssue(iss, ctx, config())),
						input: key,
						path: [key],
						inst
					});
					continue;
				}
				const outKey = keyResult.value;
				if (outKey === "__proto__") continue;
				const result = def.valueType._zod.run({
					value: input[key],
					issues: []
				}, ctx);
				if (result instanceof Promise) proms.push(result.then((result) => {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}));
				else {
					if (result.issues.length) payload.issues.push(...prefixIssues(key, result.issues));
					payload.value[outKey] = result.value;
				}
			}
			if (unrecognized && unrecognized.length > 0) payload.issues.push({
				code: "unrecognized_keys",
				input,
				inst,
				keys: unrecognized,
				continue: true
			});
		}
		if (proms.length) return Promise.all(proms).then(() => payload);
		return payload;
	};
});
const $ZodEnum = /*@__PURE__*/ $constructor("$ZodEnum", (inst, def) => {
	$ZodType.init(inst, def);
	const values = getEnumValues(def.entries);
	const valuesSet = new Set(values);
	inst._zod.values = valuesSet;
	defineLazyInternal(inst, "pattern", (zod) => {
		const patternValues = getEnumValues(zod.def.entries).filter((k) => propertyKeyTypes.has(typeof k));
		return new RegExp(patternValues.length ? `^(${patternValues.map((o) => escapeRegex(o.toString())).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (valuesSet.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodLiteral = /*@__PURE__*/ $constructor("$ZodLiteral", (inst, def) => {
	$ZodType.init(inst, def);
	const values = new Set(def.values);
	inst._zod.values = values;
	defineLazyInternal(inst, "pattern", (zod) => {
		const vals = zod.def.values;
		return new RegExp(vals.length ? `^(${vals.map((o) => typeof o === "string" ? escapeRegex(o) : o ? escapeRegex(o.toString()) : String(o)).join("|")})$` : "^[^\\s\\S]$");
	});
	inst._zod.parse = (payload, _ctx) => {
		const input = payload.value;
		if (values.has(input)) return payload;
		payload.issues.push({
			code: "invalid_value",
			values: def.values,
			input,
			inst
		});
		return payload;
	};
});
const $ZodTransform = /*@__PURE__*/ $constructor("$ZodTransform", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "optional";
	globalConfig.memoizer?.guard(inst);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") throw new $ZodEncodeError(inst.constructor.name);
		const _out = def.transform(payload.value, payload);
		if (ctx.async) return (_out instanceof Promise ? _out : Promise.resolve(_out)).then((output) => {
			payload.value = output;
			return payload;
		});
		if (_out instanceof Promise) throw new $ZodAsyncError();
		payload.value = _out;
		return payload;
	};
});
function handleOptionalResult(payload, result) {
	payload.value = result.issues.length ? void 0 : result.value;
	return payload;
}
const $ZodOptional = /*@__PURE__*/ $constructor("$ZodOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	inst._zod.optout = "optional";
	defineLazyInternal(inst, "values", (zod) => {
		const values = zod.def.innerType._zod.values;
		return values ? /* @__PURE__ */ new Set([...values, void 0]) : void 0;
	});
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)})?$`) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === void 0) {
			if (def.innerType._zod.optin !== "defaulted") return payload;
			const result = def.innerType._zod.run({
				value: payload.value,
				issues: []
			}, ctx);
			if (result instanceof Promise) return result.then((result) => handleOptionalResult(payload, result));
			return handleOptionalResult(payload, result);
		}
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNullable = /*@__PURE__*/ $constructor("$ZodNullable", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "pattern", (zod) => {
		const pattern = zod.def.innerType._zod.pattern;
		return pattern ? new RegExp(`^(${cleanRegex(pattern.source)}|null)$`) : void 0;
	});
	defineLazyInternal(inst, "values", (zod) => {
		return zod.def.innerType._zod.values ? /* @__PURE__ */ new Set([...zod.def.innerType._zod.values, null]) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		if (payload.value === null) return payload;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodPrefault = /*@__PURE__*/ $constructor("$ZodPrefault", (inst, def) => {
	$ZodType.init(inst, def);
	inst._zod.optin = "defaulted";
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		if (payload.value === void 0) payload.value = def.defaultValue;
		return def.innerType._zod.run(payload, ctx);
	};
});
const $ZodNonOptional = /*@__PURE__*/ $constructor("$ZodNonOptional", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => {
		const v = zod.def.innerType._zod.values;
		return v ? new Set([...v].filter((x) => x !== void 0)) : void 0;
	});
	inst._zod.parse = (payload, ctx) => {
		const result = def.innerType._zod.run(payload, ctx);
		if (result instanceof Promise) return result.then((result) => handleNonOptionalResult(result, inst));
		return handleNonOptionalResult(result, inst);
	};
});
function handleNonOptionalResult(payload, inst) {
	if (!payload.issues.length && payload.value === void 0) payload.issues.push({
		code: "invalid_type",
		expected: "nonoptional",
		input: payload.value,
		inst
	});
	return payload;
}
function handleCatchResult(payload, result, def, ctx) {
	if (!result.issues.length) {
		payload.value = result.value;
		if (result.memo) payload.memo = true;
		return payload;
	}
	payload.value = def.catchValue({
		...result,
		value: payload.value,
		error: { issues: result.issues.map((iss) => finalizeIssue(iss, ctx, config())) },
		input: payload.value
	});
	return payload;
}
const $ZodCatch = /*@__PURE__*/ $constructor("$ZodCatch", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "optin", (zod) => zod.def.innerType._zod.optin === "defaulted" ? "defaulted" : "optional");
	defineLazyInternal(inst, "optout", (zod) => zod.def.innerType._zod.optout);
	defineLazyInternal(inst, "values", (zod) => zod.def.innerType._zod.values);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") return def.innerType._zod.run(payload, ctx);
		const result = def.innerType._zod.run({
			value: payload.value,
			issues: []
		}, ctx);
		if (result instanceof Promise) return result.then((result) => handleCatchResult(payload, result, def, ctx));
		return handleCatchResult(payload, result, def, ctx);
	};
});
const $ZodPipe = /*@__PURE__*/ $constructor("$ZodPipe", (inst, def) => {
	$ZodType.init(inst, def);
	defineLazyInternal(inst, "values", (zod) => zod.def.in._zod.values);
	defineLazyInternal(inst, "optin", (zod) => zod.def.in._zod.optin);
	defineLazyInternal(inst, "optout", (zod) => zod.def.out._zod.optout);
	defineLazyInternal(inst, "propValues", (zod) => zod.def.in._zod.propValues);
	inst._zod.parse = (payload, ctx) => {
		if (ctx.direction === "backward") {
			const right = def.out._zod.run(payload, ctx);
			if (right instanceof Promise) return right.then((right) => handlePipeResult(right, def.in, ctx));
			return handlePipeResult(right, def.in, ctx);
		}
		const left = def.in._zod.run(payload, ctx);
		if (left instanceof Promise) return left.then((left) => handlePipeResult(left, def.out, ctx));
		return handlePipeResult(left, def.out, ctx);
	};
});
function handlePipeResult(left, next, ctx) {
	if (left.issues.some((iss) => iss.code !== "unrecognized_keys")) {
		left.aborted = true;
		return left;
	}
	return next._zod.run({
		value: left.value,
		issues: left.issues
	}, ctx);
}
const $ZodCustom = /*@__PURE__*/ $constructor("$ZodCustom", (inst, def) => {
	$ZodCheck.init(inst, def);
	$ZodType.init(inst, def);
	inst._zod.parse = (payload, _) => {
		return payload;
	};
	inst._zod.check = (payload) => {
		const input = payload.value;
		const r = def.fn(input);
		if (r instanceof Promise) return r.then((r) => handleRefineResult(r, payload, input, inst));
		handleRefineResult(r, payload, input, inst);
	};
});
function handleRefineResult(result, payload, input, inst) {
	if (!result) {
		const _iss = {
			code: "custom",
			input,
			inst,
			path: [...inst._zod.def.path ?? []],
			continue: !inst._zod.def.abort
		};
		if (inst._zod.def.params) _iss.params = inst._zod.def.params;
		payload.issues.push(issue(_iss));
	}
}
// node_modules/zod/v4/core/registries.js
var _a;
var $ZodRegistry = class {
	constructor() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
	}
	add(schema, ..._meta) {
		const meta = _meta[0];
		this._map.set(schema, meta);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.set(meta.id, schema);
		return this;
	}
	clear() {
		this._map = /* @__PURE__ */ new WeakMap();
		this._idmap = /* @__PURE__ */ new Map();
		return this;
	}
	remove(schema) {
		const meta = this._map.get(schema);
		if (meta && typeof meta === "object" && "id" in meta) this._idmap.delete(meta.id);
		this._map.delete(schema);
		return this;
	}
	get(schema) {
		const p = schema._zod.parent;
		if (p) {
			const pm = { ...this.get(p) ?? {} };
			delete pm.id;
			const f = {
				...pm,
				...this._map.get(schema)
			};
			return Object.keys(f).length ? f : void 0;
		}
		return this._map.get(schema);
	}
	has(schema) {
		return this._map.has(schema);
	}
};
function registry() {
	return new $ZodRegistry();
}
(_a = globalThis).__zod_globalRegistry ?? (_a.__zod_globalRegistry = registry());
globalThis.__zod_globalRegistry;
// node_modules/zod/v4/core/api.js
function snapshotChecks(def) {
	if (def.checks) def.checks = [...def.checks];
	return def;
}
// @__NO_SIDE_EFFECTS__
function _string(Class, params) {
	return new Class(snapshotChecks({
		type: "string",
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _number(Class, params) {
	return new Class(snapshotChecks({
		type: "number",
		checks: [],
		...normalizeParams(params)
	}));
}
// @__NO_SIDE_EFFECTS__
function _int(Class, params) {
	return new Class({
		type: "number",
		check: "number_format",
		abort: false,
		format: "safeint",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _boolean(Class, params) {
	return new Class({
		type: "boolean",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _unknown(Class) {
	return new Class({ type: "unknown" });
}
// @__NO_SIDE_EFFECTS__
function _never(Class, params) {
	return new Class({
		type: "never",
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function _gte(value, params) {
	return new $ZodCheckGreaterThan({
		check: "greater_than",
		...normalizeParams(params),
		value,
		inclusive: true
	});
}
// @__NO_SIDE_EFFECTS__
function _nonnegative(params) {
	return /* @__PURE__ */ _gte(0, params);
}
// @__NO_SIDE_EFFECTS__
function _maxLength(maximum, params) {
	return new $ZodCheckMaxLength({
		check: "max_length",
		...normalizeParams(params),
		maximum
	});
}
// @__NO_SIDE_EFFECTS__
function _minLength(minimum, params) {
	return new $ZodCheckMinLength({
		check: "min_length",
		...normalizeParams(params),
		minimum
	});
}
// @__NO_SIDE_EFFECTS__
function _regex(pattern, params) {
	return new $ZodCheckRegex({
		check: "string_format",
		format: "regex",
		...normalizeParams(params),
		pattern
	});
}
// @__NO_SIDE_EFFECTS__
function _custom(Class, fn, _params) {
	const norm = normalizeParams(_params);
	norm.abort ?? (norm.abort = true);
	return new Class({
		type: "custom",
		check: "custom",
		fn,
		...norm
	});
}
// @__NO_SIDE_EFFECTS__
function _superRefine(fn, params) {
	const ch = /* @__PURE__ */ _check((payload) => {
		payload.addIssue = (issue$1) => {
			if (typeof issue$1 === "string") payload.issues.push(issue(issue$1, payload.value, ch._zod.def));
			else {
				const _issue = issue$1;
				if (_issue.fatal) _issue.continue = false;
				_issue.code ?? (_issue.code = "custom");
				if (!("input" in _issue)) _issue.input = payload.value;
				_issue.inst ?? (_issue.inst = ch);
				_issue.continue ?? (_issue.continue = !ch._zod.def.abort);
				payload.issues.push(issue(_issue));
			}
		};
		return fn(payload.value, payload);
	}, params);
	return ch;
}
// @__NO_SIDE_EFFECTS__
function _check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// node_modules/zod/v4/mini/schemas.js
const ZodMiniType = /*@__PURE__*/ $constructor("ZodMiniType", (inst, def) => {
	if (!inst._zod) throw new Error("Uninitialized schema in ZodMiniType.");
	$ZodType.init(inst, def);
	inst.def = def;
	inst.type = def.type;
}, {
	get with() {
		return this.check;
	},
	set with(value) {
		own(this, "with", value);
	},
	parse(data, params) {
		return parse(this, data, params, { callee: this.parse });
	},
	parseAsync(data, params) {
		return parseAsync(this, data, params, { callee: this.parseAsync });
	},
	safeParse(data, params) {
		return safeParse(this, data, params);
	},
	safeParseAsync(data, params) {
		return safeParseAsync(this, data, params);
	},
	check(...checks) {
		const def = this.def;
		return this.clone({
			...def,
			checks: [...def.checks ?? [], ...checks.map((ch) => typeof ch === "function" ? { _zod: {
				check: ch,
				def: { check: "custom" },
				onattach: []
			} } : ch)]
		}, { parent: true });
	},
	clone(_def, params) {
		return clone(this, _def, params);
	},
	brand() {
		return this;
	},
	register(reg, meta) {
		reg.add(this, meta);
		return this;
	},
	apply(fn, ...args) {
		return args.length === 0 ? fn(this) : fn(this, ...args);
	}
});
const ZodMiniString = /*@__PURE__*/ $constructor("ZodMiniString", (inst, def) => {
	$ZodString.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function string(params) {
	return /* @__PURE__ */ _string(ZodMiniString, params);
}
const ZodMiniNumber = /*@__PURE__*/ $constructor("ZodMiniNumber", (inst, def) => {
	$ZodNumber.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function number(params) {
	return /* @__PURE__ */ _number(ZodMiniNumber, params);
}
const ZodMiniNumberFormat = /*@__PURE__*/ $constructor("ZodMiniNumberFormat", (inst, def) => {
	$ZodNumberFormat.init(inst, def);
	ZodMiniNumber.init(inst, def);
});
function int(params) {
	return /* @__PURE__ */ _int(ZodMiniNumberFormat, params);
}
const ZodMiniBoolean = /*@__PURE__*/ $constructor("ZodMiniBoolean", (inst, def) => {
	$ZodBoolean.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function boolean(params) {
	return /* @__PURE__ */ _boolean(ZodMiniBoolean, params);
}
const ZodMiniUnknown = /*@__PURE__*/ $constructor("ZodMiniUnknown", (inst, def) => {
	$ZodUnknown.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function unknown() {
	return /* @__PURE__ */ _unknown(ZodMiniUnknown);
}
const ZodMiniNever = /*@__PURE__*/ $constructor("ZodMiniNever", (inst, def) => {
	$ZodNever.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function never(params) {
	return /* @__PURE__ */ _never(ZodMiniNever, params);
}
const ZodMiniArray = /*@__PURE__*/ $constructor("ZodMiniArray", (inst, def) => {
	$ZodArray.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function array(element, params) {
	return new ZodMiniArray({
		type: "array",
		element,
		...normalizeParams(params)
	});
}
const ZodMiniObject = /*@__PURE__*/ $constructor("ZodMiniObject", (inst, def) => {
	$ZodObject.init(inst, def);
	ZodMiniType.init(inst, def);
	installLazyProp(inst, "shape", (self) => self._zod.def.shape, false);
});
// @__NO_SIDE_EFFECTS__
function object(shape, params) {
	const def = {
		type: "object",
		shape: shape ?? {},
		...normalizeParams(params)
	};
	return new ZodMiniObject(def);
}
// @__NO_SIDE_EFFECTS__
function strictObject(shape, params) {
	return new ZodMiniObject({
		type: "object",
		shape,
		catchall: /* @__PURE__ */ never(),
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function looseObject(shape, params) {
	return new ZodMiniObject({
		type: "object",
		shape,
		catchall: /* @__PURE__ */ unknown(),
		...normalizeParams(params)
	});
}
// @__NO_SIDE_EFFECTS__
function extend(schema, shape) {
	return extend$1(schema, shape);
}
// @__NO_SIDE_EFFECTS__
function omit(schema, mask) {
	return omit$1(schema, mask);
}
// @__NO_SIDE_EFFECTS__
function required(schema, mask) {
	return required$1(ZodMiniNonOptional, schema, mask);
}
// @__NO_SIDE_EFFECTS__
function catchall(inst, catchall) {
	return inst.clone(mergeDefs(inst._zod.def, { catchall }));
}
const ZodMiniUnion = /*@__PURE__*/ $constructor("ZodMiniUnion", (inst, def) => {
	$ZodUnion.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function union(options, params) {
	return new ZodMiniUnion({
		type: "union",
		options,
		...normalizeParams(params)
	});
}
const ZodMiniRecord = /*@__PURE__*/ $constructor("ZodMiniRecord", (inst, def) => {
	$ZodRecord.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function record(keyType, valueType, params) {
	if (!valueType || !valueType._zod) return new ZodMiniRecord({
		type: "record",
		keyType: /* @__PURE__ */ string(),
		valueType: keyType,
		...normalizeParams(valueType)
	});
	return new ZodMiniRecord({
		type: "record",
		keyType,
		valueType,
		...normalizeParams(params)
	});
}
const ZodMiniEnum = /*@__PURE__*/ $constructor("ZodMiniEnum", (inst, def) => {
	$ZodEnum.init(inst, def);
	ZodMiniType.init(inst, def);
	inst.options = [...inst._zod.values];
});
// @__NO_SIDE_EFFECTS__
function _enum(values, params) {
	const entries = Array.isArray(values) ? Object.fromEntries(values.map((v) => [v, v])) : values;
	return new ZodMiniEnum({
		type: "enum",
		entries,
		...normalizeParams(params)
	});
}
const ZodMiniLiteral = /*@__PURE__*/ $constructor("ZodMiniLiteral", (inst, def) => {
	$ZodLiteral.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function literal(value, params) {
	return new ZodMiniLiteral({
		type: "literal",
		values: Array.isArray(value) ? value : [value],
		...normalizeParams(params)
	});
}
const ZodMiniTransform = /*@__PURE__*/ $constructor("ZodMiniTransform", (inst, def) => {
	$ZodTransform.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function transform(fn) {
	return new ZodMiniTransform({
		type: "transform",
		transform: fn
	});
}
const ZodMiniOptional = /*@__PURE__*/ $constructor("ZodMiniOptional", (inst, def) => {
	$ZodOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function optional(innerType) {
	return new ZodMiniOptional({
		type: "optional",
		innerType
	});
}
const ZodMiniNullable = /*@__PURE__*/ $constructor("ZodMiniNullable", (inst, def) => {
	$ZodNullable.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function nullable(innerType) {
	return new ZodMiniNullable({
		type: "nullable",
		innerType
	});
}
// @__NO_SIDE_EFFECTS__
function nullish(innerType) {
	return /* @__PURE__ */ optional(/* @__PURE__ */ nullable(innerType));
}
const ZodMiniPrefault = /*@__PURE__*/ $constructor("ZodMiniPrefault", (inst, def) => {
	$ZodPrefault.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function prefault(innerType, defaultValue) {
	return new ZodMiniPrefault({
		type: "prefault",
		innerType,
		get defaultValue() {
			return typeof defaultValue === "function" ? defaultValue() : shallowClone(defaultValue);
		}
	});
}
const ZodMiniNonOptional = /*@__PURE__*/ $constructor("ZodMiniNonOptional", (inst, def) => {
	$ZodNonOptional.init(inst, def);
	ZodMiniType.init(inst, def);
});
const ZodMiniCatch = /*@__PURE__*/ $constructor("ZodMiniCatch", (inst, def) => {
	$ZodCatch.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function _catch(innerType, catchValue) {
	return new ZodMiniCatch({
		type: "catch",
		innerType,
		catchValue: typeof catchValue === "function" ? catchValue : constantCatch(catchValue)
	});
}
const ZodMiniPipe = /*@__PURE__*/ $constructor("ZodMiniPipe", (inst, def) => {
	$ZodPipe.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function pipe(in_, out) {
	return new ZodMiniPipe({
		type: "pipe",
		in: in_,
		out
	});
}
const ZodMiniCustom = /*@__PURE__*/ $constructor("ZodMiniCustom", (inst, def) => {
	$ZodCustom.init(inst, def);
	ZodMiniType.init(inst, def);
});
// @__NO_SIDE_EFFECTS__
function check(fn, params) {
	const ch = new $ZodCheck({
		check: "custom",
		...normalizeParams(params)
	});
	ch._zod.check = fn;
	return ch;
}
// @__NO_SIDE_EFFECTS__
function custom(fn, _params) {
	return /* @__PURE__ */ _custom(ZodMiniCustom, fn ?? (() => true), _params);
}
// @__NO_SIDE_EFFECTS__
function superRefine(fn, params) {
	return /* @__PURE__ */ _superRefine(fn, params);
}



/***/ }),

/***/ 9982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ nearestName)
/* harmony export */ });
// packages/failure/src/nearest.ts
/** Edits from one short word to another, where two neighbours that changed places count as one (optimal string alignment). */
function editDistance(left, right) {
	const rows = [Array.from({ length: right.length + 1 }, (_, column) => column)];
	const at = (line, column) => rows[line]?.[column] ?? Number.POSITIVE_INFINITY;
	for (let line = 1; line <= left.length; line += 1) {
		const row = [line];
		rows.push(row);
		for (let column = 1; column <= right.length; column += 1) {
			const same = left[line - 1] === right[column - 1];
			const swapped = left[line - 1] === right[column - 2] && left[line - 2] === right[column - 1];
			row.push(Math.min(at(line - 1, column - 1) + (same ? 0 : 1), at(line - 1, column) + 1, at(line, column - 1) + 1, swapped ? at(line - 2, column - 2) + 1 : Number.POSITIVE_INFINITY));
		}
	}
	return at(left.length, right.length);
}
/**
* The known name that a misspelt one most likely meant, compared without case; `undefined` when none is close
* (more than a third of the name's length away) or the word is longer than 64 characters.
*/
function nearestName(word, known) {
	if (word.length > 64) return void 0;
	let best;
	let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
	for (const name of known) {
		const distance = editDistance(word.toLowerCase(), name.toLowerCase());
		if (distance < bestDistance) [best, bestDistance] = [name, distance];
	}
	return best;
}



/***/ }),

/***/ 2019:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ normalisePlatform),
/* harmony export */   r: () => (/* binding */ parsePlatform),
/* harmony export */   t: () => (/* binding */ formatPlatform)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9982);


// packages/image/src/platform.ts
const PLATFORM = /^([a-z0-9_]+)(?:\(([a-z0-9._-]+)\))?\/([a-z0-9_-]+)(?:\/([a-z0-9._-]+))?$/u;
const OPERATING_SYSTEMS = new Set("linux windows darwin freebsd netbsd openbsd dragonfly solaris illumos aix android ios js wasi wasip1 plan9 zos".split(" "));
const ARCHITECTURES = new Set("amd64 arm64 arm 386 ppc64le ppc64 s390x riscv64 loong64 mips64le mips64 mipsle mips sparc64 wasm".split(" "));
const OPERATING_SYSTEM_SPELLINGS = /* @__PURE__ */ new Map([["macos", "darwin"]]);
const ARCHITECTURE_SPELLINGS = /* @__PURE__ */ new Map([
	["x86_64", "amd64"],
	["x86-64", "amd64"],
	["aarch64", "arm64"],
	["i386", "386"],
	["armhf", "arm"],
	["armel", "arm"]
]);
/** Variants that an architecture's name implies, where none is written. */
const IMPLIED_VARIANTS = /* @__PURE__ */ new Map([
	["arm", "v7"],
	["armhf", "v7"],
	["armel", "v6"]
]);
/** Variants that every image of the architecture has, and that are therefore not written. */
const BASELINE_VARIANTS = /* @__PURE__ */ new Map([["amd64", "v1"], ["arm64", "v8"]]);
/**
* The platform that `os/arch[/variant]` spells, normalised; Windows takes its version as `windows(10.0.20348)/amd64`
* (https://github.com/containerd/platforms/blob/main/platforms.go).
*
* @throws Failure `image.platform` for another form, or an operating system or architecture that is not known.
*/
function parsePlatform(text) {
	const [, os, osVersion, architecture, variant] = PLATFORM.exec(text.toLowerCase()) ?? [];
	if (os === void 0 || architecture === void 0) throw platformFailure(text, "Write os/arch, e.g. linux/amd64 or linux/arm/v7");
	const platform = normalisePlatform({
		os,
		architecture,
		variant,
		osVersion
	});
	checkKnown(text, "operating system", platform.os, OPERATING_SYSTEMS);
	checkKnown(text, "architecture", platform.architecture, ARCHITECTURES);
	return platform;
}
/** The text of a platform, with every part that it has: `linux/arm/v7`, `windows(10.0.20348)/amd64`. */
function formatPlatform(platform) {
	const version = platform.osVersion === void 0 ? "" : `(${platform.osVersion})`;
	const variant = platform.variant === void 0 ? "" : `/${platform.variant}`;
	return `${platform.os}${version}/${platform.architecture}${variant}`;
}
/**
* One spelling for each platform: `x86_64` is amd64, `aarch64` and `arm64/v8` are arm64, `arm` and `armhf` are arm/v7,
* `armel` is arm/v6. Names that are not known stay as they are, in lower case
* (https://github.com/containerd/platforms/blob/main/database.go).
*/
function normalisePlatform(platform) {
	const os = platform.os.toLowerCase();
	const spelling = platform.architecture.toLowerCase();
	const architecture = ARCHITECTURE_SPELLINGS.get(spelling) ?? spelling;
	const variant = normaliseVariant(spelling, architecture, platform.variant);
	return {
		os: OPERATING_SYSTEM_SPELLINGS.get(os) ?? os,
		architecture,
		...variant === void 0 ? {} : { variant },
		...platform.osVersion ? { osVersion: platform.osVersion } : {}
	};
}
function normaliseVariant(spelling, architecture, written) {
	const given = written?.toLowerCase().replace(/^(?=\d)/u, "v") || IMPLIED_VARIANTS.get(spelling);
	return given === BASELINE_VARIANTS.get(architecture) ? void 0 : given;
}
function checkKnown(text, kind, value, known) {
	if (known.has(value)) return;
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_1__.t)(value, known);
	throw platformFailure(text, nearest === void 0 ? `Use one of ${[...known].join(", ")}` : `Did you mean ${nearest}?`, `: unknown ${kind} "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 32)}"`);
}
function platformFailure(text, hint, reason = "") {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 100)}" is not a platform${reason}`, {
		code: "image.platform",
		hint
	});
}



/***/ }),

/***/ 350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ listFailures),
/* harmony export */   i: () => (/* binding */ combineFailures),
/* harmony export */   n: () => (/* binding */ printable),
/* harmony export */   r: () => (/* binding */ Failure),
/* harmony export */   t: () => (/* binding */ firstLine)
/* harmony export */ });
// packages/failure/src/failure.ts
/**
* The one deliberate error of the project: something outside the code is wrong (input, network, a server's answer).
* Anything else that is thrown is a defect of ours and may print its stack.
*/
var Failure = class extends Error {
	name = "Failure";
	code;
	hint;
	details;
	/** @param message what failed, with the value that it failed on; one line, no trailing full stop. */
	constructor(message, options) {
		super(message, options.cause === void 0 ? void 0 : { cause: options.cause });
		this.code = options.code;
		this.hint = options.hint;
		this.details = options.details ?? [];
	}
};
/**
* Folds failures that were found together into one to throw: the failure itself when there is one, else a failure
* with `code` whose `details` are all of them.
*/
function combineFailures(failures, summary, code) {
	const [first, ...rest] = failures;
	if (first !== void 0 && rest.length === 0) return first;
	return new Failure(summary, {
		code,
		details: failures
	});
}
/** The failures that a thrown value stands for, innermost first; empty when it is not a {@link Failure}. */
function listFailures(error) {
	if (!(error instanceof Failure)) return [];
	return error.details.length === 0 ? [error] : error.details.flatMap((detail) => listFailures(detail));
}
// packages/redaction/src/printable.ts
const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;
/**
* One line of text from somebody else, safe to print: control and direction characters become `\u{…}` escapes, and more than
* `maxLength` characters are cut with an ellipsis.
*/
function printable(text, maxLength = 200) {
	return (text.length > maxLength ? `${text.slice(0, maxLength)}…` : text).replace(UNPRINTABLE, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
/** The first line of a body that is not blank, printable; empty when there is none. For errors that show what a server said. */
function firstLine(body, maxLength = 200) {
	const line = body.slice(0, 65536).split(/\r\n|\r|\n/u).find((candidate) => candidate.trim() !== "");
	return line === void 0 ? "" : printable(line.trim(), maxLength);
}



/***/ }),

/***/ 1985:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ isLoopback),
/* harmony export */   t: () => (/* binding */ chooseProxy)
/* harmony export */ });
/* harmony import */ var _failures_D3nYWDzy_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3619);

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
	throw (0,_failures_D3nYWDzy_js__WEBPACK_IMPORTED_MODULE_0__.t)(request, "http.proxy", `${name.toUpperCase()} is not the URL of an http or https proxy`, `Set ${name.toUpperCase()} to a URL such as http://proxy.example:3128, or add ${request.url.hostname} to NO_PROXY`);
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



/***/ }),

/***/ 4590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ createRedactor)
/* harmony export */ });
// packages/redaction/src/secret-index.ts
const BEGINNING = 4;
const SLOTS = 2 ** 16;
/**
* An index by how secrets begin: a run gets a token for each repository, and looks for all of them in each line that it prints.
*/
function createSecretIndex() {
	const byBeginning = /* @__PURE__ */ new Map();
	const taken = new Uint8Array(SLOTS);
	return {
		add(secret) {
			const beginning = secret.slice(0, BEGINNING);
			const alike = byBeginning.get(beginning) ?? /* @__PURE__ */ new Set();
			byBeginning.set(beginning, alike.add(secret));
			taken[slotOf(secret, 0)] = 1;
		},
		findIn(text) {
			const found = /* @__PURE__ */ new Set();
			if (byBeginning.size === 0) return [];
			for (let at = 0; at + BEGINNING <= text.length; at += 1) {
				if (taken[slotOf(text, at)] === 0) continue;
				for (const secret of byBeginning.get(text.slice(at, at + BEGINNING)) ?? []) if (text.startsWith(secret, at)) found.add(secret);
			}
			return [...found];
		}
	};
}
function slotOf(text, at) {
	let slot = 0;
	for (let offset = 0; offset < BEGINNING; offset += 1) slot = (slot * 33 + text.charCodeAt(at + offset)) % SLOTS;
	return slot;
}
// packages/redaction/src/redactor.ts
const MASK = "***";
const USERINFO = /\b([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#@]{1,1000}@/giu;
const AUTHORIZATION = /\b(authorization["']?\s*[:=]\s*["']?(?:(?:bearer|basic|token)\s+)?)[^\s"',;]{1,8192}/giu;
const SCHEME = /\b(bearer|basic)(\s+)[a-z0-9._~+/=-]{20,8192}/giu;
const TOKEN_SHAPES = /\b(?:gh[opusr]_[A-Za-z0-9]{20,255}|github_pat_\w{20,255}|glpat-[\w-]{20,255}|eyJ[\w-]{10,1000}\.[\w-]{10,8192}\.[\w-]{0,2000})/gu;
const SECRET_QUERY = /([?&;](?:[a-z0-9_.-]{0,40}(?:token|secret|password|passwd|signature|credential|apikey|api_key|access_key|sig|jwt)[a-z0-9_.-]{0,40})=)[^&\s"'#]{1,8192}/giu;
/** A redactor that knows no secret yet, and the patterns of many. */
function createRedactor() {
	const secrets = createSecretIndex();
	return {
		hide(secret) {
			if (secret.length < 4) return;
			for (const form of spellings(secret)) secrets.add(form);
		},
		redact(text) {
			const longestFirst = secrets.findIn(text).toSorted((left, right) => right.length - left.length);
			let shown = text;
			for (const secret of longestFirst) shown = shown.replaceAll(secret, MASK);
			return redactPatterns(shown);
		}
	};
}
function spellings(secret) {
	const bytes = Buffer.from(secret, "utf8");
	return [
		secret,
		secret.trim(),
		encodeURIComponent(secret),
		JSON.stringify(secret).slice(1, -1),
		bytes.toString("base64"),
		bytes.toString("base64url")
	].filter((form) => form.length >= 4);
}
function redactPatterns(text) {
	return text.replace(USERINFO, `$1${MASK}@`).replace(AUTHORIZATION, `$1${MASK}`).replace(SCHEME, `$1$2${MASK}`).replace(TOKEN_SHAPES, MASK).replace(SECRET_QUERY, `$1${MASK}`);
}



/***/ }),

/***/ 3787:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ qualifyName),
/* harmony export */   i: () => (/* binding */ withDigest),
/* harmony export */   n: () => (/* binding */ nameReference),
/* harmony export */   o: () => (/* binding */ splitReference),
/* harmony export */   r: () => (/* binding */ parseReference),
/* harmony export */   t: () => (/* binding */ formatReference)
/* harmony export */ });
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3285);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(350);


// packages/image/src/name.ts
const DOCKER_HUB = "docker.io";
const DOCKER_HUB_SPELLINGS = /* @__PURE__ */ new Set([
	DOCKER_HUB,
	"index.docker.io",
	"registry-1.docker.io"
]);
/** Cuts `name[:tag][@digest]` at its first `@` and at the last `:` behind the last `/`. */
function splitReference(text) {
	const at = text.indexOf("@");
	const beforeDigest = at < 0 ? text : text.slice(0, at);
	const digest = at < 0 ? void 0 : text.slice(at + 1);
	const colon = beforeDigest.lastIndexOf(":");
	if (colon < 0 || colon < beforeDigest.lastIndexOf("/")) return {
		name: beforeDigest,
		tag: void 0,
		digest
	};
	return {
		name: beforeDigest.slice(0, colon),
		tag: beforeDigest.slice(colon + 1),
		digest
	};
}
/**
* The registry and repository that a name means: a first component with `.`, `:` or upper case, or `localhost`, is a host;
* anything else is on Docker Hub, where a single component is in `library/`
* (https://github.com/distribution/reference/blob/main/normalize.go).
*/
function qualifyName(name) {
	const slash = name.indexOf("/");
	const first = name.slice(0, Math.max(slash, 0));
	if (!isHost(first)) return {
		registry: DOCKER_HUB,
		repository: onDockerHub(name)
	};
	const registry = normaliseHost(first);
	const path = name.slice(slash + 1);
	return {
		registry,
		repository: registry === DOCKER_HUB ? onDockerHub(path) : path
	};
}
function isHost(component) {
	return /[.:A-Z]/u.test(component) || component === "localhost";
}
function onDockerHub(path) {
	return path.includes("/") || path.startsWith("**") ? path : `library/${path}`;
}
/** Host names have no case, but `Acme/app` is on a host only by its upper case, so that one stays. */
function normaliseHost(host) {
	const lower = host.toLowerCase();
	if (DOCKER_HUB_SPELLINGS.has(lower)) return DOCKER_HUB;
	return isHost(lower) ? lower : host;
}
// packages/image/src/reference-grammar.ts
const MAX_PATH_LENGTH = 255;
const HOST = /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?$/u;
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/u;
const TAG = /^\w[\w.-]{0,127}$/u;
const DIGEST = /^[\w.+-]+:[\w=-]*$/u;
const IMAGE_ID = /^[0-9a-f]{64}$/u;
/** Reads a text by the reference grammar (https://github.com/distribution/reference/blob/main/reference.go), in linear time. */
function readReference(text) {
	const { name: written, tag, digest } = splitReference(text);
	const name = qualifyName(written);
	const reason = IMAGE_ID.test(text) ? "it is the id of an image, which no registry knows" : reasonAgainstName(name) ?? reasonAgainstTag(tag) ?? reasonAgainstDigest(digest);
	return reason === void 0 ? {
		name,
		tag,
		digest
	} : { reason };
}
function reasonAgainstName({ registry, repository }) {
	if (!HOST.test(registry) || !URL.canParse(`https://${registry}`)) return "its registry is not a host name";
	if (repository.length > MAX_PATH_LENGTH) return `its repository is longer than ${MAX_PATH_LENGTH} characters`;
	if (isPath(repository)) return void 0;
	if (isPath(repository.toLowerCase())) return "its repository has upper-case letters";
	return "its repository must be letters and digits, parted by one of . _ __ - /";
}
function isPath(text) {
	return text.split("/").every((component) => COMPONENT.test(component));
}
function reasonAgainstTag(tag) {
	if (tag === void 0 || TAG.test(tag)) return void 0;
	return "its tag must be 1 to 128 letters, digits, . _ - and not start with . or -";
}
function reasonAgainstDigest(digest) {
	return digest === void 0 || DIGEST.test(digest) ? void 0 : "what follows @ is not a digest";
}
// packages/image/src/reference-failure.ts
const EXAMPLE = "Write it like ghcr.io/acme/app:1.4";
const SCHEME = /^[a-zA-Z][a-zA-Z0-9+.-]{0,31}:\/\//u;
/** A failure about a reference's text, quoted without what could be a secret in it. */
function referenceFailure(text, reason, hint = EXAMPLE) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(quotable(text), 120)}" is not an image reference: ${reason}`, {
		code: "image.reference",
		hint
	});
}
/** The failure that fits a text which broke the grammar; where a known slip explains it, the hint has the form that was meant. */
function describeMistake(text, reason) {
	const trimmed = text.trim();
	if (trimmed === "") return referenceFailure(text, "it is empty");
	const scheme = SCHEME.exec(trimmed)?.[0] ?? "";
	return referenceFailure(text, explain(text, scheme) ?? reason, suggest(trimmed.slice(scheme.length)));
}
function explain(text, scheme) {
	if (scheme !== "") return `it starts with ${scheme}, and references have no scheme`;
	return text === text.trim() ? void 0 : "there are blanks around it";
}
/** The hint with the nearest valid form: no slash at the end, the name in lower case. */
function suggest(text) {
	const written = text.indexOf("/") < text.length - 1 && text.endsWith("/") ? text.slice(0, -1) : text;
	const nameEnd = endOfName(written);
	const meant = written.slice(0, nameEnd).toLowerCase() + written.slice(nameEnd);
	const read = readReference(meant);
	return !("reason" in read) && (read.digest === void 0 || (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_0__.n)(read.digest)) ? `Did you mean ${meant}?` : EXAMPLE;
}
/** Where a name ends: at the first `:` or `@` behind the last `/`. */
function endOfName(text) {
	const base = text.lastIndexOf("/") + 1;
	const length = text.slice(base).search(/[:@]/u);
	return length < 0 ? text.length : base + length;
}
/** A text without userinfo and query, in which people paste tokens. */
function quotable(text) {
	const shown = text.split("?", 1).join("");
	const cut = shown.length < text.length ? "?***" : "";
	const at = shown.lastIndexOf("@");
	const head = shown.slice(0, Math.max(at, 0));
	const tail = shown.slice(at + 1);
	return `${at >= 0 && !/^sha\d+:[^/]*$/iu.test(tail) && (head.includes(":") || /[./:]/u.test(tail)) ? `***@${tail}` : shown}${cut}`;
}
// packages/image/src/reference.ts
/** Longer than any reference of use, so that hostile text is refused before it is looked at. */
const MAX_LENGTH = 1024;
/**
* The reference that a text spells, fully qualified: `node` is `docker.io/library/node:latest`. A reference with a digest
* gets no tag that it does not have (https://github.com/distribution/reference/blob/main/reference.go).
*
* @throws Failure `image.reference`, or `image.digest` when only the digest is wrong.
*/
function parseReference(text) {
	if (text.length > MAX_LENGTH) throw referenceFailure(text, `it is longer than ${MAX_LENGTH} characters`);
	const read = readReference(text);
	if ("reason" in read) throw describeMistake(text, read.reason);
	const { registry, repository } = read.name;
	if (read.digest === void 0) return {
		registry,
		repository,
		tag: read.tag ?? "latest",
		digest: void 0
	};
	return {
		registry,
		repository,
		tag: read.tag,
		digest: (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_0__.r)(read.digest)
	};
}
/** The fully qualified text of a reference: `docker.io/library/node:22@sha256:…`. Parsing it yields the same reference. */
function formatReference(reference) {
	const tag = reference.tag === void 0 ? "" : `:${reference.tag}`;
	const digest = reference.digest === void 0 ? "" : `@${reference.digest}`;
	return `${reference.registry}/${reference.repository}${tag}${digest}`;
}
/** The key under which a moving reference is known: without its digest when it has a tag, `docker.io/library/node:22`. */
function nameReference(reference) {
	const { registry, repository, tag } = reference;
	return tag === void 0 ? formatReference(reference) : `${registry}/${repository}:${tag}`;
}
/** The content with `digest` in the same repository; the tag, which may name other content, is gone. */
function withDigest(reference, digest) {
	return {
		registry: reference.registry,
		repository: reference.repository,
		tag: void 0,
		digest
	};
}



/***/ }),

/***/ 1373:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 6690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ __require),
  r: () => (/* binding */ __toESM),
  t: () => (/* binding */ __commonJSMin)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./build/basewatch/rolldown-runtime-DegdyBIC.js

// \0rolldown/runtime.js
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJSMin = (cb, mod) => () => (mod || (cb((mod = { exports: {} }).exports, mod, mod.exports), cb = null), mod.exports);
var __copyProps = (to, from, except, desc) => {
	if (from && typeof from === "object" || typeof from === "function") for (var keys = __getOwnPropNames(from), i = 0, n = keys.length, key; i < n; i++) {
		key = keys[i];
		if (!__hasOwnProp.call(to, key) && key !== except) __defProp(to, key, {
			get: ((k) => from[k]).bind(null, key),
			enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable
		});
	}
	return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(isNodeMode || !mod || !mod.__esModule || !__hasOwnProp.call(mod, "default") ? __defProp(target, "default", {
	value: mod,
	enumerable: true
}) : target, mod));
var __require = /* #__PURE__ */ (() => (0,external_node_module_namespaceObject.createRequire)(import.meta.url))();



/***/ }),

/***/ 7887:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ parseShard)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);

/** The `shard` input, `i/n`. Throws `Failure` `input.shard`. */
function parseShard(value) {
	const [, index = "", count = ""] = /^(\d{1,3})\/(\d{1,3})$/u.exec(value === "" ? "1/1" : value) ?? [];
	const shard = {
		index: Number(index),
		count: Number(count)
	};
	if (shard.index >= 1 && shard.index <= shard.count && shard.count <= 256) return shard;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a shard`, {
		code: "input.shard",
		hint: `Write i/n, with i from 1 to n and n at most 256, for example 2/8.`
	});
}



/***/ }),

/***/ 175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ text),
/* harmony export */   S: () => (/* binding */ splitList),
/* harmony export */   _: () => (/* binding */ parseBoolean),
/* harmony export */   a: () => (/* binding */ findToken),
/* harmony export */   b: () => (/* binding */ parsed),
/* harmony export */   c: () => (/* binding */ parseHostTokens),
/* harmony export */   d: () => (/* binding */ duration),
/* harmony export */   f: () => (/* binding */ integer),
/* harmony export */   g: () => (/* binding */ optionalText),
/* harmony export */   h: () => (/* binding */ optional),
/* harmony export */   i: () => (/* binding */ spellState),
/* harmony export */   l: () => (/* binding */ assignments),
/* harmony export */   m: () => (/* binding */ oneOf),
/* harmony export */   n: () => (/* binding */ bucketOf),
/* harmony export */   o: () => (/* binding */ findTriggerToken),
/* harmony export */   p: () => (/* binding */ list),
/* harmony export */   r: () => (/* binding */ parseState),
/* harmony export */   s: () => (/* binding */ hostTokens),
/* harmony export */   t: () => (/* binding */ openStore),
/* harmony export */   u: () => (/* binding */ boolean),
/* harmony export */   v: () => (/* binding */ parseEach),
/* harmony export */   x: () => (/* binding */ refuseContradictions),
/* harmony export */   y: () => (/* binding */ parseWord)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(350);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(9982);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8179);
/* harmony import */ var _duration_C2dHm9uF_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3492);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(1128);
/* harmony import */ var _proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(1985);
/* harmony import */ var _retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1373);
/* harmony import */ var _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(6822);








// packages/commands/src/fields.ts
/** A field from a parser that throws `Failure` on bad text; its message and hint become the issue's. */
function parsed(parse) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.v)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.T)((text, context) => {
		try {
			return parse(text);
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r)) throw error;
			for (const failure of error.details.length > 0 ? error.details : [error]) context.issues.push({
				code: "custom",
				message: failure.message,
				params: { hint: failure.hint },
				input: text
			});
			return _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.I;
		}
	}));
}
/** Any text; `fallback` when it is not given. */
function text(fallback) {
	return parsed((value) => value === "" ? fallback : value);
}
/** Any text, or `undefined` when it is not given. */
function optionalText() {
	return parsed((value) => value === "" ? void 0 : value);
}
/** A value of another field's, or `undefined` when it is not given. */
function optional(parse) {
	return parsed((value) => value === "" ? void 0 : parse(value));
}
const BOOLEANS = /* @__PURE__ */ new Map([
	["true", true],
	["True", true],
	["TRUE", true],
	["false", false],
	["False", false],
	["FALSE", false]
]);
/** A boolean of YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#10212-boolean). */
function parseBoolean(value) {
	const known = BOOLEANS.get(value);
	if (known === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a boolean`, {
		code: "input.boolean",
		hint: "Write true or false."
	});
	return known;
}
/** A boolean; `fallback` when it is not given. */
function boolean(fallback) {
	return parsed((value) => value === "" ? fallback : parseBoolean(value));
}
/** One of a few words; `fallback` when it is not given. */
function oneOf(words, fallback) {
	return parsed((value) => value === "" ? fallback : parseWord(value, words));
}
/** One of a few words; throws `Failure` `input.word` that names them all and the nearest. */
function parseWord(value, words) {
	const known = words.find((word) => word === value);
	if (known !== void 0) return known;
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_6__.t)(value, words);
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not one of ${words.join(", ")}`, {
		code: "input.word",
		hint: nearest === void 0 ? `Write one of ${words.join(", ")}.` : `Did you mean ${nearest}?`
	});
}
/** A whole number in a range, `fallback` when it is not given. */
function integer(fallback, range) {
	return parsed((value) => {
		if (value === "") return fallback;
		const number = /^\d{1,15}$/u.test(value) ? Number(value) : NaN;
		if (number >= range.min && number <= range.max) return number;
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a whole number from ${range.min} to ${range.max}`, {
			code: "input.integer",
			hint: `Write a number from ${range.min} to ${range.max}; the default is ${fallback}.`
		});
	});
}
/** A duration in milliseconds; `fallback` (text) when it is not given. */
function duration(fallback) {
	return parsed((value) => (0,_duration_C2dHm9uF_js__WEBPACK_IMPORTED_MODULE_2__.t)(value === "" ? fallback : value));
}
/** The entries of a list: separated by newlines or commas; blanks and `#` comments are ignored. */
function splitList(value) {
	return value.split("\n").map((line) => line.replace(/(?:^|\s)#.*$/u, "")).flatMap((line) => line.split(",")).map((entry) => entry.trim()).filter((entry) => entry !== "");
}
/** The lines of a list whose entries may hold commas; blanks and `#` comments are ignored. */
function splitLines(value) {
	return value.split("\n").map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
}
/** A list, each entry parsed; every bad entry is an issue of its own. */
function list(parse) {
	return parsed((value) => parseEach(splitList(value), parse));
}
/** Parses every entry, and throws one `Failure` for all that are bad. */
function parseEach(entries, parse) {
	const failures = [];
	const values = [];
	for (const entry of entries) try {
		values.push(parse(entry));
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r)) throw error;
		failures.push(error);
	}
	if (failures.length > 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r("several entries are wrong", {
		code: "input.list",
		details: failures
	});
	return values;
}
/** `NAME=value` lines as a map; the value may hold anything. */
function assignments(what) {
	return parsed((value) => Object.fromEntries(parseEach(splitLines(value), (line) => parseAssignment(line, what))));
}
function parseAssignment(line, what) {
	const at = line.indexOf("=");
	const name = line.slice(0, at).trim();
	if (at < 1 || name === "") throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(line, 80)}" is no ${what}`, {
		code: "input.assignment",
		hint: "Write NAME=value, one a line."
	});
	return [name, line.slice(at + 1).trim()];
}
/**
* A check of a whole input schema: what contradicts what. It runs also when a field is wrong, so that everything that is wrong is said at once.
*
* @param find yields the contradictions; `broken` names the inputs whose values could not be read and must not be judged
*/
function refuseContradictions(find) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.w)((inputs, context) => {
		const broken = new Set(context.issues.map((issue) => String(issue.path?.[0])));
		for (const found of find(inputs, broken)) {
			const [path, { message, hint }] = found instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r ? [[], found] : [[found.name], found.failure];
			context.issues.push({
				code: "custom",
				path,
				message,
				params: { hint },
				input: inputs,
				continue: true
			});
		}
	}, { when: () => true });
}
// packages/commands/src/host-tokens.ts
const TRIGGER = "trigger:";
/** The `tokens` input: `host[/path]=<secret>` and `trigger:host[/path]=<secret>`, one a line. Its values are never in a message. */
function hostTokens() {
	return parsed(parseHostTokens);
}
/** The entries of a `tokens` text. Throws `Failure` `input.tokens`. */
function parseHostTokens(value) {
	return parseEach([...splitLines(value).entries()], ([index, line]) => parseHostToken(line, index + 1));
}
function parseHostToken(line, position) {
	const at = line.indexOf("=");
	const named = line.slice(0, Math.max(at, 0)).trim().toLowerCase();
	const isTrigger = named.startsWith(TRIGGER);
	const target = isTrigger ? named.slice(8) : named;
	const secret = line.slice(at + 1).trim();
	const [host = "", ...path] = target.split("/");
	if (at === -1 || secret === "" || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/u.test(host)) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`entry ${position} is not host[/path]=<secret>`, {
		code: "input.tokens",
		hint: "Write one host[/path]=<secret> a line, without https://; for example git.example.com=${{ secrets.GIT_TOKEN }}."
	});
	const token = {
		host,
		path: path.join("/").replace(/^\/+|\/+$/gu, ""),
		secret
	};
	return isTrigger ? {
		...token,
		trigger: true
	} : token;
}
/** The most specific token for a host and a path on it, trigger tokens aside; `undefined` when none was given. */
function findToken(tokens, host, path) {
	return findMostSpecific(tokens.filter(({ trigger }) => trigger !== true), host, path);
}
/** The most specific GitLab trigger token for a host and a project on it; `undefined` when none was given. */
function findTriggerToken(tokens, host, project) {
	return findMostSpecific(tokens.filter(({ trigger }) => trigger === true), host, project);
}
function findMostSpecific(tokens, host, path) {
	const wanted = `${path.toLowerCase().replace(/^\/+|\/+$/gu, "")}/`;
	return tokens.filter((token) => token.host === host.toLowerCase() && (token.path === "" || wanted.startsWith(`${token.path}/`))).toSorted((left, right) => right.path.length - left.path.length)[0]?.secret;
}
// packages/commands/src/state.ts
/**
* The `state` input: `none` (also when empty), `file:<path>`, `branch:<name>` or `branch:<name>@<git URL>`. Throws `Failure` `input.state`,
* which shows no password that somebody wrote into a URL.
*/
function parseState(value) {
	if (value === "" || value === "none") return { kind: "none" };
	const path = value.startsWith("file:") ? value.slice(5).trim() : "";
	if (path !== "") return {
		kind: "file",
		path
	};
	if (value.startsWith("branch:")) return parseBranch(value.slice(7).trim());
	throw refuse(value, "Write none, file: and a path, or branch: and a name, for example file:basewatch.json or branch:basewatch.");
}
/** The state in the spelling of the input; `null` for none. Entries of `rebuilds` carry it. */
function spellState(state) {
	if (state.kind === "none") return null;
	if (state.kind === "file") return `file:${state.path}`;
	return state.url === void 0 ? `branch:${state.name}` : `branch:${state.name}@${state.url}`;
}
function parseBranch(text) {
	const at = text.search(/@[a-z][a-z0-9+.-]*:\/\//iu);
	const name = at === -1 ? text : text.slice(0, at);
	const url = at === -1 ? void 0 : text.slice(at + 1);
	if (!isBranchName(name)) {
		const hint = name.includes(":") ? "Write the repository as a URL: branch:<name>@ssh://git@<host>/<path>, or https://." : "Name a branch as git allows it, without spaces, for example branch:basewatch.";
		throw refuse(`branch:${name}`, hint);
	}
	return {
		kind: "branch",
		name,
		url: url === void 0 ? void 0 : parseGitUrl(url)
	};
}
function isBranchName(name) {
	if (name === "" || name === "@" || name === "HEAD" || name.length > 200) return false;
	if (/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$/u.test(name)) return false;
	return name.split("/").every((part) => !part.startsWith(".") && !part.endsWith(".lock"));
}
function parseGitUrl(text) {
	const url = URL.parse(text);
	const shown = url === null ? "the URL" : `${url.protocol}//${url.host}${url.pathname}`;
	const user = url?.protocol === "ssh:" ? "" : url?.username ?? "";
	if (url !== null && (user !== "" || url.password !== "" || url.search !== "" || url.hash !== "")) throw refuse(shown, "Leave user, password and query out of the URL; its secret goes into tokens, as host/path=<secret>.");
	if (!(url !== null && [
		"https:",
		"http:",
		"ssh:",
		"file:"
	].includes(url.protocol)) || url.pathname.length < 2 || url.protocol !== "file:" && url.host === "") throw refuse(shown, "Write an https://, ssh:// or file:// URL of a git repository after the @.");
	return text;
}
function refuse(value, hint) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a state`, {
		code: "input.state",
		hint
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
const HEAD_DOCUMENT = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.d)(_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.o);
const BUCKETS = {
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.d)({
		version: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.o.version,
		bases: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.s.bases
	}),
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.d)({
		version: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.o.version,
		images: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.s.images
	}),
	archive: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.d)({
		version: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.o.version,
		archive: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.s.archive
	}),
	attempts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_3__.d)({
		version: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.o.version,
		attempts: _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.s.attempts
	})
};
/** The number of a name's bucket, 0 to 255: the first byte of its SHA-256. It never changes, whatever else is in the ledger. */
function bucketOf(name) {
	return (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_1__.t)("sha256").update(name).digest()[0] ?? 0;
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
	const head = (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.r)(files.get("ledger.json") ?? "", `${place}:${HEAD_PATH}`, HEAD_DOCUMENT);
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
		const bucket = (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.r)(text, `${place}:${path}`, BUCKETS[section]);
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
	return (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.c)(head);
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
			const text = (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.c)({
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
	const names = Object.keys(after).filter((name) => !(0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.l)(own(before, name), after[name]));
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
		ledger: (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.t)(place.repository),
		names: /* @__PURE__ */ new Map()
	};
	if (!snapshot.files.has("ledger.json")) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${place.branch}: the branch holds other files, and no ledger`, {
		code: "ledger.other-branch",
		hint: "Name a branch of its own in state, for example branch:basewatch; it is made when it is missing."
	});
	const { ledger, names } = joinLedger(snapshot.files, place.branch);
	(0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.a)(ledger, place.repository, `${place.branch}:${HEAD_PATH}`);
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
	const { spawn } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 1421, 19));
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`state: ${program} cannot be run`, {
		code: "ledger.no-git",
		hint: "Install git 2.31 or newer on this runner, or keep the state in a file.",
		cause
	});
}
function tooSlow(args, timeoutMs) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`state: git ${args[0]} took longer than ${timeoutMs / 1e3} s`, {
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${place}: ${trouble.says}${quote(stderr, hide)}`, {
		code: trouble.code,
		hint: trouble.hint
	});
}
/** The `Failure` for a push that the server took in and would not accept, with its reason. */
function refusedFailure(place, said, hide) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${place}: the server refused the push${quote(said, hide)}`, {
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
	return ` (${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(shown.replace(/\s+/gu, " "), 300)})`;
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
	yield `committer ${plain(identity.name)} <${plain(identity.email)}> ${Math.floor(atMs / 1e3)} +0000\n`;
	yield data(message);
	if (parent !== void 0) yield `from ${parent}\n`;
	for (const [path, text] of changes) yield text === void 0 ? `D ${path}\n` : `M 100644 inline ${path}\n${data(text)}`;
	yield "get-mark :1\ndone\n";
}
function data(text) {
	return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
function plain(text) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text.replaceAll(/[<>]/gu, ""), 100);
}
function requireVersion(said) {
	const [, major = 0, minor = 0] = /(\d+)\.(\d+)/u.exec(said) ?? [];
	if (Number(major) > 2 || Number(major) === 2 && Number(minor) >= 31) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`state: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(said.trim(), 80)} is too old`, {
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
		commit: (change) => explain(() => (0,_retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_7__.n)(() => tryCommit(change), {
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
		if (error instanceof LostRaceError) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${place}: other runs have been pushing to the branch all the time`, {
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
// packages/ledger/src/file-store.ts
/** A ledger in one JSON file, of `repository` (`host/owner/repo`) where one is known. */
function createFileStore(files, path, repository = null) {
	const read = (bytes) => bytes === void 0 ? (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.t)(repository) : (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.a)((0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.i)(bytes.toString("utf8"), path), repository, path);
	return {
		load: async () => read(await files.read(path)),
		async commit(change) {
			let result = {
				ledger: (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.t)(repository),
				written: false
			};
			await files.update(path, (bytes) => {
				const stored = read(bytes);
				const { ledger } = change(stored);
				const written = !(0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.l)(ledger, stored);
				const next = {
					...ledger,
					repository: ledger.repository ?? repository
				};
				result = {
					ledger: written ? next : stored,
					written
				};
				return written ? (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.n)(next) : void 0;
			}).catch(nameContention);
			return result;
		}
	};
}
function nameContention(error) {
	if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r) || error.code !== "files.contended") throw error;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(error.message, {
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
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`there is no token for the branch ${name} of this repository`, {
			code: "input.token-missing",
			hint: "Set state-token; in a workflow its default is ${{ github.token }}, with permissions: contents: write."
		});
	}
	if (url !== void 0) return findOtherRemote(url, tokens);
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"branch:${name}": nothing says which repository it is in`, {
		code: "input.state",
		hint: `Write branch:${name}@ and the repository's URL, for example branch:${name}@https://github.com/owner/repo.`
	});
}
function findOwnRepository(environment) {
	const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, CI_SERVER_URL, CI_PROJECT_PATH } = environment;
	if (GITHUB_REPOSITORY) return describe(GITHUB_SERVER_URL || "https://github.com", GITHUB_REPOSITORY, void 0);
	if (CI_SERVER_URL && CI_PROJECT_PATH) return describe(CI_SERVER_URL, CI_PROJECT_PATH, "gitlab-ci-token");
}
function describe(server, path, user) {
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
	if (protocol === "http:" && !(0,_proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_4__.n)(new URL(url))) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${url}: a token is not sent over plain http`, {
		code: "input.state",
		hint: "Write the repository's https:// or ssh:// URL in state."
	});
	const token = findToken(tokens, host, withoutSuffix(pathname));
	if (token !== void 0) return {
		url,
		token
	};
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`there is no token for ${host}${withoutSuffix(pathname)}`, {
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



/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5247);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
