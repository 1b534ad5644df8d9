import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 281:
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

/***/ 715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createRedactor),
/* harmony export */   t: () => (/* binding */ parseContextName)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(930);

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
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 80)}" is not the name of a build context`, {
		code: "image.context-name",
		hint: "Write what stands before the = of --build-context alone"
	});
}



/***/ }),

/***/ 128:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ randomUUID),
/* harmony export */   t: () => (/* binding */ createHash)
/* harmony export */ });
// scripts/bundled/crypto.ts
const load = () => process.getBuiltinModule("node:crypto");
const createHash = (...given) => load().createHash(...given);
const randomUUID = (...given) => load().randomUUID(...given);



/***/ }),

/***/ 347:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ checkGlob),
/* harmony export */   i: () => (/* binding */ attempt),
/* harmony export */   n: () => (/* binding */ parseDelayPolicy),
/* harmony export */   o: () => (/* binding */ matchesGlob),
/* harmony export */   r: () => (/* binding */ parseDuration),
/* harmony export */   t: () => (/* binding */ delayFor)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(930);
/* harmony import */ var _reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(590);


// packages/image/src/glob.ts
const MAX_LENGTH$1 = 1024;
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
	const wanted = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_1__.l)(glob);
	const given = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_1__.l)(referenceText);
	return matchesText(qualifyGlobName(wanted.name), given.name) && matchesPart(wanted.tag, given.tag) && matchesPart(wanted.digest, given.digest);
}
/**
* Checks that a text can be used as a glob over references.
*
* @throws Failure `image.glob` when no reference can match it: empty, over 1,024 characters, with characters or upper case that
* references do not have.
*/
function checkGlob(glob) {
	if (glob.length > MAX_LENGTH$1 || !GLOB.test(glob)) throw globFailure(glob, "Write it like docker.io/library/node:*, with *, ** and ? as the only wildcards");
	const name = qualifyGlobName((0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_1__.l)(glob).name);
	if (/\/.*[A-Z]/u.test(name)) throw globFailure(glob, "Repositories are lower case");
}
function matchesPart(glob, text) {
	return glob === void 0 || text !== void 0 && matchesText(glob, text);
}
function qualifyGlobName(name) {
	if (name === "*") return "**";
	if (/^\*(?:\*|[^/]*\/)/u.test(name)) return name;
	const { registry, repository } = (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_1__.c)(name);
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(glob, 120)}" is not a glob over image references`, {
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
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i)) throw error;
		failures.push(error);
		return;
	}
}
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, MAX_LENGTH)}" ${reason}`, {
		code: "schedule.duration",
		hint
	});
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
		delayMs: parseDuration(value)
	}] };
	const failures = [];
	const rules = Object.entries(value).map(([glob, duration]) => {
		attempt(() => checkGlob(glob), failures);
		return {
			glob,
			delayMs: attempt(() => parseDuration(duration), failures) ?? 0
		};
	});
	if (failures.length > 0) throw (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.a)(failures, "the map of delays has mistakes", "schedule.delay");
	return { rules };
}
/** The delay of a fully qualified reference in milliseconds: that of the first rule that matches, else 0. */
function delayFor(policy, reference) {
	return policy.rules.find(({ glob }) => matchesGlob(glob, reference))?.delayMs ?? 0;
}



/***/ }),

