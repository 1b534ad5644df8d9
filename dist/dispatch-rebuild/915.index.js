export const id = 915;
export const ids = [915];
export const modules = {

/***/ 915:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDispatch: () => (/* binding */ runDispatch)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(519);
/* harmony import */ var _clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6);
/* harmony import */ var _src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(946);
/* harmony import */ var _mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(142);
/* harmony import */ var _inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(828);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(598);







// packages/render/src/markdown.ts
const MARKUP = /[\\`*_{}[\]<>()#+!|~@$:-]/gu;
/** Text from outside as plain text in Markdown: one line, nothing in it is markup, a link or a mention. */
function plain(text, maxLength = 300) {
	return (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
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
// packages/forge/src/dialects.ts
const OLDER = {
	"2026-03-10": "2022-11-28 with details",
	"2022-11-28 with details": "2022-11-28",
	"2022-11-28": void 0
};
function createDialects() {
	const known = /* @__PURE__ */ new Map();
	return {
		of: (host) => known.get(host) ?? "2026-03-10",
		fallBack(host, refused) {
			const older = OLDER[refused];
			if (older !== void 0) known.set(host, older);
			return older;
		}
	};
}
/** Whether an answer says that the server does not know the dialect; such a dispatch has started nothing. */
function isUnknownDialect(dialect, { status, message }) {
	if (dialect === "2026-03-10") return status === 400;
	return dialect === "2022-11-28 with details" && status === 422 && message.includes("return_run_details");
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
	const nearest = own.map((name) => (0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.c)(name, declared ?? [])).find((name) => name !== void 0);
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${what}: the workflow declares no input ${own.map((name) => (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(name, 80)).join(", ")}`, {
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
	if (count > most) throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${what}: ${count} inputs, and this server takes ${most}`, {
		code: "forge.too-many-inputs",
		hint: "Send fewer: several values can share one input as JSON."
	});
	const characters = JSON.stringify(inputs).length;
	if (characters <= MOST_CHARACTERS) return;
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${what}: the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS} in all`, {
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
	const serverNowMs = (0,_src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__.l)(header("date")) ?? nowMs;
	const afterMs = (0,_src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__.u)(header("retry-after"), serverNowMs);
	if (afterMs !== void 0) return afterMs;
	const resetS = Number(header("x-ratelimit-reset"));
	if (header("x-ratelimit-remaining") === "0" && resetS > 0) return Math.max(1e3, resetS * 1e3 - serverNowMs);
	return FIRST_BLIND_WAIT_MS * 2 ** waitsBefore;
}
/** The classification of one call's outcomes; made anew for each call, since it counts the waits. */
function classifyCall(repetition, clock) {
	let waits = 0;
	const safely = (0,_src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__.a)("GET", clock);
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
		return repetition === "read" || "failure" in outcome && (0,_src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__.o)(outcome.failure) ? safely(outcome) : { kind: "give-up" };
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
	return new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${what}: ${happened}`, {
		code: `forge.${kind}`,
		hint,
		cause
	});
}
/** Status and GitHub's own first line. */
function describeStatus({ status, message }) {
	const said = (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.n)(message, 300);
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
		words: /Required input .* not provided/u,
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
	const nearest = (0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.c)(workflow, names);
	const there = names.length === 0 ? "The repository has no workflows." : `There are ${names.slice(0, 20).map((name) => (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(name)).join(", ")}.`;
	const hint = `${nearest === void 0 ? "" : `Did you mean ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(nearest)}? `}${there} The file must be on the default branch too.`;
	return fail({ what }, `no workflow ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(workflow)} (404)`, "workflow-not-found", hint);
}
async function refNotFound$1({ answer, prepared, lookups }) {
	const branch = await lookups.defaultBranch(prepared.request.repository);
	const hint = `Check the branch or tag. The default branch of ${prepared.request.repository} is ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(branch)}.`;
	return fail(prepared, `no branch or tag ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(prepared.ref)} (${describeStatus(answer)})`, "ref-not-found", hint);
}
function noTrigger({ answer, prepared }) {
	const hint = `Add \`workflow_dispatch:\` under \`on:\` of .github/workflows/${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(prepared.workflow)} on ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(prepared.ref)}.`;
	return fail(prepared, `the workflow cannot be dispatched (${describeStatus(answer)})`, "no-dispatch-trigger", hint);
}
function unexpectedInputs({ answer, prepared }) {
	const declared = prepared.declaration === void 0 ? void 0 : Object.keys(prepared.declaration.inputs);
	return fail(prepared, `inputs that the workflow does not declare (${describeStatus(answer)})`, "unexpected-inputs", listDeclared(declared));
}
function requiredInput({ answer, prepared }) {
	const { name, described } = namedInput(answer, prepared);
	const hint = `Add ${name} to the inputs that are sent. ${described}`;
	return fail(prepared, `required input ${name} is missing (${describeStatus(answer)})`, "required-input-missing", hint);
}
function invalidValue({ answer, prepared }) {
	const { name, described } = namedInput(answer, prepared);
	const value = prepared.inputs[name];
	return fail(prepared, `input ${name} does not take its value${value === void 0 ? "" : ` "${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(value, 80)}"`} (${describeStatus(answer)})`, "invalid-input-value", described);
}
/** The input that a refusal names, and a sentence on what it takes. */
function namedInput({ message }, { declaration }) {
	const [, name = ""] = /[Ii]nput '([^']*)'/u.exec(message) ?? [];
	const declared = declaration !== void 0 && Object.hasOwn(declaration.inputs, name) ? declaration.inputs[name] : void 0;
	const described = declared === void 0 ? "Look at on.workflow_dispatch.inputs in the workflow." : `${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(name)} is ${describeInput(declared)}.`;
	return {
		name: (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(name),
		described
	};
}
function describeInput({ type, options }) {
	if (options.length > 0) return `a ${type} of ${options.map((option) => (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(option, 80)).join(", ")}`;
	if (type === "boolean") return "a boolean: true or false";
	return `a ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(type)}`;
}
async function disabled({ answer, prepared, context, lookups }) {
	const { request, workflow } = prepared;
	const reason = (await lookups.listWorkflows(request.repository)).find(({ id, file }) => file === workflow || String(id) === workflow)?.state === "disabled_inactivity" ? "disabled by GitHub, after 60 days without activity in the repository" : "disabled by hand";
	const hint = `Choose "Enable workflow" on ${`${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`}, or run: gh workflow enable ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(workflow)} -R ${request.repository}`;
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
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`"${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(repository)}" is not a GitHub repository`, {
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
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`"${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(workflow)}" is not the name of a workflow file`, {
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
const scalar = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.y)([
	(0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(),
	(0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.f)(),
	(0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.i)()
]);
const inputSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	type: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.t)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(), "string"),
	required: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.t)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.i)(), false),
	options: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.t)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.r)(scalar), [])
});
const documentSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	"run-name": (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.t)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(), ""),
	on: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.t)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ workflow_dispatch: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ inputs: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.h)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(), (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.b)())) })) }), { workflow_dispatch: null })
});
/**
* Reads what a workflow declares for `workflow_dispatch`; `undefined` when the text is no YAML map. The YAML parser is loaded by
* the first call (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs).
*/
async function parseWorkflow(text) {
	const { parse } = await __webpack_require__.e(/* import() */ 882).then(__webpack_require__.bind(__webpack_require__, 882)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__.r)(m.default, 1));
	const document = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.w)(documentSchema, parseQuietly(parse, text));
	if (!document.success) return void 0;
	const declared = document.data.on.workflow_dispatch?.inputs ?? {};
	const inputs = Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput(input)]));
	return {
		inputs,
		titleShowsKey: Object.hasOwn(inputs, "rebuild_key") && /\binputs\.rebuild_key\b/u.test(document.data["run-name"])
	};
}
function readInput(input) {
	const { type, required, options } = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.C)(inputSchema, input ?? {});
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
	return read((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ default_branch: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)() }), answer, subject).default_branch;
}
const workflowSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	id: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.f)(),
	path: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(),
	state: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)()
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
	const { workflows } = read((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ workflows: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.r)(workflowSchema) }), answer, subject);
	return workflows.map(({ id, path, state }) => ({
		id,
		file: path.replace(/^.*\//u, ""),
		state
	}));
}
const contentSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	content: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(),
	encoding: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.c)("base64")
});
async function fetchDeclaration(context, repository, workflow, ref) {
	const subject = {
		what: `${repository} ${workflow}@${ref}`,
		repository,
		permission: "contents: read"
	};
	const path = workflowPath(workflow) ?? await fetchPath(context, repository, workflow);
	if (path instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t) return path;
	const parameters = {
		...splitRepository(repository),
		path,
		ref
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}/contents/{path}", parameters, { repetition: "read" });
	if (answer.status === 404) return fail(subject, "the workflow's file cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal(explainRefusal(answer, subject, context.caller), answer);
	const file = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.w)(contentSchema, answer.data);
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
	const parsed = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.w)(schema, answer.data);
	if (parsed.success) return parsed.data;
	const field = parsed.error.issues[0]?.path.join(".") ?? "";
	throw fail(subject, `GitHub's answer lacks ${field === "" ? "what it should hold" : field}`, "malformed", "Check that the API URL is that of a GitHub server, and that no proxy answers in its place.");
}
// packages/forge/src/runs.ts
const runSchema$1 = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	id: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.f)(),
	html_url: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(),
	display_title: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(),
	created_at: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)()
});
const listSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ workflow_runs: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.r)(runSchema$1) });
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
		if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
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
		if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
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
		if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t) || (0,_src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__.o)(error)) throw error;
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
	return (isUnknownDialect(dialect, answer) ? dialects.fallBack(host, dialect) : void 0) === void 0 ? answer : post(dispatcher, prepared);
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
const runSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	workflow_run_id: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.f)(),
	html_url: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)()
});
function readRun({ data }) {
	const run = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.w)(runSchema, data);
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
			const answer = await settle$1(request(route, {
				...parameters,
				headers,
				request: {
					fetch,
					log: SILENT
				}
			}));
			serverTimeMs = (0,_src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__.l)(answer.header("date")) ?? serverTimeMs;
			enterpriseVersion = answer.header("x-github-enterprise-version") ?? enterpriseVersion;
			return answer;
		},
		serverTimeMs: () => serverTimeMs,
		enterpriseVersion: () => enterpriseVersion
	};
}
async function loadOctokit({ apiUrl, token, userAgent }) {
	const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(386), __webpack_require__.e(132)]).then(__webpack_require__.bind(__webpack_require__, 132));
	const octokit = getOctokit(token, {
		baseUrl: apiUrl,
		userAgent,
		log: SILENT
	});
	return (route, parameters) => octokit.request(route, parameters);
}
/** Octokit's answer or error as an answer; the transport's own failure where that was the cause. */
async function settle$1(pending) {
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
	const what = `${repository} ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(workflow)}@${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(ref)}`;
	const read = await lookups.declaration(repository, workflow, ref);
	const unreadable = read instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t ? read : void 0;
	const declaration = read instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t ? void 0 : read;
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
const objectSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	kind: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)(),
	text: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)()),
	isBinary: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.i)()),
	isTruncated: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.i)()),
	byteSize: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.f)())
}));
const answerSchema = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
	data: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ repository: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.a)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ defaultBranchRef: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({ name: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)() })) }), objectSchema)) })),
	errors: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.r)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.p)({
		type: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.d)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)()),
		message: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_4__.g)()
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
		files: wanted.map((file, index) => missingRefs.has(file.ref ?? "HEAD") ? refNotFound(repository, file.ref, found.defaultBranch) : toFile(`${repository} ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(file.path)}@${file.ref ?? found.defaultBranch}`, found.objects[`f${index}`]))
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
	const happened = `no branch or tag ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(ref)}`;
	return fail({ what: repository }, happened, "ref-not-found", `Its default branch is ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(defaultBranch)}.`);
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
			if (file === void 0 || file instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t) pending.reject(file);
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
		dialects: options.dialects ?? createDialects(),
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
// packages/commands/src/dispatch/campaign.ts
/** Tries one target after the other: paces them, counts them, and stops at a host whose limit is reached. Its `Failure`s are values. */
function createCampaign({ targets, inputs, hosts, deps }) {
	const { clock, log, signal } = deps;
	const limited = /* @__PURE__ */ new Map();
	const explained = /* @__PURE__ */ new Set();
	const sinceMs = Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"];
	let sent = 0;
	let lastSentMs = Number.NEGATIVE_INFINITY;
	async function attempt(target) {
		refuseStale(target, inputs["max-age"], clock.now());
		const reached = hosts(target.apiUrl, target.repository);
		const { github } = reached;
		const known = limited.get(reached.apiUrl);
		if (known !== void 0) return settle(target, "deferred", { failure: known });
		try {
			const prepared = await github.prepareDispatch(toRequest(target, inputs));
			explain(prepared);
			if (inputs["dry-run"]) return rehearse(target, prepared, reached);
			return await send(target, prepared, github);
		} catch (error) {
			if (error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t && isDeferring(error)) limited.set(reached.apiUrl, error);
			throw error;
		}
	}
	async function send(target, prepared, github) {
		const earlier = await findEarlier(target, prepared, github);
		if (earlier !== void 0) {
			log.info(`${prepared.what}: ${earlier.url} is the run of this rebuild already.`);
			return settle(target, "skipped", { run: earlier });
		}
		if (sent >= inputs["max-dispatches"]) return settle(target, "deferred", { failure: tooMany(prepared, inputs["max-dispatches"]) });
		await pace();
		sent += 1;
		const result = await github.dispatchWorkflow(prepared, {
			reconcileTimeoutMs: inputs["reconcile-timeout"],
			onAmbiguous: inputs["on-ambiguous"]
		});
		if (result.status === "deferred") throw result.failure;
		if (result.status !== "dispatched") return settle(target, result.status, { failure: result.failure });
		if (prepared.unreadable !== void 0) warnUnreadable(prepared.unreadable);
		if (result.leftOut.length > 0) log.notice(leftOutText(prepared, result.leftOut));
		log.info(`${prepared.what}: dispatched${result.run === void 0 ? "; the server does not name the run" : `, ${result.run.url}`}`);
		return settle(target, "dispatched", { run: result.run });
	}
	/** The run of this very key and attempt: the step ran before, or its rebuilds were passed twice. */
	async function findEarlier(target, prepared, github) {
		if (prepared.declaration?.titleShowsKey === false) return void 0;
		try {
			return await github.findRun(target.repository, prepared.request.marker, sinceMs);
		} catch (error) {
			if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t) || isDeferring(error)) throw error;
			once(`runs ${target.repository}`, () => log.warning(`${target.repository}: its runs cannot be listed, so an earlier dispatch of the same rebuild would not be noticed. ${error.message}`));
			return;
		}
	}
	async function pace() {
		const waitMs = lastSentMs + inputs["write-interval"] - clock.monotonicMs();
		if (waitMs > 0) await clock.sleep(waitMs, signal);
		lastSentMs = clock.monotonicMs();
	}
	function rehearse(target, { what, workflow, ref, inputs: values }, { apiUrl }) {
		const body = escapeInvisible(JSON.stringify({
			ref,
			inputs: values
		}));
		const path = `/repos/${target.repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`;
		log.info(`Dry run: POST ${apiUrl}${path} ${body}`);
		return settle(target, "skipped", { failure: new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${what}: dry run, nothing was sent`, {
			code: "dispatch.dry-run",
			hint: "Set dry-run to false to send it."
		}) });
	}
	function explain(prepared) {
		const { what, leftOut, declaration } = prepared;
		once(`inputs ${what} ${leftOut.join()}`, () => {
			if (leftOut.length > 0) log.notice(leftOutText(prepared, leftOut));
		});
		once(`title ${what}`, () => {
			if (declaration?.titleShowsKey !== false) return;
			log.info(`${what}: its run-name does not show the input rebuild_key, so its runs cannot be told apart: a second dispatch of the same rebuild would not be noticed, and after a lost answer it stays unknown whether it started.`);
		});
	}
	function warnUnreadable(unreadable) {
		once(unreadable.message, () => log.warning(`${unreadable.message}; all inputs were sent without knowing which ones it declares. ${unreadable.hint ?? ""}`));
	}
	function once(what, tell) {
		if (explained.has(what)) return;
		explained.add(what);
		tell();
	}
	return async (target) => {
		try {
			return await attempt(target);
		} catch (error) {
			if (signal.aborted && !(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t)) return settle(target, "deferred", { failure: stopped(target) });
			if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
			return settle(target, isDeferring(error) ? "deferred" : "failed", { failure: error });
		}
	};
}
function settle(target, status, { run, failure }) {
	return {
		target,
		status,
		run,
		failure
	};
}
function toRequest(target, inputs) {
	const { repository, workflow, ref, standard, explicit } = target;
	return {
		repository,
		workflow,
		ref,
		standard,
		explicit,
		strict: inputs["strict-inputs"],
		marker: `${target.key}.${target.attempt}`
	};
}
function refuseStale(target, maxAgeMs, nowMs) {
	if (nowMs - target.checkedAtMs <= maxAgeMs) return;
	const hours = ((nowMs - target.checkedAtMs) / 36e5).toFixed(1);
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${nameOf(target)}: this rebuild was decided ${hours} h ago, and max-age is ${maxAgeMs / 36e5} h`, {
		code: "dispatch.too-old",
		hint: "Run check-base-digest again, and dispatch what it says now; or raise max-age."
	});
}
function stopped(target) {
	return new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${nameOf(target)}: the run was told to stop before this was sent`, {
		code: "dispatch.stopped",
		hint: "The next run goes on from here."
	});
}
function tooMany({ what }, most) {
	return new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${what}: ${most} dispatches are the most for one run`, {
		code: "dispatch.max-dispatches",
		hint: "The next run goes on from here; raise max-dispatches to do more at once."
	});
}
function nameOf({ images, repository, workflow }) {
	return (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}
function leftOutText({ what }, names) {
	return `${what}: left out ${names.map((name) => (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(name, 80)).join(", ")}, which the workflow does not declare.`;
}
/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json) {
	return json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => [...character].map((one) => `\\u${(one.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`).join(""));
}
// packages/commands/src/dispatch/hosts.ts
/**
* Yields the client for a repository, each host and token once. Configuration never selects secrets: `github-token` goes to this
* runner's GitHub only, and any other host takes a line of `tokens`. The function throws `Failure` `dispatch.token` when there is
* none, and `dispatch.api-url` for a URL that a token must not travel to.
*/
function createHosts(options) {
	const { environment, clock, redactor, signal } = options.world;
	const ownApiUrl = environment["GITHUB_API_URL"] || "https://api.github.com";
	const ownServerUrl = environment["GITHUB_SERVER_URL"] || "https://github.com";
	const clients = /* @__PURE__ */ new Map();
	const dialects = createDialects();
	return (apiUrl = ownApiUrl, repository) => {
		const url = parseApiUrl(apiUrl, ownApiUrl);
		const isOwn = [ownApiUrl, ownServerUrl].some((own) => URL.parse(own)?.origin === url.origin);
		const serverUrl = isOwn ? ownServerUrl : serverOf(url);
		const token = chooseToken(options, {
			url,
			serverUrl,
			isOwn,
			repository
		});
		const id = JSON.stringify([url.href, token]);
		const github = clients.get(id) ?? createGithub({
			apiUrl: url.href,
			serverUrl,
			token,
			transport: options.transport,
			clock,
			userAgent: options.userAgent,
			redactor,
			ownRepository: isOwn ? environment["GITHUB_REPOSITORY"] : void 0,
			dialects,
			signal
		});
		clients.set(id, github);
		return {
			github,
			apiUrl: url.href.replace(/\/$/u, "")
		};
	};
}
function parseApiUrl(apiUrl, ownApiUrl) {
	const url = URL.parse(apiUrl);
	if (url !== null && url.username === "" && url.password === "" && url.search === "" && url.hash === "") {
		const mayBePlain = (0,_src_CcvhJw03_js__WEBPACK_IMPORTED_MODULE_3__.c)(url) || apiUrl === ownApiUrl;
		if (url.protocol === "https:" || url.protocol === "http:" && mayBePlain) return url;
	}
	const shown = url === null ? (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(apiUrl, 80) : (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(`${url.protocol}//${url.host}${url.pathname}`);
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`apiUrl: "${shown}" is not an https URL of an API`, {
		code: "dispatch.api-url",
		hint: "Write https://<host>/api/v3 for a GitHub Enterprise Server, without user, password and query."
	});
}
function chooseToken({ githubToken, tokens }, { url, serverUrl, isOwn, repository }) {
	const host = new URL(serverUrl).host;
	const token = (0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.s)(tokens, host, repository) ?? (0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.s)(tokens, url.host, repository) ?? (isOwn ? githubToken : void 0);
	if (token !== void 0) return token;
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(repository)}: no token for ${host}`, {
		code: "dispatch.token",
		hint: isOwn ? "Set github-token; in a job its default is the job's own GITHUB_TOKEN." : `Add the line ${host}=$\{{ secrets.NAME }} to tokens; github-token goes to this runner's own GitHub only.`
	});
}
/** Where the pages of a server are whose API is at `url`. */
function serverOf(url) {
	return url.pathname.startsWith("/api/") ? url.origin : `${url.protocol}//${url.host.replace(/^api\./u, "")}`;
}
// packages/commands/src/dispatch/input-map.ts
/**
* The `inputs` input: a YAML or JSON map of names to plain values, which stay as they are written (`1.10` is not 1.1). The YAML
* parser is loaded here. Throws `Failure` `input.inputs`.
*/
async function parseInputMap(text) {
	if (text === void 0) return {};
	const { isMap, isScalar, parseDocument } = await __webpack_require__.e(/* import() */ 882).then(__webpack_require__.bind(__webpack_require__, 882)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__.r)(m.default, 1));
	const document = parseDocument(text, {
		schema: "failsafe",
		logLevel: "error"
	});
	const [error] = document.errors;
	if (error !== void 0) throw wrong(`this is neither YAML nor JSON: ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.n)(error.message)}`, error);
	if (!isMap(document.contents)) throw wrong(`"${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.n)(text, 80)}" is not a map`);
	const entries = document.contents.items.map(({ key, value }) => {
		const name = isScalar(key) ? String(key.value) : "";
		if (value !== null && !isScalar(value)) throw wrong(`the value of ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(name, 80)} is not plain text`);
		return [name, value === null || value.value === null ? "" : String(value.value)];
	});
	return Object.fromEntries(entries);
}
function wrong(what, cause) {
	return new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`inputs: ${what}`, {
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
	const named = (0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.n)(inputs);
	return entries.map((entry) => {
		refuseOtherState(entry, inputs, deps);
		const { key, attempt, dispatch } = entry;
		if (dispatch !== null && named.length > 0) throw (0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.r)(named, key);
		const images = entry.images.map(({ name }) => name);
		const place = dispatch ?? placeFromInputs(inputs, explicit, deps, `rebuilds: the entry for ${images.map((name) => (0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(name, 80)).join(", ")}`);
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
	if (workflow === void 0) throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${what} says not where to dispatch to`, {
		code: "dispatch.no-target",
		hint: "Set workflow to the file name of the workflow that builds it; or build it in this job."
	});
	const own = repository ?? environment["GITHUB_REPOSITORY"];
	if (own === void 0 || own === "") throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t("repository is not given, and GITHUB_REPOSITORY is not set", {
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
	const own = (0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.o)(state);
	if (ledger === null || sameState(ledger, own, files)) return;
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`rebuilds: the entry with key ${key} comes from the ledger ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(ledger)}, and state is ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(own ?? "none")}`, {
		code: "dispatch.state",
		hint: `Set state to ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(ledger)} here too: the ledger must know what was dispatched.`
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
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_6__.createHash)("sha256").update(situation).digest("hex").slice(0, 16);
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
	return toTargets((0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.i)(entries), target, deps);
}
async function readFiles(patterns, { files }) {
	const entries = [];
	const failures = [];
	for (const pattern of patterns) try {
		for (const path of await findFiles(pattern, files)) {
			const content = await files.read(path);
			entries.push(...(0,_inputs_CEay7ePM_js__WEBPACK_IMPORTED_MODULE_5__.a)(content?.toString("utf8") ?? "", path));
		}
	} catch (error) {
		if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
		failures.push(...(0,_failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.r)(error));
	}
	if (failures.length > 0) throw (0,_failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.n)(failures, "several files are wrong", "rebuilds.shape");
	return entries;
}
async function findFiles(pattern, files) {
	if (await files.read(pattern).catch(() => void 0) !== void 0) return [pattern];
	const found = await files.glob(pattern);
	if (found.length > 0) return found;
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`rebuilds-file: no file matches ${(0,_clock_C5aW94yJ_js__WEBPACK_IMPORTED_MODULE_2__.r)(pattern)}`, {
		code: "rebuilds.no-file",
		hint: "Check the path, from the workspace, and that the step that writes it ran in this job or its artifact was downloaded."
	});
}
async function dispatchAll(targets, inputs, deps) {
	const campaign = createCampaign({
		targets,
		inputs,
		hosts: createHosts({
			githubToken: inputs["github-token"],
			tokens: inputs.tokens,
			transport: await deps.createTransport(),
			userAgent: deps.userAgent,
			world: deps
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
		if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
		return (0,_failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.r)(error);
	}
}



/***/ })

};
