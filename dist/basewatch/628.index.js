export const id = 628;
export const ids = [628];
export const modules = {

/***/ 2628:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ isDeferring),
/* harmony export */   t: () => (/* binding */ createGithub)
/* harmony export */ });
/* unused harmony exports i, r */
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6813);
/* harmony import */ var _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(593);
/* harmony import */ var _printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8405);
/* harmony import */ var _classification_BqzwXQ_T_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8614);





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
	const serverNowMs = (0,_classification_BqzwXQ_T_js__WEBPACK_IMPORTED_MODULE_3__.i)(header("date")) ?? nowMs;
	const afterMs = (0,_classification_BqzwXQ_T_js__WEBPACK_IMPORTED_MODULE_3__.a)(header("retry-after"), serverNowMs);
	if (afterMs !== void 0) return afterMs;
	const resetS = Number(header("x-ratelimit-reset"));
	if (header("x-ratelimit-remaining") === "0" && resetS > 0) return Math.max(1e3, resetS * 1e3 - serverNowMs);
	return FIRST_BLIND_WAIT_MS * 2 ** waitsBefore;
}
/** The classification of one call's outcomes; made anew for each call, since it counts the waits. */
function classifyCall(repetition, clock) {
	let waits = 0;
	const safely = (0,_classification_BqzwXQ_T_js__WEBPACK_IMPORTED_MODULE_3__.t)("GET", clock);
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
		return repetition === "read" || "failure" in outcome && (0,_classification_BqzwXQ_T_js__WEBPACK_IMPORTED_MODULE_3__.n)(outcome.failure) ? safely(outcome) : { kind: "give-up" };
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
	return new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t(`${what}: ${happened}`, {
		code: `forge.${kind}`,
		hint,
		cause
	});
}
/** Status and GitHub's own first line. */
function describeStatus({ status, message }) {
	const said = (0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.t)(message, 300);
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
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t(`"${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(repository)}" is not a GitHub repository`, {
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
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t(`"${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(workflow)}" is not the name of a workflow file`, {
		code: "forge.workflow-name",
		hint: `Write the file's name under ${FOLDER}, for example build.yml.`
	});
}
/** The path of a workflow's file; `undefined` for a numeric id. */
function workflowPath(workflow) {
	return /^\d+$/u.test(workflow) ? void 0 : `${FOLDER}${workflow}`;
}
// packages/forge/src/workflow-file.ts
const scalar = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.D)([
	(0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(),
	(0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.h)(),
	(0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.a)()
]);
const inputSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	type: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(), "string"),
	required: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.a)(), false),
	options: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.i)(scalar), [])
});
const documentSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	"run-name": (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(), ""),
	on: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ workflow_dispatch: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ inputs: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.x)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(), (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.O)())) })) }), { workflow_dispatch: null })
});
/**
* Reads what a workflow declares for `workflow_dispatch`; `undefined` when the text is no YAML map. The YAML parser is loaded by
* the first call (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs).
*/
async function parseWorkflow(text) {
	const { parse } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(505)]).then(__webpack_require__.bind(__webpack_require__, 1505));
	const parsed = parseQuietly(parse, text);
	const document = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.I)(documentSchema, parsed);
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
	const { on } = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.F)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ on: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.O)(), null) }), document);
	if (typeof on === "string") return on === "workflow_dispatch";
	if (Array.isArray(on)) return on.includes("workflow_dispatch");
	return typeof on === "object" && on !== null && Object.hasOwn(on, "workflow_dispatch");
}
function readInput(input) {
	const { type, required, options } = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.F)(inputSchema, input ?? {});
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
	return read((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ default_branch: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)() }), answer, subject).default_branch;
}
const workflowSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	id: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.h)(),
	path: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(),
	state: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()
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
	const { workflows } = read((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ workflows: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.i)(workflowSchema) }), answer, subject);
	return workflows.map(({ id, path, state }) => ({
		id,
		file: path.replace(/^.*\//u, ""),
		state
	}));
}
const contentSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	content: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(),
	encoding: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.d)("base64")
});
async function fetchDeclaration(context, repository, workflow, ref) {
	const subject = {
		what: `${repository} ${workflow}@${ref}`,
		repository,
		permission: "contents: read"
	};
	const path = workflowPath(workflow) ?? await fetchPath(context, repository, workflow);
	if (path instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t) return path;
	const parameters = {
		...splitRepository(repository),
		path,
		ref
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}/contents/{path}", parameters, { repetition: "read" });
	if (answer.status === 404) return fail$1(subject, "the workflow's file cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal(explainRefusal(answer, subject, context.caller), answer);
	const file = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.I)(contentSchema, answer.data);
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
	const parsed = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.I)(schema, answer.data);
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
const runSchema$1 = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	id: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.h)(),
	html_url: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(),
	display_title: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(),
	path: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(), ""),
	workflow_id: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.h)()), void 0),
	event: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(), ""),
	head_branch: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()), null),
	triggering_actor: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ login: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)() })), null),
	status: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()), null),
	conclusion: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()), null),
	created_at: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()
});
const listSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ workflow_runs: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.i)(runSchema$1) });
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
const jobsSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ jobs: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	runner_id: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.h)()), null),
	steps: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.O)())), null)
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
		if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
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
	const nearest = own.map((name) => (0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.r)(name, declared ?? [])).find((name) => name !== void 0);
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t(`${what}: the workflow declares no input ${own.map((name) => (0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(name, 80)).join(", ")}`, {
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
	if (count > most) throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t(`${what}: ${count} inputs, and this server takes ${most}`, {
		code: "forge.too-many-inputs",
		hint: "Send fewer: several values can share one input as JSON."
	});
	const characters = JSON.stringify(inputs).length;
	if (characters <= MOST_CHARACTERS$1) return;
	throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t(`${what}: the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS$1} in all`, {
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
	const nearest = (0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.r)(workflow, names);
	const there = names.length === 0 ? "The repository has no workflows." : `There are ${names.slice(0, 20).map((name) => (0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(name)).join(", ")}.`;
	const hint = `${nearest === void 0 ? "" : `Did you mean ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(nearest)}? `}${there} The file must be on the default branch too.`;
	return fail$1({ what }, `no workflow ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(workflow)} (404)`, "workflow-not-found", hint);
}
async function refNotFound$1({ answer, prepared, lookups }) {
	const branch = await lookups.defaultBranch(prepared.request.repository);
	const hint = `Check the branch or tag. The default branch of ${prepared.request.repository} is ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(branch)}.`;
	return fail$1(prepared, `no branch or tag ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(prepared.ref)} (${describeStatus(answer)})`, "ref-not-found", hint);
}
function noTrigger({ answer, prepared }) {
	const hint = `Add \`workflow_dispatch:\` under \`on:\` of .github/workflows/${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(prepared.workflow)} on ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(prepared.ref)}.`;
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
	return fail$1(prepared, `${name === void 0 ? "an input" : `input ${name}`} does not take its value${value === void 0 ? "" : ` "${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(value, 80)}"`} (${describeStatus(answer)})`, "invalid-input-value", describeNamed(name, prepared));
}
/** The name of the input that a refusal is about, where GitHub gives one. */
function nameInput({ message }) {
	const name = /input '([^']*)'/iu.exec(message)?.[1];
	return name === void 0 ? void 0 : (0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(name, 80);
}
/** A sentence on what an input takes. */
function describeNamed(name, { declaration }) {
	const declared = Object.entries(declaration?.inputs ?? {}).find(([key]) => key === name)?.[1];
	if (declared === void 0) return "Look at on.workflow_dispatch.inputs in the workflow.";
	return `${name} is ${describeInput(declared)}.`;
}
function describeInput({ type, options }) {
	if (options.length > 0) return `a ${type} of ${options.map((option) => (0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(option, 80)).join(", ")}`;
	if (type === "boolean") return "a boolean: true or false";
	return `a ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(type)}`;
}
async function disabled({ answer, prepared, context, lookups }) {
	const { request, workflow } = prepared;
	const reason = (await lookups.listWorkflows(request.repository)).find(({ id, file }) => file === workflow || String(id) === workflow)?.state === "disabled_inactivity" ? "disabled by GitHub, after 60 days without activity in the repository" : "disabled by hand";
	const hint = `Choose "Enable workflow" on ${`${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`}, or run: gh workflow enable ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(workflow)} -R ${request.repository}`;
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
	if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
	if (!(0,_classification_BqzwXQ_T_js__WEBPACK_IMPORTED_MODULE_3__.n)(error)) return {
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
		if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t)) throw error;
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
const runSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	workflow_run_id: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.h)(),
	html_url: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()
});
function readRun({ data }) {
	const run = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.I)(runSchema, data);
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
const viewerSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ data: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ viewer: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ login: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)() }) }) });
/**
* The login that GitHub knows the token's owner by, `github-actions[bot]` for a job's own token; `undefined` when GitHub does not say. GraphQL answers this for
* tokens of every kind, REST only for people's (https://docs.github.com/graphql/reference/queries#viewer). Throws `Failure` `http.*` without an answer.
*/
async function fetchViewer({ client, graphqlUrl }) {
	const answer = await client.call(`POST ${graphqlUrl}`, { query: "query { viewer { login } }" }, { repetition: "read" });
	const viewer = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.I)(viewerSchema, answer.data);
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
	const { getOctokit } = await Promise.all(/* import() */[__webpack_require__.e(165), __webpack_require__.e(73)]).then(__webpack_require__.bind(__webpack_require__, 1073));
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
		timeMs: (0,_classification_BqzwXQ_T_js__WEBPACK_IMPORTED_MODULE_3__.i)(header("date")),
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
	const what = `${repository} event ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(eventType)}`;
	if (eventType === "" || eventType.length > MOST_NAME) throw fail(what, `the event type has ${eventType.length} characters, and GitHub takes 1 to ${MOST_NAME}`, "event-type", "Shorten event-type.");
	if (request.ref !== void 0 && request.ref !== ref) throw fail(what, `a repository_dispatch runs on the default branch ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(ref)}, not on ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(request.ref)}`, "event-ref", "Leave the ref out, or leave event-type out and name the workflow.");
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
	return new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t(`${what}: ${happened}`, {
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
	const what = `${repository} ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(workflow)}@${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(ref)}`;
	const read = await lookups.declaration(repository, workflow, ref);
	const unreadable = read instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t ? read : void 0;
	const declaration = read instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t ? void 0 : read;
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
const objectSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	kind: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)(),
	text: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()),
	isBinary: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.a)()),
	isTruncated: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.a)()),
	byteSize: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.h)())
}));
const answerSchema = (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
	data: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ repository: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.o)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ defaultBranchRef: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({ name: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)() })) }), objectSchema)) })),
	errors: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.i)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.g)({
		type: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.m)((0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()),
		message: (0,_mini_Fe3X8499_js__WEBPACK_IMPORTED_MODULE_1__.w)()
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
		files: wanted.map((file, index) => missingRefs.has(file.ref ?? "HEAD") ? refNotFound(repository, file.ref, found.defaultBranch) : toFile(`${repository} ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(file.path)}@${file.ref ?? found.defaultBranch}`, found.objects[`f${index}`]))
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
	const happened = `no branch or tag ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(ref)}`;
	return fail$1({ what: repository }, happened, "ref-not-found", `Its default branch is ${(0,_printable_C_SIkWYw_js__WEBPACK_IMPORTED_MODULE_4__.n)(defaultBranch)}.`);
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
			if (file === void 0 || file instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_2__.t) pending.reject(file);
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