/***/ 54:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(777);
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(930);
/* harmony import */ var _context_name_BqJOHlMN_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(715);
/* harmony import */ var _reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(590);
/* harmony import */ var _delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(347);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(773);
/* harmony import */ var _shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(860);
/* harmony import */ var _crypto_CJE9ZbEl_js__WEBPACK_IMPORTED_MODULE_15__ = __nccwpck_require__(128);
/* harmony import */ var _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(281);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(455);
/* harmony import */ var os__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(857);
/* harmony import */ var fs__WEBPACK_IMPORTED_MODULE_10__ = __nccwpck_require__(896);
/* harmony import */ var path__WEBPACK_IMPORTED_MODULE_11__ = __nccwpck_require__(928);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_12__ = __nccwpck_require__(24);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_13__ = __nccwpck_require__(161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_14__ = __nccwpck_require__(760);
















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
function findContradictions(inputs, broken) {
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(message, {
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
	const hint = `Remove ${name}, or set it for each image in ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(config, 80)}.`;
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
const checkInputs = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_5__.h)({
	config: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	image: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.f)(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r),
	dockerfile: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	stage: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	"build-args": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.s)("build argument"),
	"named-contexts": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.u)(_context_name_BqJOHlMN_js__WEBPACK_IMPORTED_MODULE_2__.t),
	context: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.b)("."),
	"base-images": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.u)(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.r),
	platforms: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.u)(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_3__.s),
	track: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__._)(parseTrack),
	"rebuild-delay": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__._)(parseDelayInput),
	"rebuild-window": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	state: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.f)(_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.n),
	"state-token": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	shard: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__._)(_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.t),
	only: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.u)(String),
	"only-bases": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.u)(String),
	force: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.c)(false),
	"force-unchanged": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.c)(false),
	reason: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	"on-missing": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.d)(["unknown", "rebuild"], "unknown"),
	concurrency: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.l)(16, {
		min: 1,
		max: 256
	}),
	"fail-on": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__._)(parseFailOn),
	"docker-config": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	"insecure-registries": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.u)(parseRegistryHost),
	"trusted-realms": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.u)(parseTrustedRealm),
	"github-token": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	tokens: (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.o)(),
	"output-dir": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.p)(),
	"dry-run": (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.f)(_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.m)
}).check((0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.v)(findContradictions));
/** A delay for all bases, or the text of a map from globs to delays, which needs the YAML parser and waits until it is there. */
function parseDelayInput(value) {
	return value.includes(":") ? { yaml: value } : (0,_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_4__.n)(value === "" ? "0" : value);
}
function parseTrack(value) {
	const given = (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.h)((0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.y)(value), (word) => (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.g)(word, ROLES));
	return given.length === 0 ? DEFAULT_TRACK : given;
}
function parseFailOn(value) {
	const share = /^(\d{1,3}(?:\.\d{1,3})?)%$/u.exec(value)?.[1];
	if (share === void 0) return value === "" ? "all-unknown" : (0,_shard_fD37WveA_js__WEBPACK_IMPORTED_MODULE_6__.g)(value, [
		"never",
		"all-unknown",
		"unknown"
	]);
	if (Number(share) > 0 && Number(share) <= 100) return { share: Number(share) / 100 };
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value, 80)}" is not a share`, {
		code: "input.share",
		hint: "Write more than 0% and at most 100%; never, if no share should fail the step."
	});
}
function parseRegistryHost(value) {
	if (/^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:]+\])(?::\d{1,5})?$/iu.test(value)) return value.toLowerCase();
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value, 80)}" is not a registry's host[:port]`, {
		code: "input.registry",
		hint: "Write the host alone, for example registry.local:5000, without http:// and without a path."
	});
}
function parseTrustedRealm(value) {
	const [registry = "", realm = "", ...rest] = value.split("=").map((part) => part.trim());
	const url = URL.parse(realm);
	if (rest.length > 0 || url === null || url.username !== "" || url.password !== "" || !mayBeTrusted(url, registry)) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(value.replace(/\/\/.*@/u, "//"), 80)}" is not registry=https://token.host`, {
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
		const { runCheck } = await __nccwpck_require__.e(/* import() */ 85).then(__nccwpck_require__.bind(__nccwpck_require__, 85));
		return runCheck(inputs, world);
	}
};
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
	const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_5__.F)(schema, Object.fromEntries(names.map((name) => [name, read(name)])));
	if (parsed.success && misspelt.length === 0) return parsed.data;
	const issues = parsed.success ? [] : parsed.error.issues.map(toFailure);
	throw (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.a)([...misspelt, ...issues], "several inputs are wrong", "input.invalid");
}
/** The given names that are no input and resemble none: ignored, but worth a word. */
function listIgnoredInputs(schema, given) {
	const names = Object.keys(schema.shape);
	return given.filter((name) => !names.includes(name) && (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.r)(name, names) === void 0);
}
function describeUnknown(name, names) {
	const nearest = names.includes(name) ? void 0 : (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.r)(name, names);
	if (nearest === void 0) return [];
	return [new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 80)}: unknown input, did you mean ${nearest}?`, {
		code: "input.unknown",
		hint: `Rename it to ${nearest} in the step's "with".`
	})];
}
function toFailure(issue) {
	const name = issue.path.join(".");
	const hint = "params" in issue ? issue.params?.["hint"] : void 0;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(name === "" ? issue.message : `${name}: ${issue.message}`, {
		code: "input.invalid",
		hint: typeof hint === "string" ? hint : void 0
	});
}
// packages/host/src/report.ts
/** One failure as a person reads it: what failed, then what to do. One line. */
function describeFailure(failure) {
	const text = failure.hint === void 0 ? failure.message : `${failure.message} · ${failure.hint}`;
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, 4e3);
}
/**
* The lines that tell about a thrown value, redacted: one for each failure that it stands for; a defect of ours gets one line and its
* stack apart.
*/
function describeError(error, redactor) {
	const failures = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error);
	if (failures.length > 0) return { lines: failures.map((failure) => redactor.redact(describeFailure(failure))) };
	const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
	const line = `This is a defect in Basewatch: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(redactor.redact(message), 1e3)} · Please report it with the lines below.`;
	const stack = error instanceof Error && error.stack !== void 0 ? error.stack : "(no stack)";
	return {
		lines: [line],
		stack: redactor.redact(stack)
	};
}
// node_modules/@actions/core/lib/utils.js
/**
* Sanitizes an input into a string so it can be passed into issueCommand safely
* @param input input to sanitize into a string
*/
function toCommandValue(input) {
	if (input === null || input === void 0) return "";
	else if (typeof input === "string" || input instanceof String) return input;
	return JSON.stringify(input);
}
/**
*
* @param annotationProperties
* @returns The command properties to send with the actual annotation command
* See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
*/
function toCommandProperties(annotationProperties) {
	if (!Object.keys(annotationProperties).length) return {};
	return {
		title: annotationProperties.title,
		file: annotationProperties.file,
		line: annotationProperties.startLine,
		endLine: annotationProperties.endLine,
		col: annotationProperties.startColumn,
		endColumn: annotationProperties.endColumn
	};
}
// node_modules/@actions/core/lib/command.js
/**
* Issues a command to the GitHub Actions runner
*
* @param command - The command name to issue
* @param properties - Additional properties for the command (key-value pairs)
* @param message - The message to include with the command
* @remarks
* This function outputs a specially formatted string to stdout that the Actions
* runner interprets as a command. These commands can control workflow behavior,
* set outputs, create annotations, mask values, and more.
*
* Command Format:
*   ::name key=value,key=value::message
*
* @example
* ```typescript
* // Issue a warning annotation
* issueCommand('warning', {}, 'This is a warning message');
* // Output: ::warning::This is a warning message
*
* // Set an environment variable
* issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
* // Output: ::set-env name=MY_VAR::some value
*
* // Add a secret mask
* issueCommand('add-mask', {}, 'secretValue123');
* // Output: ::add-mask::secretValue123
* ```
*
* @internal
* This is an internal utility function that powers the public API functions
* such as setSecret, warning, error, and exportVariable.
*/
function issueCommand(command, properties, message) {
	const cmd = new Command(command, properties, message);
	process.stdout.write(cmd.toString() + os__WEBPACK_IMPORTED_MODULE_9__.EOL);
}
const CMD_STRING = "::";
var Command = class {
	constructor(command, properties, message) {
		if (!command) command = "missing.command";
		this.command = command;
		this.properties = properties;
		this.message = message;
	}
	toString() {
		let cmdStr = CMD_STRING + this.command;
		if (this.properties && Object.keys(this.properties).length > 0) {
			cmdStr += " ";
			let first = true;
			for (const key in this.properties) if (this.properties.hasOwnProperty(key)) {
				const val = this.properties[key];
				if (val) {
					if (first) first = false;
					else cmdStr += ",";
					cmdStr += `${key}=${escapeProperty(val)}`;
				}
			}
		}
		cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
		return cmdStr;
	}
};
function escapeData(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
	return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}
