export const id = 104;
export const ids = [104];
export const modules = {

/***/ 104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parseConfiguration: () => (/* binding */ parseConfiguration),
/* harmony export */   parseDelayMap: () => (/* binding */ parseDelayMap),
/* harmony export */   parseWindowMap: () => (/* binding */ parseWindowMap)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(777);
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(930);
/* harmony import */ var _reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(590);
/* harmony import */ var _context_name_BqJOHlMN_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(715);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(773);
/* harmony import */ var _delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(347);
/* harmony import */ var _window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(243);
/* harmony import */ var _browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(20);








// packages/config/src/maps.ts
/** Whether a value of the file is a map. */
function isMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** A map, one without keys when a value is none. */
function mapOrNone(value) {
	return isMap(value) ? value : {};
}
// packages/config/src/quotation.ts
/** A value of the file as a message shows it: text quoted, without secrets in URLs and with at most 200 characters; `a list`, `a map`, `nothing`. */
function quote(value) {
	if (typeof value === "string") return `"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)((0,_context_name_BqJOHlMN_js__WEBPACK_IMPORTED_MODULE_3__.n)().redact(value.slice(0, 2e3)))}"`;
	if (value === null || value === void 0) return "nothing";
	if (Array.isArray(value)) return "a list";
	return typeof value === "object" ? "a map" : String(value);
}
// packages/config/src/names.ts
const IMAGE_NAME = /^[A-Za-z0-9][\w.-]{0,99}$/u;
const STAGE = /^[A-Za-z0-9][\w.-]{0,127}$/u;
const NOT_A_BRANCH = /^$|^[-/]|[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\/|\/\.|^\.|\.lock$|[./]$/u;
const WORKFLOW = /^(?:[\w-][\w. -]*\.ya?ml|[1-9]\d*)$/u;
const LOOPBACK_HOSTS = /* @__PURE__ */ new Set([
	"localhost",
	"127.0.0.1",
	"[::1]"
]);
/** An image's name: it stands in lists and is the stem of the default workflow's file name. @throws Failure `config.value`. */
function parseImageName(text) {
	return matching(text, IMAGE_NAME, "an image name", "Use letters, digits, . _ - and at most 100 of them");
}
/** A build stage: a name or a number. @throws Failure `config.value`. */
function parseStage(text) {
	return matching(text, STAGE, "a build stage", "Write the name behind AS, or the stage's number");
}
/** A branch. @throws Failure `config.value` for what git does not take as a name. */
function parseBranch(text) {
	if (text.length <= 255 && !NOT_A_BRANCH.test(text)) return text;
	throw valueFailure(text, "a branch name", "Write it as git shows it, e.g. main");
}
/** A workflow: its file name in .github/workflows, or its number. @throws Failure `config.value`. */
function parseWorkflow(text) {
	const name = text.slice(text.lastIndexOf("/") + 1);
	const hint = WORKFLOW.test(name) ? `Did you mean ${name}?` : "Write the file's name, like build.yml";
	return matching(text, WORKFLOW, "a workflow", hint);
}
/** A registry's host; every spelling of Docker Hub is `docker.io`. @throws Failure `config.registry`. */
function parseRegistryHost(text) {
	const registry = registryHostOrNull(text);
	if (registry !== null) return registry;
	const [host = ""] = text.replace(/^[a-z]+:\/\//u, "").split("/", 1);
	const hint = registryHostOrNull(host) === null ? "Write it like ghcr.io or localhost:5000" : `Did you mean ${host}?`;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${quote(text)} is not the host of a registry`, {
		code: "config.registry",
		hint
	});
}
/** The same, `null` when the text is no host. */
function registryHostOrNull(text) {
	const reference = referenceOrNull(`${text}/a/b`);
	return reference?.repository === "a/b" ? reference.registry : null;
}
/**
* A mirror: its host, and the path that stands before the names of repositories there. `https://` may be in front.
* @throws Failure `config.registry`, for a host or a path that is none, or for another scheme.
*/
function parseMirror(text) {
	const written = text.replace(/^https:\/\//u, "").replace(/\/+$/u, "");
	const slash = `${written}/`.indexOf("/");
	const [registry, path] = [registryHostOrNull(written.slice(0, slash)), written.slice(slash + 1)];
	if (registry !== null && (path === "" || isRepository(path))) return {
		registry,
		path
	};
	const plain = /^http:\/\/(.+)$/u.exec(written)?.[1];
	if (plain === void 0) throw mirrorFailure(text, "is not a mirror");
	throw mirrorFailure(text, "has a scheme in it that is not https", `Write ${plain}; plain http is for loopback, and for hosts with insecure: true of their own`);
}
function mirrorFailure(text, reason, hint = "Write its host, and what stands before the names there, like mirror.example.com/hub") {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${quote(text)} ${reason}`, {
		code: "config.registry",
		hint
	});
}
/** Checks a key of `registries`, which has to be the one spelling that references are known by. @throws Failure `config.registry`. */
function checkRegistryKey(text) {
	const host = parseRegistryHost(text);
	if (host === text) return;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${quote(text)} is another spelling of ${host}`, {
		code: "config.registry",
		hint: `Write ${host}`
	});
}
/** A repository in a registry. @throws Failure `config.repository`. */
function parseRepository(text) {
	if (isRepository(text)) return text;
	const [name = ""] = text.includes("//") ? [] : text.split(/[:@]/u, 1);
	const meant = name.toLowerCase();
	const hint = isRepository(meant) ? `Did you mean ${meant}?` : "Write it like acme/app";
	const reason = isRepository(name) ? "has more than a repository in it" : "is not a repository";
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${quote(text)} ${reason}`, {
		code: "config.repository",
		hint
	});
}
/** A tag. @throws Failure `config.value`. */
function parseTag(text) {
	if (referenceOrNull(`h.io/a:${text}`)?.tag === text) return text;
	throw valueFailure(text, "a tag", "Use at most 128 letters, digits, . _ - and start with none of . -");
}
/** The address of an API. @throws Failure `config.value`. */
function parseApiUrl(text) {
	const url = URL.canParse(text) ? new URL(text) : null;
	if (url === null || !/^https?:$/u.test(url.protocol) || /[@?#\\]/u.test(text)) throw valueFailure(text, "the URL of an API", "Write it like https://github.example.com/api/v3");
	if (url.protocol === "https:" || LOOPBACK_HOSTS.has(url.hostname)) return text.replace(/\/+$/u, "");
	throw valueFailure(text, "an https URL", "Tokens are sent there, so that only https will do");
}
function isRepository(text) {
	return referenceOrNull(`h.io/${text}`)?.repository === text;
}
function referenceOrNull(text) {
	try {
		return (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.r)(text);
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return null;
		throw error;
	}
}
/** Text of a kind, as a pattern has it. @throws Failure `config.value`. */
function matching(text, pattern, kind, hint) {
	if (pattern.test(text)) return text;
	throw valueFailure(text, kind, hint);
}
/** The failure `config.value` for text that is none of a kind. */
function valueFailure(text, kind, hint) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${quote(text)} is not ${kind}`, {
		code: "config.value",
		hint
	});
}
// packages/config/src/fields.ts
/** Text. The messages of all schemas here are ends of sentences, `must be text`, to which the value is added. */
function text() {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)({ error: "must be text" });
}
/** Text that a parser reads; its failure becomes an issue, with the failure as `params.failure`. */
function parsed(parse) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.v)(text(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.T)((value, context) => {
		try {
			return parse(withoutSecret(value));
		} catch (error) {
			context.issues.push({
				...issueOf(error),
				input: value
			});
			return _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.I;
		}
	}));
}
/** Text that a parser accepts, kept as it is. */
function checked(check$1) {
	return text().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.o)((payload) => {
		try {
			check$1(withoutSecret(payload.value));
		} catch (error) {
			payload.issues.push({
				...issueOf(error),
				input: payload.value
			});
		}
	}));
}
/** A list, `kind` saying of what. */
function listOf(item, kind) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)(item, { error: `must be a list of ${kind}` });
}
/** A map of text; truth values, which YAML makes of a bare `true`, are their text. */
function mapOfText() {
	const value = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.E)([(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.i)()], { error: "must be text" });
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.v)(value, (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.T)(String)), { error: "must be a map" });
}
/** The check that something has at least one item or character. */
function notEmpty() {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.A)(1, { error: "must not be empty" });
}
/** A truth value by YAML's core schema. */
function truth() {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.i)({ error: "must be true or false" });
}
/** A whole number from 1. */
function count() {
	const error = "must be a whole number from 1";
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.l)({ error }).check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.O)(1, { error }));
}
/**
* Text as it is. Parsers quote what they refuse, so that text with a secret in it must not get to them.
*
* @throws Failure `config.secret`.
*/
function withoutSecret(value) {
	if ((0,_context_name_BqJOHlMN_js__WEBPACK_IMPORTED_MODULE_3__.n)().redact(value) === value) return value;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${quote(value)} has a secret in it`, {
		code: "config.secret",
		hint: "Take it out of the file; tokens are inputs of the action"
	});
}
function issueOf(error) {
	if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
	return {
		code: "custom",
		message: error.message,
		params: { failure: error }
	};
}
// packages/config/src/mistakes.ts
/** How what a schema expects is written, by zod's name for it. */
const FORMS = /* @__PURE__ */ new Map([
	["string", "Write it behind the key, in quotes where it looks like something else"],
	["number", "Write a number, without quotes"],
	["boolean", "Write true or false, without quotes"],
	["array", "Write it as a list, [a, b]"],
	["object", "Write it as a map, key: value"],
	["record", "Write it as a map, key: value"]
]);
/** What schema issues mean for the person who wrote `value`, which is at the place `above`. */
function explainIssues(issues, value, known, above = []) {
	return issues.flatMap((issue) => explainIssue(issue, [...above, ...issue.path], valueAt(value, issue.path), known));
}
/** A place for people: `images[3].source.buildArgs["a b"]`. */
function formatPlace(place) {
	return place.map((segment) => {
		if (typeof segment === "number") return `[${segment}]`;
		const name = String(segment);
		return /^[\w-]+$/u.test(name) ? `.${name}` : `[${quote(name)}]`;
	}).join("").replace(/^\./u, "");
}
function explainIssue(issue, place, value, known) {
	if (issue.code === "unrecognized_keys") return issue.keys.map((key) => ({
		place: [...place, key],
		...explainKey(key, place, known)
	}));
	if (issue.code === "invalid_key") return explainIssues(issue.issues, void 0, known, place);
	if (issue.code === "invalid_union") {
		const meant = issue.errors.find(([first]) => first !== void 0 && !isOtherType(first));
		if (meant !== void 0) return explainIssues(meant, value, known, place);
	}
	if (issue.code === "custom" && issue.params?.["failure"] instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(issue.params["failure"]).map(({ message, code, hint }) => ({
		place,
		text: message,
		code,
		hint
	}));
	return [{
		place,
		...explainValue(issue, value)
	}];
}
/** Whether a branch of a union failed at once, so that it cannot be what was meant. */
function isOtherType(issue) {
	return ["invalid_type", "invalid_value"].includes(issue.code) && issue.path.length === 0;
}
function explainKey(key, place, known) {
	const names = keysAt(place, known);
	const code = "config.unknown-key";
	const hint = `Known keys: ${names.join(", ")}`;
	if (key === "<<") return {
		text: "YAML 1.2 has no merge keys",
		code,
		hint: "Put what is shared under defaults"
	};
	if (names === known.image || names === known.defaults) {
		if (known.source.includes(key)) return {
			text: `unknown key, did you mean source.${key}?`,
			code,
			hint
		};
		if (known.window.includes(key)) return {
			text: `unknown key, did you mean rebuildWindow.${key}?`,
			code,
			hint
		};
	}
	const nearest = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.r)(key, names);
	return {
		text: nearest === void 0 ? "unknown key" : `unknown key, did you mean ${nearest}?`,
		code,
		hint
	};
}
function keysAt(place, known) {
	if (place.length === 0) return known.file;
	if (place.at(-1) === "source") return known.source;
	if (place.at(-1) === "rebuildWindow") return known.window;
	if (place[0] === "registries") return place.length === 3 ? known.mirror : known.registry;
	return place[0] === "defaults" ? known.defaults : known.image;
}
function explainValue(issue, value) {
	if (value === void 0) return {
		text: "missing",
		code: "config.missing-key",
		hint: "Add it"
	};
	if (issue.code === "invalid_value" && typeof value === "string") return explainChoice(value, issue.values.map(String));
	return {
		text: issue.code === "too_small" && issue.origin !== "number" ? issue.message : `${issue.message}, not ${quote(value)}`,
		code: "config.value",
		hint: value === null ? "Give it a value, or leave the key out" : FORMS.get(issue.code === "invalid_type" ? issue.expected : "")
	};
}
function explainChoice(value, choices) {
	const nearest = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.r)(value, choices);
	return {
		text: `unknown value ${quote(value)}${nearest === void 0 ? "" : `, did you mean ${nearest}?`}`,
		code: "config.value",
		hint: `Use one of ${choices.join(", ")}`
	};
}
function valueAt(value, place) {
	let found = value;
	for (const segment of place) found = typeof found === "object" && found !== null ? Object.getOwnPropertyDescriptor(found, segment)?.value : void 0;
	return found;
}
// packages/config/src/paths.ts
/**
* A path in a GitHub repository, without `.` and `..`; `.` alone is its root.
*
* @throws Failure `config.path` when it is absolute, leads out of the repository, or is no path at all.
*/
function parseRepositoryPath(text) {
	if (/^\/|^[A-Za-z]:\/|\\|:\/\//u.test(text)) throw pathFailure(text, "is not a path in the repository");
	if (text === "" || (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, text.length) !== text) throw pathFailure(text, "is not a path");
	const segments = [];
	for (const segment of text.split("/")) if (segment === "..") {
		if (segments.pop() === void 0) throw pathFailure(text, "leads out of the repository");
	} else if (segment !== "" && segment !== ".") segments.push(segment);
	return segments.length === 0 ? "." : segments.join("/");
}
/**
* The same for a file.
*
* @throws Failure `config.path` also for a folder.
*/
function parseRepositoryFile(text) {
	const path = parseRepositoryPath(text);
	if (/\/$|(?:^|\/)\.{1,2}$/u.test(text)) throw pathFailure(text, "is a folder, not a file");
	return path;
}
/** The folder of a file in a repository: `.` at its root. */
function folderOf(path) {
	const slash = path.lastIndexOf("/");
	return slash < 0 ? "." : path.slice(0, slash);
}
function pathFailure(text, reason) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${quote(text)} ${reason}`, {
		code: "config.path",
		hint: "Write it from the repository's root, like apps/web/Dockerfile"
	});
}
// packages/config/src/source-names.ts
const GITHUB_REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/u;
const GITEA_REPOSITORY = /^[\w][\w.-]{0,99}\/(?!\.{1,2}$)[\w.-]{1,100}$/u;
const GITLAB_PROJECT = /^\w[\w.-]{0,254}(?:\/\w[\w.-]{0,254}){1,20}$/u;
const MAX_URL_LENGTH = 500;
const PASTED_URL = /^(?:https?:\/\/|git@)?[\w-]+\.[\w.-]+[/:]([\w.-]+(?:\/[\w.-]+?)+?)(?:\.git)?\/?$/u;
const REPOSITORIES = {
	github: [
		GITHUB_REPOSITORY,
		"a GitHub repository",
		"owner/repo"
	],
	gitlab: [
		GITLAB_PROJECT,
		"a GitLab project",
		"group/project"
	],
	gitea: [
		GITEA_REPOSITORY,
		"a Gitea repository",
		"owner/repo"
	],
	forgejo: [
		GITEA_REPOSITORY,
		"a Forgejo repository",
		"owner/repo"
	]
};
/**
* A repository as its server names it: `owner/repo`, on GitLab `group/subgroup/project`.
*
* @throws Failure `config.value`, with the form that was meant where a URL was pasted.
*/
function parseSourceRepository(text, provider) {
	const [pattern, kind, form] = REPOSITORIES[provider];
	const path = PASTED_URL.exec(text.slice(0, MAX_URL_LENGTH))?.[1];
	return matching(text, pattern, kind, path === void 0 || !pattern.test(path) ? `Write ${form}` : `Did you mean ${path}?`);
}
/** Checks that a repository is one on some kind of server, whichever it will be. @throws Failure `config.value`. */
function checkRepositoryPath(text) {
	if (Object.values(REPOSITORIES).some(([pattern]) => pattern.test(text))) return;
	throw valueFailure(text, "a repository", "Write owner/repo");
}
/** Checks that a workflow is named as its server takes it: Gitea and Forgejo take no numbers. @throws Failure `config.value`. */
function checkWorkflowOf(text, provider) {
	if (/^\d+$/u.test(text) && (provider === "gitea" || provider === "forgejo")) throw valueFailure(text, "a workflow's file name", "Write the file's name, like build.yml");
}
// packages/config/src/schema.ts
const ROLES = [
	"runtime",
	"build",
	"copy",
	"mount",
	"syntax"
];
/** The kinds of server that a source can be on. */
const PROVIDERS = [
	"github",
	"gitlab",
	"gitea",
	"forgejo"
];
const MAP = { error: "must be a map" };
/** @param notes gets a note for each key. */
function createSchemas(notes = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.N)()) {
	const source = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.S)(annotate(sourceKeys(), SOURCE_NOTES, notes), MAP);
	const window = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.S)(annotate(windowKeys(), WINDOW_NOTES, notes), MAP);
	const image = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.S)(annotate(imageKeys(source, window), IMAGE_NOTES, notes), MAP);
	const mirror = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.S)(annotate(mirrorKeys(), MIRROR_NOTES, notes), MAP);
	const registry$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.S)(annotate(registryKeys(mirror), REGISTRY_NOTES, notes), MAP);
	const defaults = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.g)(image, { name: true });
	return {
		source,
		window,
		image,
		mirror,
		registry: registry$1,
		defaults,
		file: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.S)(annotate({
			defaults: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(defaults),
			registries: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.b)(checked(checkRegistryKey), registry$1, MAP)),
			images: listOf((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.x)(image, { name: true }), "images").check(notEmpty())
		}, FILE_NOTES, notes), { error: "must be a list of images, or a map with images in it" })
	};
}
const FILE_NOTES = {
	defaults: "Values for every image that has none of its own; maps merge deeply, lists replace.",
	registries: "Settings of registries, by host.",
	images: "The images to look at, in any order."
};
const IMAGE_NOTES = {
	name: "Unique name of the image.",
	registry: "Host of the registry, e.g. ghcr.io.",
	repository: "Path in the registry, e.g. myorg/app.",
	tag: "The published tag to look at. Default: latest.",
	platforms: "Platforms to look at, e.g. linux/amd64. Default: those of the published image.",
	source: "Where the image is built. Default: none; the image is watched and reported, and nothing is dispatched.",
	baseImages: "Base images, on top of the Dockerfile's, or instead of them with dockerfile: null. Default: none.",
	track: "Which uses of a base image count. Default: runtime, build, copy, mount.",
	rebuildDelay: "How long a moved base waits: a duration, or a map of reference globs to durations. Default: 0.",
	rebuildWindow: "When a rebuild may start, by the clock of a time zone: always, or what is allowed and what is denied. Default: always.",
	autoRebuild: "Whether a rebuild that is due is dispatched without being asked for. Default: true.",
	versionBump: "Value of the workflow's input version_bump. Default: patch.",
	inputs: "More inputs for the workflow. Default: none.",
	maxAttempts: "How many rebuilds of one change may fail before it is left alone. Default: 3."
};
function imageKeys(source, window) {
	return {
		name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseImageName)),
		registry: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseRegistryHost)),
		repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseRepository)),
		tag: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseTag)),
		platforms: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(listOf(parsed(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.s), "platforms").check(notEmpty())),
		source: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(source),
		baseImages: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(listOf(parsed(_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.r), "image references")),
		track: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(listOf((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.n)(ROLES, { error: "must be a role" }), "roles").check(notEmpty())),
		rebuildDelay: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(delay()),
		rebuildWindow: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(alwaysOr(window)),
		autoRebuild: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(truth()),
		versionBump: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(text().check(notEmpty())),
		inputs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(mapOfText()),
		maxAttempts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(count())
	};
}
/** What `rebuildDelay` may be. */
function delay() {
	const map = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.b)(checked(_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__.a), checked(_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__.r));
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.E)([parsed(_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__.n), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.v)(map, (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.T)((value) => (0,_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__.n)(value)))], { error: "must be a duration, or a map of reference globs to durations" });
}
/** What `rebuildWindow` may be, `window` being its map. */
function alwaysOr(window) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.E)([(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.n)(["always"]), window], { error: "must be always, or a map of timezone, allow and deny" });
}
const WINDOW_NOTES = {
	timezone: "Time zone of the IANA database, e.g. Europe/London. Default: UTC.",
	allow: "Spans of the week that are open, e.g. Mon-Fri 22:00-06:00 or Sat. Default: always.",
	deny: "Spans of the week that are closed, whatever allow says. Default: none."
};
function windowKeys() {
	return {
		timezone: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(checked(_window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_6__.i)),
		allow: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(listOf(parsed(_window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_6__.a), "spans").check(notEmpty())),
		deny: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(listOf(parsed(_window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_6__.a), "spans"))
	};
}
const SOURCE_NOTES = {
	provider: "What kind of server the source is on. Default: github.",
	repo: "Repository, owner/repo, on GitLab group/project. Default: the one that the workflow runs in.",
	branch: "Branch. Default: the repository's default branch.",
	dockerfile: "Path of the Dockerfile; null when only baseImages count. Default: Dockerfile.",
	context: "Folder of the build context. Default: the Dockerfile's folder.",
	stage: "Build stage (docker build --target). Default: the last one.",
	buildArgs: "Build arguments as the build sets them. Default: none.",
	namedContexts: "Names that the build gives contexts of its own (docker build --build-context); they are no base images. Default: none.",
	workflow: "File name of the build workflow; GitLab runs the project's pipeline. Default: the image's name with .yml.",
	apiUrl: "Address of another host's API. Default: that of the server that the workflow runs on."
};
function sourceKeys() {
	return {
		provider: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.n)(PROVIDERS, { error: "must be a provider" })),
		repo: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(checked(checkRepositoryPath)),
		branch: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseBranch)),
		dockerfile: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)(parsed(parseRepositoryFile))),
		context: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseRepositoryPath)),
		stage: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseStage)),
		buildArgs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(mapOfText()),
		namedContexts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(listOf(parsed(_context_name_BqJOHlMN_js__WEBPACK_IMPORTED_MODULE_3__.t), "names of contexts")),
		workflow: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseWorkflow)),
		apiUrl: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(parsed(parseApiUrl))
	};
}
const REGISTRY_NOTES = {
	insecure: "Whether the registry may be spoken to in plain http. Default: false.",
	concurrency: "Requests in flight at most. Default: that of the action.",
	mirror: "Registry that has copies of the content: a host with or without a path, or a map. Default: none."
};
function registryKeys(mirror) {
	return {
		insecure: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(truth()),
		concurrency: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(count()),
		mirror: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.E)([parsed(parseMirror), mirror], { error: "must be a host, or a map with url" }))
	};
}
const MIRROR_NOTES = {
	url: "Host of the mirror, and what stands before the names of repositories there, e.g. mirror.example.com/hub.",
	freshness: "Whether the mirror is believed about what tags are now, too. Default: false."
};
function mirrorKeys() {
	return {
		url: parsed(parseMirror),
		freshness: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)(truth())
	};
}
/** Notes each key of a shape, in the notes' order, which is the order that people read. */
function annotate(shape, descriptions, notes) {
	for (const [id, schema] of Object.entries(shape)) notes.add(schema, {
		id,
		description: descriptions[id] ?? ""
	});
	return shape;
}
// packages/config/src/source-consistency.ts
const CHECKS = [["repo", parseSourceRepository], ["workflow", checkWorkflowOf]];
/** What is wrong about a source for its provider, which may stand in `defaults` while the rest stands in an image, or the other way. */
function checkSources(images, defaults) {
	const found = images.flatMap((image, index) => {
		const own = mapOrNone(mapOrNone(image)["source"]);
		return mistakesIn({
			provider: "github",
			...mapOrNone(defaults["source"]),
			...own
		}, (key) => [
			...key in own ? ["images", index] : ["defaults"],
			"source",
			key
		]);
	});
	return [...new Map(found.map((mistake) => [formatPlace(mistake.place), mistake])).values()];
}
function mistakesIn(values, placeOf) {
	const provider = PROVIDERS.find((known) => known === values["provider"]);
	if (provider === void 0) return [];
	return CHECKS.flatMap(([key, check]) => {
		const text = values[key];
		if (typeof text !== "string") return [];
		try {
			check(withoutSecret(text), provider);
			return [];
		} catch (error) {
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
			return [{
				place: placeOf(key),
				text: error.message,
				code: error.code,
				hint: error.hint
			}];
		}
	});
}
// packages/config/src/window-consistency.ts
const KEY = "rebuildWindow";
/** Windows that never open, which the shared part of a window and an image's own may only do together. */
function checkWindows(images, defaults) {
	const shared = mapOrNone(defaults[KEY]);
	const own = images.flatMap((image, index) => {
		const window = mapOrNone(image)[KEY];
		return isMap(window) ? neverOpen({
			...shared,
			...window
		}, [
			"images",
			index,
			KEY
		]) : [];
	});
	return [...images.some((image) => isMap(image) && image[KEY] === void 0) ? neverOpen(shared, ["defaults", KEY]) : [], ...own];
}
function neverOpen({ allow, deny }, place) {
	if (!isTexts(allow) || !isTexts(deny)) return [];
	if (deny === void 0 || deny.length === 0) return [];
	try {
		(0,_window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_6__.r)({
			allow,
			deny
		});
		return [];
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		const { code, message: text, hint } = error;
		return code === "schedule.never-open" ? [{
			place,
			text,
			code,
			hint
		}] : [];
	}
}
function isTexts(value) {
	return value === void 0 || Array.isArray(value) && value.every((item) => typeof item === "string");
}
// packages/config/src/consistency.ts
/**
* What no single value shows: names that are used twice, keys that neither an image nor `defaults` has, a registry that is written
* twice, a repository that is none for its provider, a window that never opens. Takes the file's object form as it stands, so that these mistakes come together with all others.
*/
function checkConsistency(file) {
	if (!isMap(file) || !Array.isArray(file["images"])) return [];
	const registries = isMap(file["registries"]) ? file["registries"] : {};
	const images = file["images"];
	const defaults = isMap(file["defaults"]) ? file["defaults"] : {};
	const ofEach = images.flatMap((image, index) => {
		const values = isMap(image) ? {
			...defaults,
			...image
		} : null;
		return values === null ? [] : [...missingKeys(values, index), ...registryTwice(values, index)];
	});
	return [
		...Object.entries(registries).flatMap(ownMirror),
		...duplicateNames(images),
		...ofEach,
		...checkSources(images, defaults),
		...checkWindows(images, defaults)
	];
}
/** A registry that is its own mirror would be asked everything twice. */
function ownMirror([host, settings]) {
	const mirror = isMap(settings) ? settings["mirror"] : void 0;
	const written = isMap(mirror) ? mirror["url"] : mirror;
	if (typeof written !== "string") return [];
	const [named = ""] = written.replace(/^https:\/\//u, "").split(/\/*$/u);
	if (registryHostOrNull(named) !== host) return [];
	return [{
		place: [
			"registries",
			host,
			"mirror"
		],
		text: `${quote(written)} is the registry itself`,
		code: "config.registry",
		hint: "Name another registry, or leave the key out"
	}];
}
function duplicateNames(images) {
	const first = /* @__PURE__ */ new Map();
	return images.flatMap((image, index) => {
		const name = isMap(image) ? image["name"] : void 0;
		if (typeof name !== "string") return [];
		const earlier = first.get(name);
		if (earlier !== void 0) return [duplicateName(name, earlier, index)];
		first.set(name, index);
		return [];
	});
}
function duplicateName(name, earlier, index) {
	return {
		place: [
			"images",
			index,
			"name"
		],
		text: `${quote(name)} is the name of images[${earlier}] already`,
		code: "config.duplicate-name",
		hint: "Give each image a name of its own"
	};
}
function missingKeys(values, index) {
	return ["registry", "repository"].filter((key) => !Object.hasOwn(values, key)).map((key) => ({
		place: [
			"images",
			index,
			key
		],
		text: "missing",
		code: "config.missing-key",
		hint: `Write ${key === "registry" ? "registry: ghcr.io" : "repository: myorg/app"} for the image, or under defaults`
	}));
}
function registryTwice({ registry, repository }, index) {
	if (typeof registry !== "string" || typeof repository !== "string") return [];
	const slash = repository.indexOf("/");
	const host = registryHostOrNull(repository.slice(0, Math.max(slash, 0)));
	if (host === null || host !== registryHostOrNull(registry)) return [];
	return [{
		place: [
			"images",
			index,
			"repository"
		],
		text: `${quote(repository)} has the registry in it`,
		code: "config.repository",
		hint: `Write ${repository.slice(slash + 1).split(/[:@]/u, 1).join("")}`
	}];
}
// packages/config/src/report.ts
/** All mistakes of a text as one failure to throw, in the order of the text: `images.yaml:4:3: images[3].rebuidDelay: …`. */
function reportMistakes(origin, mistakes) {
	const failures = mistakes.map((mistake) => ({
		mistake,
		position: origin.locate(mistake.place)
	})).toSorted((left, right) => left.position.line - right.position.line || left.position.column - right.position.column).map(({ mistake, position }) => failureOf(origin.path, mistake, position));
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.a)(failures, `${origin.path}: ${failures.length} mistakes`, "config.invalid");
}
function failureOf(path, { place, text, code, hint }, { line, column }) {
	const where = place.length === 0 ? "" : `${formatPlace(place)}: `;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}:${line}:${column}: ${where}${text}`, {
		code,
		hint
	});
}
// packages/config/src/resolution.ts
/**
* One image with everything that it did not say: from `defaults` first, where maps merge deeply and lists replace, then what the
* documentation of the key says.
*
* @throws Failure `image.reference` when registry, repository and tag together are too long.
*/
function resolveImage(image, defaults = {}) {
	const values = {
		...defaults,
		...image
	};
	return {
		name: values.name,
		reference: (0,_reference_BGPnxU7Y_js__WEBPACK_IMPORTED_MODULE_2__.r)(`${values.registry}/${values.repository}:${values.tag ?? "latest"}`),
		platforms: values.platforms,
		source: resolveSource(values.name, mergeSources(defaults.source, image.source)),
		baseImages: values.baseImages ?? [],
		track: values.track ?? [
			"runtime",
			"build",
			"copy",
			"mount"
		],
		rebuildDelay: mergeDelays(defaults.rebuildDelay, image.rebuildDelay) ?? (0,_delay_B0RZ18pJ_js__WEBPACK_IMPORTED_MODULE_5__.n)("0"),
		rebuildWindow: resolveWindow(defaults.rebuildWindow, image.rebuildWindow),
		autoRebuild: values.autoRebuild ?? true,
		versionBump: values.versionBump ?? "patch",
		inputs: {
			...defaults.inputs,
			...image.inputs
		},
		maxAttempts: values.maxAttempts ?? 3
	};
}
/**
* The window of what is shared and what an image has of its own; `undefined` for always.
*
* @throws Failure `schedule.never-open`.
*/
function resolveWindow(shared, own) {
	const chosen = own ?? shared;
	if (chosen === void 0 || chosen === "always") return void 0;
	const { timezone = "UTC", allow = [], deny = [] } = {
		...shared === "always" ? {} : shared,
		...chosen
	};
	return (0,_window_CMmUDBN4_js__WEBPACK_IMPORTED_MODULE_6__.t)({
		timezone,
		allow,
		deny
	});
}
/** The settings of each registry, by host. */
function resolveRegistries(registries = {}) {
	return Object.fromEntries(Object.entries(registries).map(([host, { insecure = false, concurrency, mirror }]) => [host, {
		insecure,
		concurrency,
		mirror: mirror && resolveMirror(mirror)
	}]));
}
function resolveMirror(mirror) {
	return "url" in mirror ? {
		...mirror.url,
		freshness: mirror.freshness ?? false
	} : {
		...mirror,
		freshness: false
	};
}
function resolveSource(name, values) {
	if (values === void 0) return void 0;
	const { dockerfile = "Dockerfile" } = values;
	return {
		provider: values.provider ?? "github",
		repo: values.repo,
		branch: values.branch,
		dockerfile,
		context: values.context ?? (dockerfile === null ? "." : folderOf(dockerfile)),
		stage: values.stage,
		buildArgs: values.buildArgs ?? {},
		namedContexts: values.namedContexts ?? [],
		workflow: values.workflow ?? `${name}.yml`,
		apiUrl: values.apiUrl
	};
}
function mergeSources(shared, own) {
	if (shared === void 0 || own === void 0) return own ?? shared;
	return {
		...shared,
		...own,
		buildArgs: {
			...shared.buildArgs,
			...own.buildArgs
		}
	};
}
/** A single duration is the map `{ "*": duration }`. The image's own rules come first, for the first match wins. */
function mergeDelays(shared, own) {
	if (shared === void 0 || own === void 0) return own ?? shared;
	const ownGlobs = new Set(own.rules.map(({ glob }) => glob));
	return { rules: [...own.rules, ...shared.rules.filter(({ glob }) => !ownGlobs.has(glob))] };
}
// packages/config/src/yaml-entries.ts
/** Shorter texts gain nothing. */
const LONG_CHARACTERS = 65536;
const PART_CHARACTERS = 16384;
/** What belongs to a document as a whole: markers of its start and end, directives, anchors, which others may need, and tags. */
const WHOLE_DOCUMENT = /^(?:---|\.\.\.|%)|(?:^|[\s[{,])[&*!][^\s"']/mu;
/**
* Splits the text of images.yaml, in its list form or with `images` as its last key, between entries of the list. Every part reads as the whole would: a
* line that begins with the list's own indentation and a dash is in nothing but the list, or else a part of it is no YAML by itself.
*
* @returns `undefined` for a text that is short, of another shape, or has anything that ties its parts together
*/
function splitEntries(text) {
	if (text.length < LONG_CHARACTERS || WHOLE_DOCUMENT.test(text)) return void 0;
	const start = /^(?<indent> *)- /mu.exec(text);
	if (start === null) return void 0;
	const above = text.slice(0, start.index);
	const indent = start.groups?.["indent"] ?? "";
	const last = above.split("\n").findLast((line) => !/^\s*(?:#|$)/u.test(line));
	if (last !== void 0 && !/^images:\s*(?:#|$)/u.test(last)) return void 0;
	const list = text.slice(start.index);
	return {
		head: last === void 0 ? void 0 : above,
		parts: cut(list, `\n${indent}- `)
	};
}
function cut(list, divider) {
	const parts = [];
	let from = 0;
	for (;;) {
		const at = list.indexOf(divider, from + PART_CHARACTERS);
		if (at === -1) return [...parts, list.slice(from)];
		parts.push(list.slice(from, at + 1));
		from = at + 1;
	}
}
// packages/config/src/yaml-document.ts
/** How often an anchor may be used, nested uses multiplied: enough for one anchor in each of very many images. */
const MAX_ALIASES = 1e4;
/** The keys whose values are numbers. */
const NUMERIC_KEYS = /* @__PURE__ */ new Set(["concurrency", "maxAttempts"]);
/** The keys of maps whose own keys are anybody's. */
const FREE_MAPS = /* @__PURE__ */ new Set(["inputs", "buildArgs"]);
const OPTIONS = {
	prettyErrors: false,
	schema: "core",
	stringKeys: true,
	logLevel: "error"
};
const EXPLANATIONS = /* @__PURE__ */ new Map([
	["DUPLICATE_KEY", "this key is there twice"],
	["TAB_AS_INDENT", "a tab cannot indent, use blanks"],
	["MULTIPLE_DOCS", "a second document starts here, and the file must be one"],
	["NON_STRING_KEY", "a list or a map cannot be a key"],
	["RESOURCE_EXHAUSTION", "it is nested too deeply"]
]);
/**
* Reads one YAML 1.2 document by the core schema (https://yaml.org/spec/1.2.2/#103-core-schema).
*
* @throws Failure `config.yaml` with every mistake in the syntax, each with line and column.
*/
function readYaml(text, path) {
	const value = readInParts(text);
	if (value === void 0) return readWhole(text, path);
	let whole;
	return {
		value,
		locate(place) {
			whole ??= readWhole(text, path);
			return whole.locate(place);
		}
	};
}
/** The value of a long list that has no mistakes, read in parts, since all of its nodes at once take a hundred times the room of its text. */
function readInParts(text) {
	const split = splitEntries(text);
	if (split === void 0) return void 0;
	const entries = [];
	for (const part of split.parts) {
		const value = readFlawless(part);
		if (!Array.isArray(value)) return void 0;
		for (const entry of value) entries.push(entry);
	}
	if (split.head === void 0) return entries;
	const head = readFlawless(split.head);
	return isRecord(head) && head["images"] === null ? {
		...head,
		images: entries
	} : void 0;
}
/** `undefined` for whatever there is something to say about. */
function readFlawless(text) {
	const document = (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.r)(text, OPTIONS);
	if (document.errors.length > 0 || document.warnings.length > 0) return void 0;
	keepNumbersAsText(document);
	try {
		return document.toJS({ maxAliasCount: MAX_ALIASES });
	} catch {
		return;
	}
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function readWhole(text, path) {
	const lines = new _browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.a();
	try {
		const document = parse(text, path, lines);
		return {
			value: document.toJS({ maxAliasCount: MAX_ALIASES }),
			locate: (place) => positionOf(lines, offsetOf(document, place))
		};
	} catch (error) {
		if (error instanceof ReferenceError) throw yamlFailure(path, error.message);
		throw error;
	}
}
function parse(text, path, lines) {
	const document = (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.r)(text, {
		...OPTIONS,
		lineCounter: lines
	});
	const mistakes = /* @__PURE__ */ new Map();
	for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
		const { line, column } = positionOf(lines, pos[0]);
		const failure = yamlFailure(`${path}:${line}:${column}`, EXPLANATIONS.get(code) ?? message);
		if (!mistakes.has(line)) mistakes.set(line, failure);
	}
	if (mistakes.size > 0) throw (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.a)([...mistakes.values()], `${path} is not valid YAML`, "config.yaml");
	keepNumbersAsText(document);
	return document;
}
function keepNumbersAsText(document) {
	(0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.v)(document, { Scalar(_key, node, ancestors) {
		if (typeof node.value !== "number") return;
		const keys = ancestors.map((above) => (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.T)(above) && (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.E)(above.key) ? above.key.value : null);
		if (!(NUMERIC_KEYS.has(keys.at(-1)) && !keys.some((key) => FREE_MAPS.has(key)))) node.value = node.source;
	} });
}
/** The offset of the deepest node on the way to a place. */
function offsetOf(document, place) {
	let node = document.contents;
	let offset = startOf(node) ?? 0;
	for (const segment of place) {
		const holder = (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.b)(node) ? node.resolve(document) : node;
		const pair = (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.C)(holder) ? holder.items.find(({ key }) => (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.E)(key) && key.value === segment) : void 0;
		node = (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.D)(holder) ? holder.items[Number(segment)] : pair?.value;
		offset = startOf(pair?.key ?? node) ?? offset;
	}
	return offset;
}
function startOf(node) {
	return (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.E)(node) || (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.C)(node) || (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.D)(node) || (0,_browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_7__.b)(node) ? node.range?.[0] : void 0;
}
function positionOf(lines, offset) {
	const { line, col } = lines.linePos(offset);
	return {
		line,
		column: col
	};
}
function yamlFailure(location, reason) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${location}: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(reason)}`, {
		code: "config.yaml",
		hint: "Correct the YAML; blanks indent, and quotes protect : # { [ * & ! @"
	});
}
// packages/config/src/configuration.ts
/**
* Reads images.yaml, in its list form or its object form, with defaults applied.
*
* @param path shown in messages, in front of line and column.
* @throws Failure `config.*`, `image.*` or `schedule.*`; several mistakes as one `config.invalid` whose details are all of them,
* in the order of the file.
*/
function parseConfiguration(text, path) {
	const file = openFile(text, path);
	const schemas = createSchemas();
	const result = schemas.file.safeParse(file.value);
	const inconsistencies = checkConsistency(file.value);
	if (!result.success) {
		const issues = explainIssues(result.error.issues, file.value, keysOf(schemas));
		throw reportMistakes(file, [...inconsistencies, ...withoutPlacesOf(inconsistencies, issues)]);
	}
	if (inconsistencies.length > 0) throw reportMistakes(file, inconsistencies);
	return resolve(file, result.data);
}
/** Opens a file in its object form, whichever it has. */
function openFile(text, path) {
	const { value, locate } = readYaml(text, path);
	if (value === null) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: the file is empty`, {
		code: "config.empty",
		hint: "List at least one image, with its name, registry and repository"
	});
	if (!Array.isArray(value)) return {
		path,
		value,
		locate
	};
	return {
		path,
		value: { images: value },
		locate: (place) => locate(place.slice(1))
	};
}
function resolve(origin, values) {
	const mistakes = [];
	const images = values.images.flatMap((image, index) => {
		try {
			return [resolveImage(image, values.defaults)];
		} catch (error) {
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
			mistakes.push({
				place: [
					"images",
					index,
					"repository"
				],
				text: error.message,
				code: error.code,
				hint: error.hint
			});
			return [];
		}
	});
	if (mistakes.length > 0) throw reportMistakes(origin, mistakes);
	return {
		images,
		registries: resolveRegistries(values.registries)
	};
}
/** The issues at places of which nothing better is known. */
function withoutPlacesOf(known, issues) {
	const places = new Set(known.map(({ place }) => formatPlace(place)));
	return issues.filter(({ place }) => !places.has(formatPlace(place)));
}
function keysOf({ file, defaults, image, source, window, registry, mirror }) {
	return {
		file: Object.keys(file.shape),
		defaults: Object.keys(defaults.shape),
		image: Object.keys(image.shape),
		source: Object.keys(source.shape),
		window: Object.keys(window.shape),
		registry: Object.keys(registry.shape),
		mirror: Object.keys(mirror.shape)
	};
}
// packages/config/src/input-maps.ts
const NO_KEYS = {
	file: [],
	defaults: [],
	image: [],
	source: [],
	window: [],
	registry: [],
	mirror: []
};
/**
* Reads what `rebuildDelay` may be in images.yaml, a duration or a map of reference globs to durations, from YAML of its own.
*
* @param label shown in messages, in front of line and column.
* @throws Failure as {@link parseConfiguration} does.
*/
function parseDelayMap(text, label) {
	return readInput(text, label, delay(), NO_KEYS);
}
/**
* The same for `rebuildWindow`: a map of `timezone`, `allow` and `deny`, or `always`, which is `undefined`.
*
* @param label shown in messages, in front of line and column.
* @throws Failure as {@link parseConfiguration} does.
*/
function parseWindowMap(text, label) {
	const { window } = createSchemas();
	const known = {
		...NO_KEYS,
		file: Object.keys(window.shape)
	};
	const values = readInput(text, label, alwaysOr(window), known);
	try {
		return resolveWindow(void 0, values);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${label}: ${error.message}`, {
			code: error.code,
			hint: error.hint,
			cause: error
		});
	}
}
function readInput(text, label, schema, known) {
	const { value, locate } = readYaml(text, label);
	const result = schema.safeParse(value);
	if (result.success) return result.data;
	throw reportMistakes({
		path: label,
		locate
	}, explainIssues(result.error.issues, value, known));
}



/***/ })

};