// node_modules/@actions/core/lib/file-command.js
function issueFileCommand(command, message) {
	const filePath = process.env[`GITHUB_${command}`];
	if (!filePath) throw new Error(`Unable to find environment variable for file command ${command}`);
	if (!fs__WEBPACK_IMPORTED_MODULE_10__.existsSync(filePath)) throw new Error(`Missing file at path: ${filePath}`);
	fs__WEBPACK_IMPORTED_MODULE_10__.appendFileSync(filePath, `${toCommandValue(message)}${os__WEBPACK_IMPORTED_MODULE_9__.EOL}`, { encoding: "utf8" });
}
function prepareKeyValueMessage(key, value) {
	const delimiter = `ghadelimiter_${(0,_crypto_CJE9ZbEl_js__WEBPACK_IMPORTED_MODULE_15__.n)()}`;
	const convertedValue = toCommandValue(value);
	if (key.includes(delimiter)) throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
	if (convertedValue.includes(delimiter)) throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
	return `${key}<<${delimiter}${os__WEBPACK_IMPORTED_MODULE_9__.EOL}${convertedValue}${os__WEBPACK_IMPORTED_MODULE_9__.EOL}${delimiter}`;
}
/**
* The code to exit an action
*/
var ExitCode;
(function(ExitCode) {
	/**
	* A code indicating that the action was successful
	*/
	ExitCode[ExitCode["Success"] = 0] = "Success";
	/**
	* A code indicating that the action was a failure
	*/
	ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
* Gets the value of an input.
* Unless trimWhitespace is set to false in InputOptions, the value is also trimmed.
* Returns an empty string if the value is not defined.
*
* @param     name     name of the input to get
* @param     options  optional. See InputOptions.
* @returns   string
*/
function getInput(name, options) {
	const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
	if (options && options.required && !val) throw new Error(`Input required and not supplied: ${name}`);
	if (options && options.trimWhitespace === false) return val;
	return val.trim();
}
/**
* Sets the value of an output.
*
* @param     name     name of the output to set
* @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
*/
function setOutput(name, value) {
	if (process.env["GITHUB_OUTPUT"] || "") return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
	process.stdout.write(os__WEBPACK_IMPORTED_MODULE_9__.EOL);
	issueCommand("set-output", { name }, toCommandValue(value));
}
/**
* Writes debug message to user log
* @param message debug message
*/
function debug(message) {
	issueCommand("debug", {}, message);
}
/**
* Adds an error issue
* @param message error issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function error(message, properties = {}) {
	issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a warning issue
* @param message warning issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function warning(message, properties = {}) {
	issueCommand("warning", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Adds a notice issue
* @param message notice issue message. Errors will be converted to string via toString()
* @param properties optional properties to add to the annotation.
*/
function notice(message, properties = {}) {
	issueCommand("notice", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
* Writes info to log with console.log.
* @param message info message
*/
function info(message) {
	process.stdout.write(message + os__WEBPACK_IMPORTED_MODULE_9__.EOL);
}
// packages/render/src/summary.ts
/** The most bytes of Markdown that a runner takes as one step's summary (GitHub's limit is 1 MiB; some is left for what others add). */
const MAX_SUMMARY_BYTES = 1e6;
/** The Markdown cut at a line's end so that it stays under {@link MAX_SUMMARY_BYTES}, with a last line that says how much is left out. */
function clipSummary(markdown, maxBytes = MAX_SUMMARY_BYTES) {
	const bytes = Buffer.from(markdown, "utf8");
	if (bytes.length <= maxBytes) return markdown;
	const room = maxBytes - 200;
	const end = bytes.lastIndexOf("\n", room);
	const kept = bytes.subarray(0, end === -1 ? 0 : end + 1).toString("utf8");
	return `${kept}\n_${markdown.slice(kept.length).split("\n").length} more lines are left out: the summary is full. The outputs and the report have everything._\n`;
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
		controller.abort(new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`the run was cancelled (${name})`, {
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
	clock: _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_7__.t,
	random: Math.random
};
/** The file system as commands may use it; relative paths start at `workspace`. */
function createFiles(workspace, options = REAL) {
	return {
		resolve: (path) => (0,node_path__WEBPACK_IMPORTED_MODULE_14__.resolve)(workspace, path),
		/** A file's bytes; `undefined` when there is none. Throws `Failure` `files.unreadable`. */
		async read(path) {
			try {
				return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_14__.resolve)(workspace, path));
			} catch (error) {
				if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return void 0;
				throw unreadable(path, error);
			}
		},
		/** Writes a file whole or not at all. Throws `Failure` `files.unwritable`. */
		async write(path, text) {
			const target = (0,node_path__WEBPACK_IMPORTED_MODULE_14__.resolve)(workspace, path);
			const temporary = `${target}.${(0,_crypto_CJE9ZbEl_js__WEBPACK_IMPORTED_MODULE_15__.n)()}.tmp`;
			try {
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_14__.dirname)(target), { recursive: true });
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.writeFile)(temporary, text, { flag: "wx" });
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rename)(temporary, target);
			} catch (error) {
				await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rm)(temporary, { force: true }).catch(() => void 0);
				throw unwritable(path, error);
			}
		},
		/**
		* Replaces a file, whole or not at all, by what `change` makes of its newest bytes (`undefined` leaves it), by compare-and-swap among the processes of this machine.
		* Throws `Failure` `files.unreadable`, `files.unwritable`, `files.contended`, and what `change` throws.
		*/
		async update(path, change) {
			const { ContendedError, updateFile } = await __nccwpck_require__.e(/* import() */ 517).then(__nccwpck_require__.bind(__nccwpck_require__, 517));
			try {
				await updateFile((0,node_path__WEBPACK_IMPORTED_MODULE_14__.resolve)(workspace, path), change, options);
			} catch (error) {
				if (error instanceof ContendedError) throw contended(path, error);
				if (codeOf(error) === "EISDIR") throw unreadable(path, error);
				throw isSystemError(error) ? unwritable(path, error) : error;
			}
		},
		/** An empty folder of this run's own, by its absolute path; removed when the process ends. */
		async makeFolder() {
			const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_14__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_13__.tmpdir)(), "basewatch-"));
			process.once("exit", () => (0,node_fs__WEBPACK_IMPORTED_MODULE_12__.rmSync)(folder, {
				recursive: true,
				force: true
			}));
			return folder;
		},
		/** Paths of the files that match a glob, sorted. */
		async glob(pattern) {
			if (!/[*?[\]{}()!]/u.test(pattern)) return await isFile((0,node_path__WEBPACK_IMPORTED_MODULE_14__.resolve)(workspace, pattern)) ? [pattern] : [];
			const { glob } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 455, 19));
			const found = [];
			for await (const path of glob(pattern, { cwd: workspace })) found.push(path);
			return found.toSorted();
		}
	};
}
async function isFile(path) {
	return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.stat)(path).catch(() => void 0))?.isFile() ?? false;
}
function unreadable(path, error) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: cannot be read (${codeOf(error)})`, {
		code: "files.unreadable",
		hint: codeOf(error) === "EISDIR" ? "It is a folder; name the file in it." : "Check the path and its permissions.",
		cause: error
	});
}
function unwritable(path, error) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: cannot be written (${codeOf(error)})`, {
		code: "files.unwritable",
		hint: "Check that the folder exists on this runner, that it may be written to, and that the disk is not full.",
		cause: error
	});
}
function contended(path, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: other processes have been writing it for 30 s`, {
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
		clock: _clock_DWVaxx4l_js__WEBPACK_IMPORTED_MODULE_7__.t,
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
// packages/host/src/run-action.ts
const INPUT_PREFIX = "INPUT_";
const RUNNER_LOG = {
	info,
	notice,
	warning,
	debug
};
/**
* Runs an action as the runner's process: inputs in, outputs, annotations and summary out. The exit status is 0 only after the action has
* yielded an outcome without failures; it never rejects.
*/
async function runAction(action) {
	const redactor = (0,_context_name_BqJOHlMN_js__WEBPACK_IMPORTED_MODULE_2__.n)();
	const stop = listenForStop(process);
	const disarm = guardResult();
	try {
		const outcome = await execute(action, redactor, stop.signal);
		await writeOutcome(outcome, redactor);
		for (const failure of outcome.failures) reportError(failure, redactor);
		process.exitCode = outcome.failures.length === 0 ? 0 : 1;
	} catch (error) {
		reportError(error, redactor);
	} finally {
		disarm();
		stop.release();
	}
}
async function execute(action, redactor, signal) {
	hideSecrets(redactor, action.secretInputs.map((name) => getInput(name)).filter(Boolean));
	const given = givenInputs(process.env, Object.keys(action.inputs.shape));
	for (const name of listIgnoredInputs(action.inputs, given)) warning(redactor.redact(`${name}: this version has no such input; it is ignored`));
	const inputs = parseInputs(action.inputs, (name) => getInput(name), given);
	const workspace = process.env["GITHUB_WORKSPACE"] || process.cwd();
	return action.run(inputs, createWorld({
		environment: process.env,
		log: RUNNER_LOG,
		redactor,
		signal,
		workspace,
		announce: setOutputs
	}));
}
/** Names of the inputs that the runner passed with a value, in their schema's spelling. The runner upper-cases them. */
function givenInputs(environment, names) {
	const spelling = new Map(names.map((name) => [name.toUpperCase(), name]));
	return Object.entries(environment).filter(([key, value]) => key.startsWith(INPUT_PREFIX) && value?.trim()).map(([key]) => key.slice(6)).map((name) => spelling.get(name) ?? name.toLowerCase());
}
async function writeOutcome(outcome, redactor) {
	const outputs = Object.entries(outcome.outputs).map(([name, value]) => [name, redactor.redact(value)]);
	setOutputs(Object.fromEntries(outputs));
	const path = process.env["GITHUB_STEP_SUMMARY"];
	if (path && outcome.summary !== "") await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.appendFile)(path, clipSummary(redactor.redact(outcome.summary)));
}
function setOutputs(outputs) {
	for (const [name, value] of Object.entries(outputs)) setOutput(name, value);
}
function reportError(error$1, redactor) {
	const { lines, stack } = describeError(error$1, redactor);
	for (const line of lines) error(line);
	if (stack !== void 0) info(stack);
	process.exitCode = 1;
}
/**
* Makes an event loop that runs dry before there is a result a failure: a promise that nobody settles would otherwise end the process with
* status 0 and no outputs.
*/
function guardResult() {
	process.exitCode = 1;
	const onDry = () => error("the action ended without a result · This is a defect in Basewatch; run it again, and please report it.");
	process.once("beforeExit", onDry);
	return () => process.removeListener("beforeExit", onDry);
}
// actions/check-base-digest/src/main.ts
await runAction(checkAction);


__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 773:
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

/***/ 930:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ combineFailures),
/* harmony export */   i: () => (/* binding */ Failure),
/* harmony export */   n: () => (/* binding */ printable),
/* harmony export */   o: () => (/* binding */ listFailures),
/* harmony export */   r: () => (/* binding */ nearestName),
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

/***/ 590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ formatPlatform),
/* harmony export */   c: () => (/* binding */ qualifyName),
/* harmony export */   d: () => (/* binding */ isDigest),
/* harmony export */   i: () => (/* binding */ withDigest),
/* harmony export */   l: () => (/* binding */ splitReference),
/* harmony export */   n: () => (/* binding */ nameReference),
/* harmony export */   o: () => (/* binding */ normalisePlatform),
/* harmony export */   r: () => (/* binding */ parseReference),
/* harmony export */   s: () => (/* binding */ parsePlatform),
/* harmony export */   t: () => (/* binding */ formatReference),
/* harmony export */   u: () => (/* binding */ digestOf)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(930);
/* harmony import */ var _crypto_CJE9ZbEl_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(128);


// packages/image/src/digest.ts
const SHA256 = /^sha256:[0-9a-f]{64}$/u;
const HINT = "Write sha256: and 64 lower-case hex digits";
/** The sha256 digest of raw bytes (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests). */
function digestOf(bytes) {
	return `sha256:${(0,_crypto_CJE9ZbEl_js__WEBPACK_IMPORTED_MODULE_1__.t)("sha256").update(bytes).digest("hex")}`;
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
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 100)}" is not a digest: ${reasonAgainst(text)}`, {
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
	if (algorithm !== "sha256") return `the algorithm "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(algorithm, 32)}" is not supported, only sha256 is`;
	const hex = text.slice(colon + 1);
	if (hex.length !== 64) return `it has ${hex.length} characters after "sha256:", not 64`;
	return "it has characters that are not hex digits";
}
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
	const nearest = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.r)(value, known);
	throw platformFailure(text, nearest === void 0 ? `Use one of ${[...known].join(", ")}` : `Did you mean ${nearest}?`, `: unknown ${kind} "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 32)}"`);
}
function platformFailure(text, hint, reason = "") {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 100)}" is not a platform${reason}`, {
		code: "image.platform",
		hint
	});
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(quotable(text), 120)}" is not an image reference: ${reason}`, {
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
	return !("reason" in read) && (read.digest === void 0 || isDigest(read.digest)) ? `Did you mean ${meant}?` : EXAMPLE;
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
		digest: parseDigest(read.digest)
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

/***/ 777:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  n: () => (/* binding */ __require),
  r: () => (/* binding */ __toESM),
  t: () => (/* binding */ __commonJSMin)
});

;// CONCATENATED MODULE: external "node:module"
const external_node_module_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");
;// CONCATENATED MODULE: ./build/check-base-digest/rolldown-runtime-DegdyBIC.js

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

/***/ 860:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ parsed),
/* harmony export */   a: () => (/* binding */ findTriggerToken),
/* harmony export */   b: () => (/* binding */ text),
/* harmony export */   c: () => (/* binding */ boolean),
/* harmony export */   d: () => (/* binding */ oneOf),
/* harmony export */   f: () => (/* binding */ optional),
/* harmony export */   g: () => (/* binding */ parseWord),
/* harmony export */   h: () => (/* binding */ parseEach),
/* harmony export */   i: () => (/* binding */ findToken),
/* harmony export */   l: () => (/* binding */ integer),
/* harmony export */   m: () => (/* binding */ parseBoolean),
/* harmony export */   n: () => (/* binding */ parseState),
/* harmony export */   o: () => (/* binding */ hostTokens),
/* harmony export */   p: () => (/* binding */ optionalText),
/* harmony export */   r: () => (/* binding */ spellState),
/* harmony export */   s: () => (/* binding */ assignments),
/* harmony export */   t: () => (/* binding */ parseShard),
/* harmony export */   u: () => (/* binding */ list),
/* harmony export */   v: () => (/* binding */ refuseContradictions),
/* harmony export */   y: () => (/* binding */ splitList)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(930);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(773);


// packages/commands/src/fields.ts
/** A field from a parser that throws `Failure` on bad text; its message and hint become the issue's. */
function parsed(parse) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.T)((text, context) => {
		try {
			return parse(text);
		} catch (error) {
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i)) throw error;
			for (const failure of error.details.length > 0 ? error.details : [error]) context.issues.push({
				code: "custom",
				message: failure.message,
				params: { hint: failure.hint },
				input: text
			});
			return _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.I;
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
	if (known === void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a boolean`, {
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
	const nearest = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.r)(value, words);
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not one of ${words.join(", ")}`, {
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
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a whole number from ${range.min} to ${range.max}`, {
			code: "input.integer",
			hint: `Write a number from ${range.min} to ${range.max}; the default is ${fallback}.`
		});
	});
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
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i)) throw error;
		failures.push(error);
	}
	if (failures.length > 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i("several entries are wrong", {
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
	if (at < 1 || name === "") throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(line, 80)}" is no ${what}`, {
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
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.w)((inputs, context) => {
		const broken = new Set(context.issues.map((issue) => String(issue.path?.[0])));
		for (const found of find(inputs, broken)) {
			const [path, { message, hint }] = found instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i ? [[], found] : [[found.name], found.failure];
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
	if (at === -1 || secret === "" || !/^(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/u.test(host)) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`entry ${position} is not host[/path]=<secret>`, {
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
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a state`, {
		code: "input.state",
		hint
	});
}
/** The `shard` input, `i/n`. Throws `Failure` `input.shard`. */
function parseShard(value) {
	const [, index = "", count = ""] = /^(\d{1,3})\/(\d{1,3})$/u.exec(value === "" ? "1/1" : value) ?? [];
	const shard = {
		index: Number(index),
		count: Number(count)
	};
	if (shard.index >= 1 && shard.index <= shard.count && shard.count <= 256) return shard;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(value, 80)}" is not a shard`, {
		code: "input.shard",
		hint: `Write i/n, with i from 1 to n and n at most 256, for example 2/8.`
	});
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
/******/ var __webpack_exports__ = __nccwpck_require__(54);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
