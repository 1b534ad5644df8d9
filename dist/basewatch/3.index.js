export const id = 3;
export const ids = [3];
export const modules = {

/***/ 4003:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDemo: () => (/* binding */ runDemo)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(350);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8179);
/* harmony import */ var _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4);
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3285);
/* harmony import */ var _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6822);
/* harmony import */ var _platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(2019);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8161);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(7030);
/* harmony import */ var node_http__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(7067);
/* harmony import */ var node_https__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(4708);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(8522);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(1421);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(8500);
















// packages/simulators/src/github/faults.ts
function createFaults() {
	const waiting = [];
	return {
		add(matcher, fault, { afterStarting = false, times = 1 } = {}) {
			waiting.push({
				matcher,
				fault,
				afterStarting,
				left: times
			});
		},
		take(request) {
			const found = waiting.find((entry) => entry.left > 0 && matches(entry.matcher, request));
			if (found !== void 0) found.left -= 1;
			return found;
		}
	};
}
function matches(matcher, request) {
	if (typeof matcher === "function") return matcher(request);
	const { method, path } = matcher;
	return (method ?? request.method) === request.method && (path?.test(request.path) ?? true);
}
/** Breaks the connection as the fault says, or yields the answer to send. */
function commit(fault, incoming, outgoing) {
	if (fault === "reset") incoming.socket.resetAndDestroy();
	if (fault === "cut") {
		outgoing.writeHead(200, {
			"content-type": "application/json",
			"content-length": 1e3
		});
		outgoing.write("{\"workflow_run_id\":", () => incoming.socket.destroy());
	}
	return typeof fault === "string" ? void 0 : fault;
}
// packages/simulators/src/github/workflow-file.ts
/** Reads name, run-name and dispatch inputs of a workflow (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax). */
function parseWorkflowFile(text, path) {
	const document = (0,_browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_3__.t)(text);
	const tree = isTree(document) ? document : {};
	return {
		name: typeof tree["name"] === "string" ? tree["name"] : path,
		runName: typeof tree["run-name"] === "string" ? tree["run-name"] : void 0,
		inputs: readInputs(tree["on"]),
		eventTypes: readEventTypes(tree["on"]),
		concurrency: readGroup(tree["concurrency"])
	};
}
function readEventTypes(on) {
	if (on === "repository_dispatch" || Array.isArray(on) && on.includes("repository_dispatch")) return [];
	if (!isTree(on) || !("repository_dispatch" in on)) return void 0;
	const trigger = on["repository_dispatch"];
	const types = isTree(trigger) ? trigger["types"] : void 0;
	return types === void 0 ? [] : [types].flat().map(String);
}
function readGroup(concurrency) {
	const group = isTree(concurrency) ? concurrency["group"] : concurrency;
	return typeof group === "string" ? group : void 0;
}
function readInputs(on) {
	if (on === "workflow_dispatch" || Array.isArray(on) && on.includes("workflow_dispatch")) return {};
	if (!isTree(on) || !("workflow_dispatch" in on)) return void 0;
	const trigger = on["workflow_dispatch"];
	const declared = isTree(trigger) && isTree(trigger["inputs"]) ? trigger["inputs"] : {};
	return Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput(input)]));
}
function readInput(input) {
	const tree = isTree(input) ? input : {};
	return {
		type: typeof tree["type"] === "string" ? tree["type"] : "string",
		required: tree["required"] === true,
		default: tree["default"] === void 0 || tree["default"] === null ? void 0 : String(tree["default"]),
		options: Array.isArray(tree["options"]) ? tree["options"].map(String) : []
	};
}
function isTree(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/**
* The title of a run: `run-name` with its expressions filled in, else the workflow's name. Knows `inputs.*`, `github.*`, string
* literals and `||`; an expression that it cannot read shows as it stands.
*/
function runTitle(workflow, inputs, github) {
	if (workflow.runName === void 0) return workflow.name;
	return workflow.runName.replaceAll(/\$\{\{(.*?)\}\}/gu, (whole, expression) => {
		const values = expression.split("||").map((operand) => readOperand(operand.trim(), inputs, github));
		if (values.includes(void 0)) return whole;
		return values.find((value) => value !== "") ?? "";
	});
}
function readOperand(operand, inputs, github) {
	const [, literal] = /^'([^']*)'$/u.exec(operand) ?? [];
	if (literal !== void 0) return literal;
	const [, input] = /^(?:github\.event\.client_payload|(?:github\.event\.)?inputs)\.([\w-]+)$/u.exec(operand) ?? [];
	if (input !== void 0) return inputs[input] ?? "";
	const [, property] = /^github\.(\w+)$/u.exec(operand) ?? [];
	return property === void 0 ? void 0 : github[property];
}
// packages/simulators/src/github/access.ts
/** An error as GitHub words it (https://docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api). */
function refusal(status, message, headers = {}) {
	return {
		status,
		headers,
		body: {
			message,
			documentation_url: "https://docs.github.com/rest",
			status: String(status)
		}
	};
}
/** The token of a request: `undefined` for an anonymous one, the 401 for one that is not valid. */
function identify$1(authorization, tokens) {
	if (authorization === void 0) return void 0;
	const [, secret] = /^(?:token|bearer) (\S+)$/iu.exec(authorization) ?? [];
	const token = secret === void 0 ? void 0 : tokens[secret];
	return token === void 0 || token.kind === "expired" ? refusal(401, "Bad credentials") : token;
}
/** Why a request may not do what it wants; `undefined` when it may. What a token cannot see does not exist for it. */
function refuse$1(token, subject, need) {
	const covered = covers$1(token, subject.fullName);
	if (subject.private && !covered) return refusal(404, "Not Found");
	if (token === void 0) return need.access === "write" ? refusal(401, "Requires authentication") : void 0;
	if (token.kind === "classic") return refuseWithoutSso(token.unauthorizedFor ?? [], subject.fullName);
	if (need.permission === "metadata" || !subject.private && need.access === "read") return void 0;
	const granted = covered && token.kind !== "expired" ? token.permissions[need.permission] ?? "none" : "none";
	if (RANK[granted] >= RANK[need.access]) return void 0;
	return refusal(403, `Resource not accessible by ${token.kind === "fine-grained" ? "personal access token" : "integration"}`);
}
const RANK = {
	none: 0,
	read: 1,
	write: 2
};
function covers$1(token, fullName) {
	if (token === void 0 || token.kind === "expired") return false;
	if (token.kind === "classic") return true;
	return token.kind === "actions" ? token.repository === fullName : token.repositories.includes(fullName);
}
function refuseWithoutSso(organizations, fullName) {
	const owner = fullName.split("/")[0] ?? "";
	if (!organizations.includes(owner)) return void 0;
	return refusal(403, "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.", { "x-github-sso": `required; url=https://github.com/orgs/${owner}/sso?authorization_request=AAAA` });
}
// packages/simulators/src/github/state.ts
const FIRST_RUN_ID = 17000000001;
function createState(options) {
	const runs = [];
	const building = /* @__PURE__ */ new Set();
	const repositories = Object.entries(options.repositories).map(([fullName, repository], index) => ({
		id: 1e3 + index,
		fullName,
		private: repository.private ?? false,
		defaultBranch: repository.defaultBranch ?? "main",
		refs: repository.refs,
		disabled: repository.disabled ?? {}
	}));
	function update(id, change) {
		const index = runs.findIndex((run) => run.id === id);
		const run = runs[index];
		if (run === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`no run ${id}`, { code: "simulators.run" });
		const changed = {
			...run,
			...change
		};
		runs[index] = {
			...changed,
			started: changed.started || changed.status === "in_progress"
		};
		if (run.status !== "completed" && changed.status === "completed") promote(run.group);
	}
	function build(run) {
		const { onRun } = options;
		if (onRun === void 0) return;
		update(run.id, { status: "in_progress" });
		const built = onRun(run).catch(() => "failure").then((conclusion) => {
			if (runs.find(({ id }) => id === run.id)?.status !== "completed") update(run.id, {
				status: "completed",
				conclusion
			});
		}).finally(() => building.delete(built));
		building.add(built);
	}
	/** The run of a group that waits for its turn. */
	const pendingOf = (group) => group === void 0 ? void 0 : runs.find((run) => run.group === group && run.status === "pending");
	function cancelPending({ id }) {
		const index = runs.findIndex((run) => run.id === id);
		const run = runs[index];
		if (run !== void 0) runs[index] = {
			...run,
			status: "completed",
			conclusion: "cancelled"
		};
	}
	function promote(group) {
		const next = pendingOf(group);
		if (next === void 0) return;
		update(next.id, { status: "queued" });
		build(next);
	}
	return {
		repositories,
		runs,
		now: options.now ?? Date.now,
		start(started) {
			const runNumber = runs.filter((run) => run.path === started.path && run.repository === started.repository).length + 1;
			const { group } = started;
			const isBusy = group !== void 0 && runs.some((run) => run.group === group && run.status !== "completed");
			const superseded = pendingOf(group);
			const run = {
				...started,
				id: FIRST_RUN_ID + runs.length,
				runNumber,
				status: isBusy ? "pending" : "queued",
				conclusion: null,
				started: false
			};
			runs.push(run);
			if (!isBusy) build(run);
			if (superseded !== void 0) cancelPending(superseded);
			return run;
		},
		update,
		async settled() {
			while (building.size > 0) await Promise.all(building);
		}
	};
}
/** The repository of that name in any case; `undefined` when there is none. */
function findRepository(state, fullName) {
	return state.repositories.find((repository) => repository.fullName.toLowerCase() === fullName.toLowerCase());
}
/** The files at a branch, tag, `refs/…` name, `HEAD` or commit hash; `undefined` when there is no such ref. */
function filesAt(repository, ref) {
	return repository.refs[refName(repository, ref) ?? ""];
}
/** The short name of a ref that exists. */
function refName(repository, ref) {
	const short = ref === void 0 || ref === "HEAD" ? repository.defaultBranch : ref.replace(/^refs\/(?:heads|tags)\//u, "");
	return Object.keys(repository.refs).find((name) => name === short || commitOf(repository, name) === short);
}
/** A stable commit hash for a ref. */
function commitOf(repository, ref) {
	return sha1(`commit ${repository.fullName} ${ref} ${JSON.stringify(Object.keys(repository.refs[ref] ?? {}))}`);
}
function blobHash(content) {
	return sha1(Buffer.concat([Buffer.from(`blob ${content.length}\0`), content]));
}
/** The workflows on the default branch: those that the API lists. */
function listWorkflows(repository) {
	return Object.keys(filesAt(repository, void 0) ?? {}).filter((path) => path.startsWith(".github/workflows/") && /\.ya?ml$/u.test(path)).flatMap((path) => readWorkflow(repository, path, void 0) ?? []);
}
/** The workflow that a file name or numeric id stands for. */
function findWorkflow(repository, nameOrId) {
	return listWorkflows(repository).find((workflow) => String(workflow.id) === nameOrId || workflow.path === `.github/workflows/${nameOrId}`);
}
/** A workflow as its file stands on a ref. */
function readWorkflow(repository, path, ref) {
	const content = filesAt(repository, ref)?.[path];
	if (content === void 0) return void 0;
	return {
		id: Number.parseInt(sha1(`${repository.fullName} ${path}`).slice(0, 7), 16),
		path,
		file: parseWorkflowFile(Buffer.from(content).toString("utf8"), path),
		state: repository.disabled[path.slice(18)] ?? "active"
	};
}
/** Somebody else's run: of a person, or of another event. Throws `Failure` when the repository or workflow does not exist. */
function startForeignRun(state, foreign) {
	const repository = findRepository(state, foreign.repository);
	const workflow = repository === void 0 ? void 0 : findWorkflow(repository, foreign.workflow);
	if (repository === void 0 || workflow === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`no workflow ${foreign.workflow} in ${foreign.repository}`, { code: "simulators.workflow" });
	return state.start({
		repository: repository.fullName,
		path: workflow.path,
		workflowName: workflow.file.name,
		event: foreign.event ?? "workflow_dispatch",
		ref: repository.defaultBranch,
		actor: foreign.actor ?? "somebody",
		inputs: {},
		displayTitle: foreign.displayTitle ?? workflow.file.name,
		createdAtMs: foreign.createdAtMs ?? state.now(),
		group: workflow.file.concurrency
	});
}
function sha1(content) {
	return (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_2__.t)("sha1").update(content).digest("hex");
}
// packages/simulators/src/github/bodies.ts
const OWNER_LINKS = "events followers following gists organizations received_events repos starred subscriptions".split(" ");
const REPOSITORY_LINKS = "archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees clone git ssh svn".split(" ");
const RUN_LINKS = "jobs logs check_suite cancel rerun artifacts".split(" ");
/** `full-repository` of GitHub's description; also serves as its smaller forms. */
function repositoryBody(repository, roots) {
	const [owner = "", name = ""] = repository.fullName.split("/");
	const url = `${roots.api}/repos/${repository.fullName}`;
	const dates = Object.fromEntries([
		"created_at",
		"updated_at",
		"pushed_at"
	].map((key) => [key, "2026-01-01T00:00:00Z"]));
	const counts = "forks forks_count open_issues open_issues_count size stargazers_count watchers watchers_count network_count subscribers_count";
	return {
		id: repository.id,
		node_id: `R_${repository.id}`,
		name,
		full_name: repository.fullName,
		owner: userBody(owner, roots),
		private: repository.private,
		html_url: `${roots.server}/${repository.fullName}`,
		description: null,
		fork: false,
		url,
		...Object.fromEntries(REPOSITORY_LINKS.map((link) => [`${link}_url`, `${url}/${link}`])),
		mirror_url: null,
		homepage: null,
		language: null,
		license: null,
		...Object.fromEntries(counts.split(" ").map((count) => [count, 0])),
		...Object.fromEntries([
			"issues",
			"projects",
			"wiki",
			"pages",
			"discussions"
		].map((part) => [`has_${part}`, false])),
		archived: false,
		disabled: false,
		default_branch: repository.defaultBranch,
		...dates
	};
}
function userBody(login, roots) {
	const url = `${roots.api}/users/${login}`;
	return {
		login,
		id: 1,
		node_id: "U_1",
		avatar_url: `${roots.server}/${login}.png`,
		gravatar_id: null,
		url,
		html_url: `${roots.server}/${login}`,
		...Object.fromEntries(OWNER_LINKS.map((link) => [`${link}_url`, `${url}/${link}`])),
		type: "User",
		site_admin: false
	};
}
/** `workflow` of GitHub's description. */
function workflowBody(workflow, repository, roots) {
	return {
		id: workflow.id,
		node_id: `W_${workflow.id}`,
		name: workflow.file.name,
		path: workflow.path,
		state: workflow.state,
		created_at: "2026-01-01T00:00:00.000Z",
		updated_at: "2026-01-01T00:00:00.000Z",
		url: `${roots.api}/repos/${repository.fullName}/actions/workflows/${workflow.id}`,
		html_url: `${roots.server}/${repository.fullName}/blob/${repository.defaultBranch}/${workflow.path}`,
		badge_url: `${roots.server}/${repository.fullName}/workflows/badge.svg`
	};
}
/** `workflow-run` of GitHub's description. It has no inputs: only `display_title` can show one. */
function runBody(run, workflowId, repository, roots) {
	const url = runUrl(run, roots);
	const at = new Date(run.createdAtMs).toISOString().replace(/\.\d+Z$/u, "Z");
	const short = repositoryBody(repository, roots);
	return {
		id: run.id,
		name: run.workflowName,
		node_id: `WFR_${run.id}`,
		head_branch: run.ref,
		head_sha: commitOf(repository, run.ref),
		path: run.path,
		display_title: run.displayTitle,
		run_number: run.runNumber,
		run_attempt: 1,
		event: run.event,
		status: run.status,
		conclusion: run.conclusion,
		workflow_id: workflowId,
		url,
		html_url: runPage(run, roots),
		pull_requests: [],
		created_at: at,
		updated_at: at,
		run_started_at: at,
		actor: userBody(run.actor, roots),
		triggering_actor: userBody(run.actor, roots),
		...Object.fromEntries(RUN_LINKS.map((link) => [`${link}_url`, `${url}/${link}`])),
		workflow_url: `${roots.api}/repos/${repository.fullName}/actions/workflows/${workflowId}`,
		head_commit: null,
		repository: short,
		head_repository: short
	};
}
/** `job` of GitHub's description: the one job of a run that has started. */
function jobBody(run, repository, roots) {
	const url = `${roots.api}/repos/${run.repository}/actions/jobs/${run.id}`;
	const at = new Date(run.createdAtMs).toISOString();
	return {
		id: run.id,
		node_id: `CR_${run.id}`,
		run_id: run.id,
		run_url: runUrl(run, roots),
		run_attempt: 1,
		head_sha: commitOf(repository, run.ref),
		head_branch: run.ref,
		workflow_name: run.workflowName,
		name: "build",
		url,
		html_url: `${runPage(run, roots)}/job/${run.id}`,
		check_run_url: url,
		status: run.status,
		conclusion: run.conclusion,
		created_at: at,
		started_at: at,
		completed_at: run.status === "completed" ? at : null,
		steps: [],
		labels: ["ubuntu-latest"],
		runner_id: 1,
		runner_name: "runner",
		runner_group_id: 0,
		runner_group_name: "GitHub Actions"
	};
}
function runUrl(run, roots) {
	return `${roots.api}/repos/${run.repository}/actions/runs/${run.id}`;
}
function runPage(run, roots) {
	return `${roots.server}/${run.repository}/actions/runs/${run.id}`;
}
// packages/simulators/src/github/dispatches.ts
/** Whom the runs are started by, and whom GraphQL calls the viewer. */
const ACTOR = "basewatch[bot]";
const MOST_CHARACTERS = 65535;
/**
* Starts a run, or refuses in GitHub's words
* (https://docs.github.com/rest/actions/workflows#create-a-workflow-dispatch-event).
*/
function dispatch(call) {
	const body = readBody(call);
	if ("status" in body) return body;
	const { state, repository, workflow, roots } = call;
	const ref = refName(repository, body.ref);
	if (ref === void 0) return refusal(422, `No ref found for: ${body.ref}`);
	const file = readWorkflow(repository, workflow.path, ref)?.file;
	if (file?.inputs === void 0) return refusal(422, "Workflow does not have 'workflow_dispatch' trigger");
	if (workflow.state !== "active") return refusal(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
	const problem = inputProblem(body.inputs, file.inputs, call.profile);
	if (problem !== void 0) return refusal(422, problem);
	const inputs = {
		...defaultsOf(file.inputs),
		...body.inputs
	};
	const run = state.start({
		repository: repository.fullName,
		path: workflow.path,
		workflowName: file.name,
		event: "workflow_dispatch",
		ref,
		actor: ACTOR,
		inputs,
		displayTitle: runTitle(file, inputs, {
			actor: ACTOR,
			ref_name: ref,
			workflow: file.name
		}),
		createdAtMs: state.now(),
		group: file.concurrency
	});
	if (!body.details) return { status: 204 };
	return {
		status: 200,
		body: {
			workflow_run_id: run.id,
			run_url: runUrl(run, roots),
			html_url: runPage(run, roots)
		}
	};
}
function readBody({ body, version, profile }) {
	if (typeof body !== "object" || body === null) return refusal(400, "Problems parsing JSON");
	const { ref, inputs = {}, ...rest } = body;
	const knowsDetails = profile !== "ghes-3.19" && version !== "2026-03-10";
	const extra = Object.keys(rest).find((key) => key !== "return_run_details" || !knowsDetails);
	if (extra !== void 0) return refusal(422, `Invalid request.\n\n"${extra}" is not a permitted key.`);
	if (typeof ref !== "string") return refusal(422, `Invalid request.\n\n"ref" wasn't supplied.`);
	if (typeof inputs !== "object" || inputs === null) return refusal(422, "Invalid request.\n\nFor 'properties/inputs', it is not an object.");
	const wrong = Object.entries(inputs).find(([, value]) => typeof value !== "string");
	if (wrong !== void 0) return refusal(422, `Invalid request.\n\nFor 'properties/${wrong[0]}', ${wrong[1]} is not a string.`);
	return {
		ref,
		inputs,
		details: version === "2026-03-10" || rest["return_run_details"] === true
	};
}
function inputProblem(given, declared, profile) {
	const most = profile === "ghes-3.19" ? 10 : 25;
	if (Object.keys(given).length > most) return `you may only define up to ${most} \`inputs\` for a \`workflow_dispatch\` event`;
	if (JSON.stringify(given).length > MOST_CHARACTERS) return "inputs are too large.";
	const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(declared, name));
	if (unexpected.length > 0) return `Unexpected inputs provided: ${JSON.stringify(unexpected)}`;
	for (const [name, input] of Object.entries(declared)) {
		const value = given[name] ?? input.default;
		if (input.required && (value === void 0 || value === "")) return `Required input '${name}' not provided`;
		if (value !== void 0 && !accepts(input, value)) return `Invalid value for input '${name}'`;
	}
}
function accepts(input, value) {
	if (input.type === "choice") return input.options.includes(value);
	if (input.type === "boolean") return value === "true" || value === "false";
	return input.type !== "number" || value !== "" && !Number.isNaN(Number(value));
}
function defaultsOf(declared) {
	return Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, input.default ?? ""]));
}
// packages/simulators/src/github/graphql-query.ts
const TOKEN = /\.\.\.|[{}():!=@[\]$]|"(?:[^"\\\n]|\\.)*"|[_A-Za-z]\w*|[^\s,]/gu;
/**
* The selections of one GraphQL query, variables filled in; knows what reading files needs: aliases, string arguments,
* inline fragments (https://spec.graphql.org/October2021/#sec-Document-Syntax). Throws `SyntaxError` at anything else.
*/
function parseGraphql(text, variables) {
	const tokens = text.match(TOKEN) ?? [];
	let position = 0;
	const peek = () => tokens[position] ?? "end of query";
	const next = () => {
		position += 1;
		return tokens[position - 1] ?? "end of query";
	};
	const expect = (wanted) => {
		const found = next();
		if (found !== wanted) throw new SyntaxError(`expected ${wanted}, found ${found}`);
	};
	function skipHeader() {
		if (peek() === "{") return;
		expect("query");
		while (peek() !== "{" && position < tokens.length) next();
	}
	function selections() {
		const list = [];
		expect("{");
		while (peek() !== "}") list.push(selection());
		expect("}");
		return list;
	}
	function selection() {
		const first = next();
		if (first === "...") {
			expect("on");
			return {
				kind: "fragment",
				on: next(),
				selections: selections()
			};
		}
		if (!/^\w+$/u.test(first)) throw new SyntaxError(`expected a field, found ${first}`);
		const aliased = peek() === ":";
		if (aliased) next();
		return {
			kind: "field",
			alias: first,
			name: aliased ? next() : first,
			arguments: peek() === "(" ? readArguments() : {},
			selections: peek() === "{" ? selections() : []
		};
	}
	function readArguments() {
		const list = {};
		expect("(");
		while (peek() !== ")") {
			const name = next();
			expect(":");
			list[name] = readValue();
		}
		expect(")");
		return list;
	}
	function readValue() {
		const token = next();
		const value = token === "$" ? variables[next()] : token.startsWith("\"") ? JSON.parse(token) : void 0;
		if (typeof value !== "string") throw new SyntaxError(`expected a string, found ${token}`);
		return value;
	}
	skipHeader();
	const result = selections();
	if (position < tokens.length) throw new SyntaxError(`expected end of query, found ${peek()}`);
	return result;
}
// packages/simulators/src/github/graphql.ts
/** Above this, `text` is cut and `isTruncated` is true. */
const MOST_TEXT_BYTES = 512e3;
/** Answers `POST /graphql`: a repository's default branch and its files (https://docs.github.com/graphql/reference/objects#repository). */
function answerGraphql(body, state, token) {
	const { query, variables } = body ?? {};
	const errors = [];
	try {
		const selections = parseGraphql(String(query), variables ?? {});
		const data = select(queryNode(state, token, errors), selections);
		return {
			status: 200,
			body: errors.length === 0 ? { data } : {
				data,
				errors
			}
		};
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return {
			status: 200,
			body: { errors: [{ message: `Parse error: ${error.message}` }] }
		};
	}
}
function select(node, selections) {
	const result = {};
	for (const selection of selections) {
		if (selection.kind === "fragment") {
			if (selection.on === node.type) Object.assign(result, select(node, selection.selections));
			continue;
		}
		const read = selection.name === "__typename" ? () => node.type : node.fields[selection.name];
		if (read === void 0) throw new SyntaxError(`Field '${selection.name}' doesn't exist on type '${node.type}'`);
		const value = read(selection.arguments);
		result[selection.alias] = isNode(value) ? select(value, selection.selections) : value;
	}
	return result;
}
function isNode(value) {
	return typeof value === "object" && value !== null && "fields" in value;
}
function queryNode(state, token, errors) {
	return {
		type: "Query",
		fields: {
			viewer: () => ({
				type: "User",
				fields: { login: () => ACTOR }
			}),
			repository({ owner, name }) {
				const repository = findRepository(state, `${owner}/${name}`);
				const refused = repository === void 0 ? void 0 : refuse$1(token, repository, {
					permission: "contents",
					access: "read"
				});
				if (repository !== void 0 && refused === void 0) return repositoryNode(repository);
				errors.push(repositoryError(refused, `${owner}/${name}`));
				return null;
			}
		}
	};
}
function repositoryError(refused, fullName) {
	if (refused === void 0 || refused.status === 404) return {
		type: "NOT_FOUND",
		path: ["repository"],
		message: `Could not resolve to a Repository with the name '${fullName}'.`
	};
	return {
		type: "FORBIDDEN",
		path: ["repository"],
		message: refused.body.message
	};
}
function repositoryNode(repository) {
	const { defaultBranch } = repository;
	const hasDefault = repository.refs[defaultBranch] !== void 0;
	return {
		type: "Repository",
		fields: {
			nameWithOwner: () => repository.fullName,
			defaultBranchRef: () => hasDefault ? {
				type: "Ref",
				fields: { name: () => defaultBranch }
			} : null,
			object: ({ expression = "" }) => objectNode(repository, expression)
		}
	};
}
function objectNode(repository, expression) {
	const [, ref = "", path] = /^([^:]*)(?::(.*))?$/su.exec(expression) ?? [];
	const name = refName(repository, ref);
	if (name === void 0) return null;
	if (path === void 0) return treeNode("Commit", commitOf(repository, name));
	const files = filesAt(repository, ref) ?? {};
	const content = files[path];
	if (content !== void 0) return blobNode(Buffer.from(content));
	return Object.keys(files).some((file) => file.startsWith(`${path}/`)) ? treeNode("Tree", blobHash(Buffer.from(path))) : null;
}
function treeNode(type, oid) {
	return {
		type,
		fields: { oid: () => oid }
	};
}
function blobNode(content) {
	const isBinary = content.includes(0);
	return {
		type: "Blob",
		fields: {
			oid: () => blobHash(content),
			byteSize: () => content.length,
			isBinary: () => isBinary,
			isTruncated: () => content.length > MOST_TEXT_BYTES,
			text: () => isBinary ? null : content.subarray(0, MOST_TEXT_BYTES).toString("utf8")
		}
	};
}
// packages/simulators/src/github/contents.ts
/** Answers `GET …/contents/{path}` for a file (https://docs.github.com/rest/repos/contents#get-repository-content). */
function fileContents(repository, path, ref, roots) {
	const files = filesAt(repository, ref);
	if (files === void 0) return refusal(404, `No commit found for the ref ${ref}`);
	const content = files[path];
	if (content === void 0) return refusal(404, "Not Found");
	const bytes = Buffer.from(content);
	const url = `${roots.api}/repos/${repository.fullName}/contents/${path}`;
	const page = `${roots.server}/${repository.fullName}/blob/${ref ?? repository.defaultBranch}/${path}`;
	return {
		status: 200,
		body: {
			type: "file",
			name: path.split("/").at(-1),
			path,
			sha: blobHash(bytes),
			size: bytes.length,
			encoding: "base64",
			content: bytes.toString("base64").replaceAll(/.{60}/gu, "$&\n"),
			url,
			git_url: url,
			html_url: page,
			download_url: page,
			_links: {
				self: url,
				git: url,
				html: page
			}
		}
	};
}
// packages/simulators/src/github/events.ts
const MOST_KEYS = 10;
const MOST_NAME = 100;
/**
* Starts each workflow of the default branch that wants an event of this type, or refuses
* (https://docs.github.com/rest/repos/repos#create-a-repository-dispatch-event).
*/
function repositoryDispatch(state, repository, body) {
	const { event_type: type, client_payload: payload = {} } = body ?? {};
	if (typeof type !== "string") return refusal(422, `Invalid request.\n\n"event_type" wasn't supplied.`);
	if (type.length > MOST_NAME) return refusal(422, `Invalid request.\n\nFor 'properties/event_type', ${type} is too long.`);
	const keys = Object.keys(payload).length;
	if (keys > MOST_KEYS) return refusal(422, `Invalid request.\n\nNo more than ${MOST_KEYS} properties are allowed; ${keys} were supplied.`);
	const inputs = payload;
	for (const { path, file } of listWorkflows(repository)) {
		const { eventTypes } = file;
		if (eventTypes === void 0 || eventTypes.length > 0 && !eventTypes.includes(type)) continue;
		const named = file.runName === void 0 ? {
			...file,
			runName: type
		} : file;
		state.start({
			repository: repository.fullName,
			path,
			workflowName: file.name,
			event: "repository_dispatch",
			ref: repository.defaultBranch,
			actor: ACTOR,
			inputs,
			displayTitle: runTitle(named, inputs, {
				actor: ACTOR,
				ref_name: repository.defaultBranch
			}),
			createdAtMs: state.now(),
			group: file.concurrency
		});
	}
	return { status: 204 };
}
// packages/simulators/src/github/routes.ts
const METADATA = {
	permission: "metadata",
	access: "read"
};
const ACTIONS = {
	permission: "actions",
	access: "read"
};
const DISPATCH = {
	permission: "actions",
	access: "write"
};
const ROUTES = [
	{
		method: "GET",
		pattern: "/repos/{}/{}",
		need: METADATA,
		answer: getRepository
	},
	{
		method: "GET",
		pattern: "/repos/{}/{}/actions/workflows",
		need: ACTIONS,
		answer: getWorkflows
	},
	{
		method: "GET",
		pattern: "/repos/{}/{}/actions/workflows/{}",
		need: ACTIONS,
		answer: getWorkflow
	},
	{
		method: "POST",
		pattern: "/repos/{}/{}/actions/workflows/{}/dispatches",
		need: DISPATCH,
		answer: postDispatch
	},
	{
		method: "GET",
		pattern: "/repos/{}/{}/actions/workflows/{}/runs",
		need: ACTIONS,
		answer: getWorkflowRuns
	},
	{
		method: "GET",
		pattern: "/repos/{}/{}/actions/runs",
		need: ACTIONS,
		answer: getRuns
	},
	{
		method: "GET",
		pattern: "/repos/{}/{}/actions/runs/{}",
		need: ACTIONS,
		answer: getRun
	},
	{
		method: "GET",
		pattern: "/repos/{}/{}/actions/runs/{}/jobs",
		need: ACTIONS,
		answer: getJobs
	},
	{
		method: "POST",
		pattern: "/repos/{}/{}/actions/runs/{}/cancel",
		need: DISPATCH,
		answer: postCancel
	},
	{
		method: "POST",
		pattern: "/repos/{}/{}/dispatches",
		need: {
			permission: "contents",
			access: "write"
		},
		answer: postEvent
	},
	{
		method: "GET",
		pattern: "/repos/{}/{}/contents/{path}",
		need: {
			permission: "contents",
			access: "read"
		},
		answer: getContents
	}
];
/** What this server expects, for the message to whoever sends something else. */
const EXPECTED = [...ROUTES.map((route) => `${route.method} ${route.pattern}`), "POST /graphql"].join(", ");
/** The answer of the REST API; `undefined` for a path that this server does not know. */
function answerRest(method, path, call) {
	for (const route of ROUTES) {
		const parameters = route.method === method ? match(route.pattern, path) : void 0;
		if (parameters === void 0) continue;
		const [owner = "", name = "", ...others] = parameters;
		const repository = findRepository(call.state, `${owner}/${name}`);
		if (repository === void 0) return refusal(404, "Not Found");
		return refuse$1(call.token, repository, route.need) ?? route.answer({
			...call,
			repository,
			parameters: others
		});
	}
}
function match(pattern, path) {
	const expression = pattern.replaceAll("{}", "([^/]+)").replace("{path}", "(.+)");
	return new RegExp(`^${expression}$`, "u").exec(path)?.slice(1).map(decodeURIComponent);
}
function getRepository({ repository, roots }) {
	return {
		status: 200,
		body: repositoryBody(repository, roots)
	};
}
function getWorkflows({ repository, roots, query }) {
	const workflows = listWorkflows(repository);
	const bodies = pageOf(workflows, query).map((workflow) => workflowBody(workflow, repository, roots));
	return {
		status: 200,
		body: {
			total_count: workflows.length,
			workflows: bodies
		}
	};
}
function getWorkflow({ repository, parameters, roots }) {
	const workflow = findWorkflow(repository, parameters[0] ?? "");
	return workflow === void 0 ? refusal(404, "Not Found") : {
		status: 200,
		body: workflowBody(workflow, repository, roots)
	};
}
function postDispatch(found) {
	const workflow = findWorkflow(found.repository, found.parameters[0] ?? "");
	if (workflow === void 0) return refusal(404, "Not Found");
	return dispatch({
		...found,
		workflow,
		profile: found.options.profile ?? "github.com"
	});
}
function getWorkflowRuns(found) {
	const workflow = findWorkflow(found.repository, found.parameters[0] ?? "");
	return workflow === void 0 ? refusal(404, "Not Found") : listRuns(found, (run) => run.path === workflow.path);
}
function getRuns(found) {
	return listRuns(found, () => true);
}
function findRun(found) {
	return runsOf(found).find(({ id }) => String(id) === found.parameters[0]);
}
function getJobs(found) {
	const run = findRun(found);
	if (run === void 0) return refusal(404, "Not Found");
	const jobs = run.started ? [jobBody(run, found.repository, found.roots)] : [];
	return {
		status: 200,
		body: {
			total_count: jobs.length,
			jobs
		}
	};
}
function postCancel(found) {
	const run = findRun(found);
	if (run === void 0) return refusal(404, "Not Found");
	if (run.status === "completed") return refusal(409, "Cannot cancel a workflow run that is completed.");
	found.state.update(run.id, {
		status: "completed",
		conclusion: "cancelled"
	});
	return {
		status: 202,
		body: {}
	};
}
function postEvent({ state, repository, body }) {
	return repositoryDispatch(state, repository, body);
}
function getRun(found) {
	const run = findRun(found);
	return run === void 0 ? refusal(404, "Not Found") : {
		status: 200,
		body: describeRun(run, found)
	};
}
function listRuns(found, wanted) {
	const filters = [
		"event",
		"status",
		"actor",
		"branch",
		"created",
		"head_sha"
	].filter((name) => found.query.has(name));
	const lagMs = filters.length === 0 ? found.options.listLagMs ?? 0 : found.options.filteredLagMs ?? 3e4;
	const latest = found.state.now() - lagMs;
	const runs = runsOf(found).filter((run) => wanted(run) && run.createdAtMs <= latest).filter((run) => filters.every((name) => name === "created" || filterValue(run, name) === found.query.get(name))).toSorted((left, right) => right.createdAtMs - left.createdAtMs || right.id - left.id);
	const bodies = pageOf(runs, found.query).map((run) => describeRun(run, found));
	return {
		status: 200,
		body: {
			total_count: runs.length,
			workflow_runs: bodies
		}
	};
}
function filterValue(run, filter) {
	if (filter === "event") return run.event;
	if (filter === "branch") return run.ref;
	if (filter === "actor") return run.actor;
	return run.status;
}
function runsOf({ state, repository }) {
	return state.runs.filter((run) => run.repository === repository.fullName);
}
function describeRun(run, { repository, roots }) {
	return runBody(run, listWorkflows(repository).find(({ path }) => path === run.path)?.id ?? 0, repository, roots);
}
function pageOf(list, query) {
	const size = Math.min(100, Number(query.get("per_page") ?? 30));
	const start = (Number(query.get("page") ?? 1) - 1) * size;
	return list.slice(start, start + size);
}
function getContents(found) {
	return fileContents(found.repository, found.parameters[0] ?? "", found.query.get("ref") ?? void 0, found.roots);
}
// packages/simulators/src/github/server.ts
const PROFILES = {
	"github.com": {
		versions: ["2022-11-28", "2026-03-10"],
		apiPath: "",
		graphqlPath: "/graphql",
		headers: {}
	},
	"ghes-3.20": enterprise("3.20.0"),
	"ghes-3.19": enterprise("3.19.2")
};
function enterprise(version) {
	return {
		versions: ["2022-11-28"],
		apiPath: "/api/v3",
		graphqlPath: "/api/graphql",
		headers: { "x-github-enterprise-version": version }
	};
}
/**
* Starts a GitHub on a free loopback port: repositories with files, workflows, dispatches and runs over REST, and reading
* files over GraphQL. It keeps state, refuses what GitHub refuses in GitHub's words, and can be scripted to fail.
*/
async function startGithub(options) {
	const profile = PROFILES[options.profile ?? "github.com"];
	const state = createState(options);
	const requests = [];
	const problems = [];
	const faults = createFaults();
	let serverUrl = "";
	let free = 0;
	async function serve(incoming, outgoing) {
		const request = await readRequest$1(incoming, profile.apiPath);
		requests.push(request);
		const fault = faults.take(request);
		const own = fault === void 0 || fault.afterStarting ? answerChecked(request) : void 0;
		const answer = fault === void 0 ? own : commit(fault.fault, incoming, outgoing);
		if (answer !== void 0) send(unlessKnown(answer, request), outgoing);
	}
	function answerChecked(request) {
		const wrong = options.validate?.request(request) ?? [];
		problems.push(...wrong);
		if (wrong.length > 0) return refusal(422, `Invalid request. ${wrong.join(" ")}`);
		const answer = respond(request, options, state, {
			api: `${serverUrl}${profile.apiPath}`,
			server: serverUrl
		});
		if (answer.status === 501) problems.push(`${request.method} ${request.path}: ${JSON.stringify(answer.body)}`);
		else problems.push(...options.validate?.answer(request, answer) ?? []);
		return answer;
	}
	/** 304 when a GET names the `ETag` of the very answer; such a request is not counted against the limit. */
	function unlessKnown(answer, request) {
		if (request.method !== "GET" || answer.status !== 200) return answer;
		const etag = `W/"${(0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_2__.t)("sha256").update(JSON.stringify(answer.body)).digest("hex")}"`;
		const headers = {
			...answer.headers,
			etag
		};
		if (request.headers["if-none-match"] !== etag) return {
			...answer,
			headers
		};
		free += 1;
		return {
			status: 304,
			headers
		};
	}
	function send(answer, outgoing) {
		outgoing.writeHead(answer.status, {
			date: new Date(state.now()).toUTCString(),
			"x-github-request-id": `SIM:${requests.length}`,
			"x-ratelimit-limit": "1000",
			"x-ratelimit-remaining": String(Math.max(1, 1e3 - requests.length + free)),
			...profile.headers,
			...answer.body === void 0 ? {} : { "content-type": "application/json; charset=utf-8" },
			...answer.headers
		});
		outgoing.end(answer.body === void 0 ? void 0 : JSON.stringify(answer.body));
	}
	const server = (0,node_http__WEBPACK_IMPORTED_MODULE_11__.createServer)((incoming, outgoing) => void serve(incoming, outgoing));
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	serverUrl = `http://127.0.0.1:${server.address().port}`;
	async function close() {
		const closed = new Promise((resolve) => server.close(() => resolve()));
		server.closeAllConnections();
		await closed;
	}
	return {
		serverUrl,
		apiUrl: `${serverUrl}${profile.apiPath}`,
		requests,
		problems,
		runs: state.runs,
		fail: faults.add,
		updateRun: (id, change) => state.update(id, change),
		startRun: (foreign) => startForeignRun(state, foreign),
		settled: () => state.settled(),
		close,
		[Symbol.asyncDispose]: close
	};
}
async function readRequest$1(incoming, apiPath) {
	const chunks = [];
	for await (const chunk of incoming) chunks.push(chunk);
	const [path = "/", query = ""] = (incoming.url ?? "/").split("?");
	return {
		method: incoming.method ?? "GET",
		path: path.startsWith(`${apiPath}/`) ? path.slice(apiPath.length) : path,
		query,
		headers: Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)])),
		body: Buffer.concat(chunks).toString("utf8")
	};
}
function respond(request, options, state, roots) {
	const profile = PROFILES[options.profile ?? "github.com"];
	if (request.headers["user-agent"] === void 0) return refusal(403, "Request forbidden by administrative rules. Please make sure your request has a User-Agent header");
	const version = request.headers["x-github-api-version"] ?? "2022-11-28";
	if (!profile.versions.includes(version)) return refusal(400, `"${version}" is not a supported version of the API`);
	const token = identify$1(request.headers["authorization"], options.tokens ?? {});
	if (token !== void 0 && "status" in token) return token;
	const body = parseBody$1(request.body);
	if (body instanceof SyntaxError) return refusal(400, "Problems parsing JSON");
	if (request.method === "POST" && request.path === profile.graphqlPath) return token === void 0 ? refusal(401, "Requires authentication") : answerGraphql(body, state, token);
	const query = new URLSearchParams(request.query);
	return answerRest(request.method, request.path, {
		state,
		options,
		roots,
		token,
		version,
		query,
		body
	}) ?? {
		status: 501,
		body: { message: `unexpected request; expected one of: ${EXPECTED}` }
	};
}
function parseBody$1(text) {
	try {
		return text === "" ? void 0 : JSON.parse(text);
	} catch (error) {
		return error;
	}
}
// packages/simulators/src/image-content/media-types.ts
/** Media types by format (https://github.com/opencontainers/image-spec/blob/main/media-types.md). */
const MEDIA_TYPES = {
	oci: {
		index: "application/vnd.oci.image.index.v1+json",
		manifest: "application/vnd.oci.image.manifest.v1+json",
		config: "application/vnd.oci.image.config.v1+json",
		layer: "application/vnd.oci.image.layer.v1.tar+gzip"
	},
	docker: {
		index: "application/vnd.docker.distribution.manifest.list.v2+json",
		manifest: "application/vnd.docker.distribution.manifest.v2+json",
		config: "application/vnd.docker.container.image.v1+json",
		layer: "application/vnd.docker.image.rootfs.diff.tar.gzip"
	}
};
// packages/simulators/src/image-content/provenance.ts
const BUILD_TYPES = {
	"v0.2": "https://mobyproject.org/buildkit@v1",
	v1: "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md"
};
/** The predicate type of a specification's SLSA version. */
function predicateTypeOf(spec) {
	return `https://slsa.dev/provenance/${spec.version ?? "v0.2"}`;
}
/** The in-toto statement (https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md) about an image manifest. */
function makeStatement(spec, child) {
	return {
		_type: "https://in-toto.io/Statement/v0.1",
		predicateType: predicateTypeOf(spec),
		subject: subjectsOf(spec, child),
		predicate: (spec.version ?? "v0.2") === "v1" ? predicateOfV1(spec) : predicateOfV02(spec)
	};
}
/**
* The package URL that BuildKit writes for an image reference (https://github.com/package-url/purl-spec), from its familiar
* name: `node@22`, `ghcr.io/acme/app@1`.
*/
function dockerPurl(name, qualifiers = {}) {
	const [path = "", version] = name.split("@");
	const encoded = path.split("/").map(encodeURIComponent).join("/");
	const query = Object.entries(qualifiers).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
	return [
		`pkg:docker/${encoded}`,
		version === void 0 ? "" : `@${encodeURIComponent(version)}`,
		query.length === 0 ? "" : `?${query.sort().join("&")}`
	].join("");
}
function subjectsOf(spec, child) {
	if (spec.subject === "empty") return [];
	return [{
		name: "_",
		digest: { sha256: hexOf(spec.subject === void 0 || spec.subject === "child" ? child : spec.subject) }
	}];
}
function predicateOfV02(spec) {
	return {
		builder: { id: "" },
		buildType: spec.buildType ?? BUILD_TYPES["v0.2"],
		materials: spec.materials.map(materialOf),
		invocation: {
			configSource: { entryPoint: "Dockerfile" },
			parameters: requestOf(spec),
			environment: { platform: "linux/amd64" }
		}
	};
}
function predicateOfV1(spec) {
	return {
		buildDefinition: {
			buildType: spec.buildType ?? BUILD_TYPES.v1,
			externalParameters: {
				configSource: { path: "Dockerfile" },
				request: requestOf(spec)
			},
			internalParameters: { builderPlatform: "linux/amd64" },
			resolvedDependencies: spec.materials.map(materialOf)
		},
		runDetails: { builder: { id: "" } }
	};
}
function requestOf(spec) {
	const args = spec.args ?? {};
	return {
		frontend: "source" in args ? "gateway.v0" : "dockerfile.v0",
		args
	};
}
function materialOf(material) {
	return {
		uri: material.uri,
		digest: { sha256: hexOf(material.digest) }
	};
}
function hexOf(digest) {
	return digest.slice(7);
}
// packages/simulators/src/image-content/store.ts
/** Keeps a blob; yields its descriptor. */
function storeBlob(store, mediaType, bytes) {
	const digest = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(bytes);
	store.blobs.set(digest, bytes);
	return {
		mediaType,
		digest,
		size: bytes.length
	};
}
/** Keeps a document as JSON. */
function storeManifest(store, mediaType, document) {
	const bytes = Buffer.from(JSON.stringify({
		schemaVersion: 2,
		mediaType,
		...document
	}));
	const manifest = {
		digest: (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(bytes),
		mediaType,
		bytes
	};
	store.manifests.set(manifest.digest, manifest);
	return manifest;
}
/** The descriptor of a stored document. */
function describe(manifest) {
	return {
		mediaType: manifest.mediaType,
		digest: manifest.digest,
		size: manifest.bytes.length
	};
}
/** `annotations` as a field, left out when there are none. */
function annotated(annotations) {
	return annotations === void 0 || Object.keys(annotations).length === 0 ? {} : { annotations };
}
// packages/simulators/src/image-content/attestation.ts
const IN_TOTO = "application/vnd.in-toto+json";
const ARTIFACT_TYPE = "application/vnd.docker.attestation.manifest.v1+json";
/**
* Makes the attestation of an image manifest and yields its entry for the index, as BuildKit stores them
* (https://docs.docker.com/build/metadata/attestations/attestation-storage/); none for one that is only a referrer.
*/
function attest(store, child, spec) {
	const { form = "image" } = spec;
	const statement = Buffer.from(JSON.stringify(makeStatement(spec, child.digest)));
	const layer = {
		...storeBlob(store, IN_TOTO, statement),
		annotations: { "in-toto.io/predicate-type": predicateTypeOf(spec) }
	};
	const subject = {
		...describe(child),
		digest: spec.artifactSubject ?? child.digest
	};
	const document = form === "image" ? image(store, statement, layer) : artifact(store, subject, layer);
	const entry = describe(storeManifest(store, MEDIA_TYPES.oci.manifest, document));
	if (form === "referrer") return [];
	if (form === "bare-artifact") return [{
		...entry,
		artifactType: ARTIFACT_TYPE
	}];
	const annotations = {
		"vnd.docker.reference.digest": child.digest,
		"vnd.docker.reference.type": "attestation-manifest"
	};
	return [{
		...entry,
		annotations,
		platform: {
			os: "unknown",
			architecture: "unknown"
		}
	}];
}
function artifact(store, subject, layer) {
	const config = storeBlob(store, "application/vnd.oci.empty.v1+json", Buffer.from("{}"));
	return {
		artifactType: ARTIFACT_TYPE,
		config,
		layers: [layer],
		subject
	};
}
function image(store, statement, layer) {
	const config = {
		os: "unknown",
		architecture: "unknown",
		config: {},
		rootfs: {
			type: "layers",
			diff_ids: [(0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(statement)]
		}
	};
	return {
		config: storeBlob(store, MEDIA_TYPES.oci.config, Buffer.from(JSON.stringify(config))),
		layers: [layer]
	};
}
// packages/simulators/src/image-content/config.ts
/** The config of an image whose layers, history and labels continue those of its base, as `docker build` writes it. */
function makeConfig(base, additions) {
	const labels = {
		...base?.config.Labels,
		...additions.labels
	};
	const diffIds = [...base?.rootfs.diff_ids ?? [], ...additions.layers.map((layer) => layer.diffId)];
	const history = [...base?.history ?? [], ...additions.steps.map((step) => historyOf(step, additions.created))];
	return {
		created: additions.created,
		...platformFields(additions.platform),
		config: {
			...Object.keys(labels).length === 0 ? {} : { Labels: labels },
			...additions.onBuild.length === 0 ? {} : { OnBuild: additions.onBuild }
		},
		rootfs: {
			type: "layers",
			diff_ids: diffIds
		},
		...additions.history ? { history } : {}
	};
}
/** A platform as configs and descriptors spell it. */
function platformFields(text) {
	const { os, architecture, variant, osVersion } = (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_6__.r)(text);
	return {
		os,
		architecture,
		...variant === void 0 ? {} : { variant },
		...osVersion === void 0 ? {} : { "os.version": osVersion }
	};
}
function historyOf(step, created) {
	const entry = {
		created: step.created ?? created,
		created_by: step.createdBy
	};
	return step.files === void 0 ? {
		...entry,
		empty_layer: true
	} : entry;
}
// packages/simulators/src/image-content/content.ts
/** The finished image over what was stored; `children` are the platforms' manifests. */
function finishContent(store, root, children) {
	return {
		root,
		manifests: store.manifests,
		blobs: store.blobs,
		platforms: [...children.keys()],
		childOf(platform) {
			const child = children.get(platform);
			if (child === void 0) throw new RangeError(`no ${platform} in this image, only ${[...children.keys()].join(", ")}`);
			return child;
		}
	};
}
/** A platform's manifest, parsed. */
function manifestOf(content, platform) {
	return JSON.parse(content.childOf(platform).bytes.toString());
}
/** A platform's config, parsed. */
function configOf(content, platform) {
	return JSON.parse(blobOf(content, manifestOf(content, platform).config.digest).toString());
}
/** A blob of the image; throws `RangeError` when it has none with that digest. */
function blobOf(content, digest) {
	const bytes = content.blobs.get(digest);
	if (bytes === void 0) throw new RangeError(`no blob ${digest} in this image`);
	return bytes;
}
// packages/simulators/src/image-content/tar.ts
const BLOCK = 512;
/** A tar archive (ustar) of text files, the same bytes for the same files: owner root, mode 644, time zero, in order of path. */
function makeTar(files) {
	const parts = Object.entries(files).sort(([left], [right]) => left < right ? -1 : 1).flatMap(([path, text]) => fileEntry(path, Buffer.from(text)));
	return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}
function fileEntry(path, body) {
	const padding = (BLOCK - body.length % BLOCK) % BLOCK;
	return [
		header(path, body.length),
		body,
		Buffer.alloc(padding)
	];
}
/** The header block of a regular file (POSIX.1-1988, "ustar Interchange Format"). */
function header(path, size) {
	const block = Buffer.alloc(BLOCK);
	block.write(path, 0, 100);
	block.write(octal(420, 8), 100);
	block.write(octal(0, 8), 108);
	block.write(octal(0, 8), 116);
	block.write(octal(size, 12), 124);
	block.write(octal(0, 12), 136);
	block.write(" ".repeat(8), 148);
	block.write("0", 156);
	block.write("ustar\x0000", 257);
	const sum = block.reduce((total, byte) => total + byte, 0);
	block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
	return block;
}
function octal(value, width) {
	return `${value.toString(8).padStart(width - 1, "0")}\0`;
}
// packages/simulators/src/image-content/layer.ts
/** The layer that a step adds on a platform; `undefined` for a step that only changes the config. */
function makeLayer(step, platform) {
	if (step.files === void 0) return void 0;
	const tar = makeTar(step.sameEverywhere ? step.files : ofPlatform(step.files, platform));
	const bytes = (0,node_zlib__WEBPACK_IMPORTED_MODULE_13__.gzipSync)(tar, { level: 9 });
	return {
		bytes,
		digest: (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(bytes),
		diffId: (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(tar)
	};
}
function ofPlatform(files, platform) {
	return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, `${text}\n${platform}\n`]));
}
// packages/simulators/src/image-content/image.ts
const DEFAULT_CREATED = "2026-01-01T00:00:00Z";
/** An image from nothing (`FROM scratch`): a base image, or one that was flattened. The same specification gives the same bytes. */
function buildImage(spec) {
	return assemble(void 0, spec, spec.platforms ?? ["linux/amd64"]);
}
/** An image on a base (`FROM base`): on each platform its layers, history and labels continue those of the base's child. */
function buildOn(base, spec) {
	return assemble(base, spec, spec.platforms ?? base.platforms);
}
function assemble(base, spec, platforms) {
	const store = {
		manifests: /* @__PURE__ */ new Map(),
		blobs: /* @__PURE__ */ new Map()
	};
	const children = new Map(platforms.map((platform) => [platform, makeChild(store, base, spec, platform)]));
	const attestations = [...children].flatMap(([platform, child]) => {
		const provenance = valueFor(spec.provenance, platform);
		return provenance === void 0 ? [] : attest(store, child, provenance);
	});
	const [only] = children.values();
	if (!(spec.index ?? (platforms.length > 1 || attestations.length > 0)) && only !== void 0) return finishContent(store, only, children);
	const entries = [...children].map(([platform, child]) => platformEntry(spec, platform, child));
	return finishContent(store, storeManifest(store, MEDIA_TYPES[spec.format ?? "oci"].index, {
		manifests: [...entries, ...attestations],
		...annotated(spec.annotations?.index)
	}), children);
}
function makeChild(store, base, spec, platform) {
	const types = MEDIA_TYPES[spec.format ?? "oci"];
	const layers = spec.steps.map((step) => makeLayer(step, platform)).filter((layer) => layer !== void 0);
	const inherited = base === void 0 ? [] : layersOf(base, platform);
	const config = makeConfig(base === void 0 ? void 0 : configOf(base, platform), {
		platform,
		created: spec.created ?? DEFAULT_CREATED,
		labels: spec.labels ?? {},
		onBuild: spec.onBuild ?? [],
		layers,
		steps: spec.steps,
		history: spec.history ?? true
	});
	return storeManifest(store, types.manifest, {
		config: storeBlob(store, types.config, Buffer.from(JSON.stringify(config))),
		layers: [...inherited, ...layers].map((layer) => storeBlob(store, types.layer, layer.bytes)),
		...annotated(valueFor(spec.annotations?.manifest, platform))
	});
}
function layersOf(base, platform) {
	return manifestOf(base, platform).layers.map((layer) => ({ bytes: blobOf(base, layer.digest) }));
}
function platformEntry(spec, platform, child) {
	return {
		...describe(child),
		platform: platformFields(platform),
		...annotated(valueFor(spec.annotations?.descriptor, platform))
	};
}
function valueFor(value, platform) {
	return typeof value === "function" ? value(platform) : value;
}
// packages/simulators/src/image-content/push.ts
/**
* Pushes an image as docker does: blobs that the registry lacks, then manifests by digest, then the tag
* (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#push).
*
* @throws Failure `simulators.push` for an answer that is not the specification's.
*/
async function pushContent(content, target) {
	await Promise.all([...content.blobs].map(([digest, bytes]) => pushBlob(target, digest, bytes)));
	for (const manifest of content.manifests.values()) await pushManifest(target, manifest, manifest.digest);
	await pushManifest(target, content.root, target.tag);
}
async function pushBlob(target, digest, bytes) {
	if ((await send$1(target, "HEAD", `blobs/${digest}`, [200, 404])).status === 200) return;
	const started = await send$1(target, "POST", "blobs/uploads/", [202]);
	const location = new URL(started.headers.get("location") ?? "", endpoint(target, "blobs/uploads/"));
	location.searchParams.set("digest", digest);
	await send$1(target, "PUT", location, [201], {
		type: "application/octet-stream",
		bytes
	});
}
async function pushManifest(target, manifest, name) {
	await send$1(target, "PUT", `manifests/${name}`, [201], {
		type: manifest.mediaType,
		bytes: manifest.bytes
	});
}
function endpoint(target, path) {
	return new URL(`/v2/${target.repository}/${path}`, target.baseUrl);
}
async function send$1(target, method, where, expected, body) {
	const url = typeof where === "string" ? endpoint(target, where) : where;
	const response = await fetch(url, {
		method,
		redirect: "manual",
		headers: {
			...target.authorization === void 0 ? {} : { authorization: target.authorization },
			...body === void 0 ? {} : { "content-type": body.type }
		},
		...body === void 0 ? {} : { body: new Uint8Array(body.bytes) }
	});
	await response.arrayBuffer();
	if (expected.includes(response.status)) return response;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${method} ${url.origin}${url.pathname} answered ${response.status}`, {
		code: "simulators.push",
		hint: `Pushing needs ${expected.join(" or ")} here`
	});
}
// packages/simulators/src/kardinal/body.ts
/**
* Reads a request's body as strictly as a test wants it: each key is known, nothing is null or empty, digests are digests. The
* mistake says what was expected instead.
*/
function parseBody(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return { mistake: "invalid request body: expected a JSON object" };
	}
	const mistake = checkRequest(value, "body") ?? checkType(value);
	if (mistake !== void 0) return { mistake: `invalid request body: ${mistake}` };
	const { namespace, ...spec } = value;
	return {
		spec,
		namespace: namespace ?? "default"
	};
}
const string = (value, path) => typeof value === "string" && value !== "" ? void 0 : `${path}: expected a string that is not empty`;
const digest = (value, path) => typeof value === "string" && (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.n)(value) ? void 0 : `${path}: expected sha256:<64 hex>`;
const bundleType = (value, path) => [
	"image",
	"config",
	"mixed"
].includes(String(value)) ? void 0 : `${path}: expected image, config or mixed`;
function list(item) {
	return (value, path) => Array.isArray(value) && value.length > 0 ? first(value.map((entry, index) => item(entry, `${path}[${index}]`))) : `${path}: expected a list that is not empty`;
}
function object(required, optional = {}) {
	const known = {
		...required,
		...optional
	};
	return (value, path) => {
		if (typeof value !== "object" || value === null || Array.isArray(value)) return `${path}: expected an object`;
		const missing = Object.keys(required).find((key) => !(key in value));
		if (missing !== void 0) return `${path}: expected ${missing}`;
		return first(Object.entries(value).map(([key, entry]) => Object.hasOwn(known, key) ? known[key]?.(entry, `${path}.${key}`) : `${path}: unknown field "${key}", expected ${Object.keys(known).join(", ")}`));
	};
}
function first(mistakes) {
	return mistakes.find((mistake) => mistake !== void 0);
}
const checkRequest = object({
	pipeline: string,
	type: bundleType
}, {
	namespace: string,
	images: list(object({ repository: string }, {
		tag: string,
		digest
	})),
	configRef: object({
		gitRepo: string,
		commitSHA: string
	}),
	provenance: object({}, {
		commitSHA: string,
		ciRunURL: string,
		author: string,
		timestamp: string
	}),
	intent: object({}, {
		targetEnvironment: string,
		skipEnvironments: list(string)
	})
});
function checkType({ type, images, configRef }) {
	if (type !== "config" && images === void 0) return `a Bundle of type ${type} needs images`;
	if (type !== "image" && configRef === void 0) return `a Bundle of type ${type} needs configRef`;
}
// packages/simulators/src/kardinal/bundle-api.ts
const MAX_BODY_BYTES = 1048576;
const REQUESTS_PER_MINUTE = 60;
/** A plain-text answer, as the server writes all its errors. */
function plain(status, text) {
	return {
		status,
		headers: { "content-type": "text/plain; charset=utf-8" },
		body: `${text}\n`
	};
}
/**
* The handler of `POST /api/v1/bundles`. It checks method, token, rate and body, in this order, and adds what it accepts to
* `bundles`. Not idempotent in the profile `server`: two accepted requests are two Bundles.
*/
function createBundleApi(options, bundles) {
	const now = options.now ?? Date.now;
	const withinRate = createRateLimit(now);
	return (request) => {
		if (request.method !== "POST") return plain(405, "method not allowed, expected POST");
		if (request.headers["authorization"] !== `Bearer ${options.token}`) return plain(401, "unauthorized");
		if (!withinRate()) return plain(429, "rate limit exceeded");
		if (request.body.length > MAX_BODY_BYTES) return plain(400, "request body too large, expected at most 1048576 bytes");
		const contentType = request.headers["content-type"];
		if (contentType !== "application/json") return plain(400, `content-type ${contentType}: expected application/json`);
		const parsed = parseBody(request.body.toString("utf8"));
		if ("mistake" in parsed) return plain(400, parsed.mistake);
		const refusal = options.profile === "documentation" ? refuseAsDocumented(request, parsed.spec, parsed.namespace) : void 0;
		if (refusal !== void 0) return refusal;
		const bundle = store(parsed.spec, parsed.namespace);
		return created({
			name: bundle.name,
			namespace: bundle.namespace
		});
	};
	function refuseAsDocumented(request, spec, namespace) {
		const { signingSecret, pipelines } = options;
		if (signingSecret !== void 0 && request.headers["x-kardinal-signature"] !== sign(request.body, signingSecret)) return plain(401, "X-Kardinal-Signature: expected the hex HMAC-SHA256 of the body");
		if (pipelines !== void 0 && !pipelines.includes(spec.pipeline)) return plain(404, "Pipeline not found");
		const version = versionOf(spec, namespace);
		return bundles.some((bundle) => versionOf(bundle, bundle.namespace) === version) ? plain(409, "Bundle with same version already exists") : void 0;
	}
	function store(spec, namespace) {
		const atMs = now();
		const bundle = {
			...options.profile === "server" ? withoutUnheard(spec) : spec,
			name: `${sanitise(spec.pipeline)}-${compactTime(atMs)}-${bundles.length + 1}`,
			namespace,
			phase: "Available",
			createdAt: new Date(atMs).toISOString()
		};
		bundles.push(bundle);
		return bundle;
	}
}
/** What the released handler keeps of a Bundle: it has no `configRef` and no `intent`, and drops them without a word. */
function withoutUnheard(spec) {
	const heard = Object.entries(spec).filter(([key]) => key !== "configRef" && key !== "intent");
	return Object.fromEntries(heard);
}
/** The answer to an accepted request: 201 with `body` as JSON. */
function created(body) {
	return {
		status: 201,
		headers: { "content-type": "application/json" },
		body: `${JSON.stringify(body)}\n`
	};
}
function createRateLimit(now) {
	let endsAtMs = now() + 6e4;
	let count = 0;
	return () => {
		if (now() > endsAtMs) {
			count = 0;
			endsAtMs = now() + 6e4;
		}
		count += 1;
		return count <= REQUESTS_PER_MINUTE;
	};
}
function sign(body, secret) {
	return (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_2__.n)("sha256", secret).update(body).digest("hex");
}
function versionOf({ pipeline, type, images, configRef }, namespace) {
	return JSON.stringify([
		namespace,
		pipeline,
		type,
		images ?? null,
		configRef ?? null
	]);
}
function sanitise(pipeline) {
	return pipeline.toLowerCase().replace(/[^a-z0-9-]/gu, "-").replace(/^-+|-+$/gu, "");
}
/** `YYYYMMDDHHMMSS`, UTC. */
function compactTime(atMs) {
	return new Date(atMs).toISOString().slice(0, 19).replace(/\D/gu, "");
}
// packages/simulators/src/kardinal/bundle-list.ts
const ALL = "/api/v1/ui/bundles";
const OF_PIPELINE = /^\/api\/v1\/ui\/pipelines\/([^/]+)\/bundles$/u;
/**
* The handler of the list of Bundles, of all or of one Pipeline's, newest last or newest first as the server has it. It answers `undefined`
* to a path that the list does not have.
*/
function createBundleList({ uiToken, list = "bundles", promotion = [] }, bundles) {
	let readings = 0;
	return (request, path) => {
		const url = new URL(path, "http://kardinal");
		const pipeline = OF_PIPELINE.exec(url.pathname)?.[1];
		if (list === "none" || url.pathname !== ALL && (pipeline === void 0 || list === "bundles")) return void 0;
		if (uiToken !== void 0 && request.headers["authorization"] !== `Bearer ${uiToken}`) return plain(401, "unauthorized");
		if (request.method !== "GET" || list === "pipelines" && pipeline === void 0) return plain(405, "method not allowed, expected GET");
		const stage = promotion[Math.min(readings, promotion.length - 1)];
		if (bundles.length > 0) readings += 1;
		const shown = bundles.map((bundle) => ({
			...bundle,
			...stage
		}));
		return json(pipeline === void 0 ? shown : selectPipeline(shown, pipeline, url.searchParams));
	};
}
function selectPipeline(bundles, pipeline, query) {
	const namespace = query.get("namespace");
	return bundles.filter((bundle) => bundle.pipeline === decodeURIComponent(pipeline)).filter((bundle) => namespace === null || bundle.namespace === namespace).toReversed();
}
function json(value) {
	return {
		status: 200,
		headers: { "content-type": "application/json" },
		body: `${JSON.stringify(value)}\n`
	};
}
// packages/simulators/src/kardinal/server.ts
/**
* Starts kardinal-promoter's Bundle API on a free port of loopback: `POST /api/v1/bundles`, and the list of Bundles. Anything else is
* answered 404 with what was expected.
*/
async function startKardinal(options) {
	const bundles = [];
	const requests = [];
	const faults = [];
	const listFaults = [];
	const createBundle = createBundleApi(options, bundles);
	const listBundles = createBundleList(options, bundles);
	const reply = (incoming, path) => {
		if (path === "/api/v1/bundles") return misbehave(faults.shift(), () => createBundle(incoming));
		const list = listBundles(incoming, path);
		if (list !== void 0) return misbehave(listFaults.shift(), () => list);
		return { answer: unexpected$1(incoming, path) };
	};
	const server = (0,node_http__WEBPACK_IMPORTED_MODULE_11__.createServer)((message, response) => {
		const onRequest = (incoming) => {
			const path = message.url ?? "";
			const { answer, end } = reply(incoming, path);
			requests.push({
				...incoming,
				path,
				body: incoming.body.toString("utf8"),
				status: answer?.status
			});
			send(response, {
				answer,
				end
			});
		};
		collect(message).then(onRequest, () => message.destroy());
	});
	await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
	const close = () => new Promise((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
	return {
		url: `http://127.0.0.1:${server.address().port}`,
		bundles,
		requests,
		script: (...more) => {
			faults.push(...more);
		},
		scriptList: (...more) => {
			listFaults.push(...more);
		},
		close,
		[Symbol.asyncDispose]: close
	};
}
function misbehave(fault, handle) {
	switch (fault?.kind) {
		case void 0:
		case "none": return { answer: handle() };
		case "status": return { answer: {
			...plain(fault.status, fault.body ?? "scripted to fail"),
			headers: { ...fault.headers }
		} };
		case "html": return { answer: {
			status: fault.status,
			headers: { "content-type": "text/html" },
			body: PROXY_PAGE
		} };
		case "reset":
		case "hang":
			if (fault.stored) handle();
			return { end: fault.kind };
		case "cut": return {
			answer: handle(),
			end: "cut"
		};
		case "reply": return { answer: {
			...handle(),
			body: fault.body
		} };
	}
}
const PROXY_PAGE = "\n<html><head><title>Sign in to continue</title></head>\n<body>corporate gateway</body></html>\n";
function unexpected$1({ method }, path) {
	return plain(404, `${method} ${path}: expected POST /api/v1/bundles or GET /api/v1/ui/bundles`);
}
async function collect(message) {
	const chunks = [];
	for await (const chunk of message) chunks.push(chunk);
	const headers = Object.fromEntries(Object.entries(message.headers).map(([name, value]) => [name, String(value)]));
	return {
		method: message.method ?? "",
		headers,
		body: Buffer.concat(chunks)
	};
}
function send(response, { answer, end }) {
	if (end === "reset") {
		response.socket?.resetAndDestroy();
		return;
	}
	if (answer === void 0) return;
	response.writeHead(answer.status, {
		...answer.headers,
		"content-length": Buffer.byteLength(answer.body)
	});
	if (end === "cut") {
		response.write(answer.body.slice(0, 8), () => response.socket?.destroy());
		return;
	}
	response.end(answer.body);
}
// packages/simulators/src/registry/traffic.ts
/** An answer with a JSON body. */
function jsonAnswer(status, value, headers = {}) {
	const body = Buffer.from(JSON.stringify(value));
	return {
		status,
		headers: {
			"Content-Type": "application/json",
			...headers
		},
		body
	};
}
/** An answer in the specification's error form (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#error-codes). */
function errorAnswer(status, code, message, headers = {}) {
	return jsonAnswer(status, { errors: [{
		code,
		message,
		detail: null
	}] }, headers);
}
/** An answer without a body. */
function emptyAnswer(status, headers = {}) {
	return {
		status,
		headers,
		body: Buffer.alloc(0)
	};
}
/** Reads a request whole. */
async function readRequest(server, message) {
	const chunks = [];
	for await (const chunk of message) chunks.push(Buffer.from(chunk));
	const target = message.url ?? "/";
	const cut = target.indexOf("?");
	return {
		server,
		method: message.method ?? "GET",
		path: cut < 0 ? target : target.slice(0, cut),
		query: new URLSearchParams(cut < 0 ? "" : target.slice(cut + 1)),
		rawQuery: cut < 0 ? "" : target.slice(cut + 1),
		headers: message.headers,
		body: Buffer.concat(chunks)
	};
}
/** How a request is written to the log. */
function describeRequest(request) {
	const scheme = request.headers.authorization?.split(" ", 1)[0]?.toLowerCase();
	const query = [...request.query].map(([name, value]) => `${name}=${value}`).join("&");
	return {
		server: request.server,
		method: request.method,
		path: query === "" ? request.path : `${request.path}?${query}`,
		authorization: scheme === void 0 ? "none" : scheme === "basic" || scheme === "bearer" ? scheme : "other",
		accept: request.headers.accept
	};
}
/** Sends status and headers; `Content-Length` is the full body's, also for HEAD. */
function sendHead(response, answer) {
	const headers = [];
	for (const [name, value] of Object.entries(answer.headers)) for (const single of typeof value === "string" ? [value] : value) headers.push(name, single);
	const names = new Set(Object.keys(answer.headers).map((name) => name.toLowerCase()));
	if (!(names.has("content-length") || names.has("transfer-encoding") || answer.status === 204)) headers.push("Content-Length", String(answer.body.length));
	response.writeHead(answer.status, headers);
}
// packages/simulators/src/registry/accounts.ts
/** The user whose right password a Basic header carries. */
function userOf(accounts, authorization) {
	const [scheme, value] = (authorization ?? "").split(" ");
	if (scheme?.toLowerCase() !== "basic") return void 0;
	const [user, ...password] = Buffer.from(value ?? "", "base64").toString("utf8").split(":");
	return user !== void 0 && accounts[user] === password.join(":") ? user : void 0;
}
// packages/simulators/src/registry/tokens.ts
function createTokenService(auth, now) {
	const issued = /* @__PURE__ */ new Map();
	let count = 0;
	return {
		verify(authorization, wanted, realmPaths) {
			if (authorization === void 0) return "missing";
			if (auth.takesPasswords === true && userOf(auth.accounts, authorization) !== void 0) return "good";
			const token = issued.get(authorization.replace(/^bearer /iu, ""));
			if (token === void 0 || token.expiresAtMs <= now()) return "invalid_token";
			if (!realmPaths.includes(token.realmPath)) return "invalid_token";
			return wanted === void 0 || auth.bindsScopes === false || covers(token.scopes, wanted) ? "good" : "insufficient_scope";
		},
		answer(request) {
			const asked = request.method === "POST" ? new URLSearchParams(request.body.toString()) : request.query;
			const asker = identify(auth, request, asked);
			if ("refusal" in asker) return asker.refusal;
			const scopes = parseScopes(asked.getAll("scope"));
			const granted = scopes.filter((scope) => isAllowed(auth, asker.user, scope));
			if (granted.length < scopes.length && refusesHere(auth, asker.user)) return refuse(asker.user);
			count += 1;
			const token = `simulated-token-${count}`;
			const lifeSeconds = auth.lifeSeconds === void 0 ? 300 : auth.lifeSeconds;
			const expiresAtMs = now() + (lifeSeconds ?? 60) * 1e3;
			issued.set(token, {
				scopes: granted,
				realmPath: request.path,
				expiresAtMs
			});
			const life = lifeSeconds === null ? {} : { expires_in: lifeSeconds };
			return jsonAnswer(200, {
				...tokenFields(auth, token),
				...life
			});
		},
		revokeAll: () => issued.clear()
	};
}
function tokenFields({ tokenField = "token" }, token) {
	return tokenField === "both" ? {
		token,
		access_token: token
	} : { [tokenField]: token };
}
function identify(auth, request, asked) {
	const service = auth.service ?? "simulator";
	if (asked.get("service") !== service) return { refusal: errorAnswer(400, "UNSUPPORTED", `expected service=${service}, got ${asked.get("service")}`) };
	if (request.method === "POST") return identifyByForm(auth, asked);
	if (request.method !== "GET") return { refusal: errorAnswer(405, "UNSUPPORTED", `expected GET or POST, got ${request.method}`) };
	const { authorization } = request.headers;
	if (authorization === void 0) return { user: void 0 };
	const user = userOf({
		...auth.accounts,
		...identityAccounts(auth)
	}, authorization);
	return user === void 0 ? { refusal: badCredentials() } : { user };
}
/** Registries without the POST form take an identity token as the password of the user `<token>`. */
function identityAccounts(auth) {
	const [token] = Object.keys(auth.identityTokens ?? {});
	return token === void 0 ? {} : { "<token>": token };
}
function identifyByForm(auth, form) {
	if (auth.identityTokens === void 0) return { refusal: errorAnswer(405, "UNSUPPORTED", "expected GET: there are no identity tokens") };
	const [grant, client] = [form.get("grant_type"), form.get("client_id")];
	if (grant !== "refresh_token" || !client) return { refusal: errorAnswer(400, "UNSUPPORTED", `expected grant_type=refresh_token and client_id, got ${`grant_type=${grant}&client_id=${client}`}`) };
	const user = auth.identityTokens[form.get("refresh_token") ?? ""];
	return user === void 0 ? { refusal: badCredentials() } : { user };
}
function badCredentials() {
	return errorAnswer(401, "UNAUTHORIZED", "incorrect username or password");
}
function refusesHere({ refusedAt }, user) {
	return refusedAt === "token" || refusedAt === "token-for-nobody" && user === void 0;
}
function refuse(user) {
	return user === void 0 ? errorAnswer(401, "UNAUTHORIZED", "authentication required") : errorAnswer(403, "DENIED", "requested access to the resource is denied");
}
function parseScopes(values) {
	return values.flatMap((value) => value.split(" ")).map((value) => /^repository:(?<repository>.+):(?<actions>[a-z,]+|\*)$/u.exec(value)?.groups).flatMap((groups) => groups === void 0 ? [] : [{
		repository: groups["repository"] ?? "",
		actions: groups["actions"] ?? ""
	}]);
}
function isAllowed(auth, user, scope) {
	return (auth.mayPull ?? ((who) => who !== void 0 || auth.anonymousPull))(user, scope.repository) && (scope.actions === "pull" || user !== void 0);
}
function covers(scopes, wanted) {
	return scopes.some(({ repository, actions }) => repository === wanted.repository && (actions === "*" || wanted.actions.split(",").every((action) => actions.split(",").includes(action))));
}
// packages/simulators/src/registry/auth.ts
/** @param realm by the repository that was asked for; called late, since the token server's port is not known at first. */
function createGuard(auth, realm, now) {
	if (auth === "none") return {
		...withoutTokens,
		check: () => void 0
	};
	if ("basic" in auth) return {
		...withoutTokens,
		check: (request) => checkBasic(auth.basic, request)
	};
	const tokens = createTokenService(auth.bearer, now);
	return {
		check: (request, repository) => checkBearer(tokens, auth.bearer, realm, request, repository),
		answerToken: (request) => tokens.answer(request),
		revokeTokens: () => tokens.revokeAll()
	};
}
const withoutTokens = {
	answerToken: () => emptyAnswer(404, { "X-Expected": "no token request: this registry has no tokens" }),
	revokeTokens: () => {}
};
function checkBasic(accounts, request) {
	return userOf(accounts, request.headers.authorization) === void 0 ? unauthorized("Basic realm=\"simulator\"") : void 0;
}
function checkBearer(tokens, { service = "simulator", challengeScope = scopeText }, realm, request, repository) {
	const wanted = repository === void 0 ? void 0 : scopeOf(request.method, repository);
	const own = realm(repository);
	const realmPaths = [own.pathname, realm(void 0).pathname];
	const verdict = tokens.verify(request.headers.authorization, wanted, realmPaths);
	if (verdict === "good") return void 0;
	const text = wanted === void 0 ? void 0 : challengeScope(wanted, request.method);
	const scope = text === void 0 ? "" : `,scope="${text}"`;
	const error = verdict === "missing" ? "" : `,error="${verdict}"`;
	return unauthorized(`Bearer realm="${own.href}",service="${service}"${scope}${error}`);
}
function scopeText({ repository, actions }) {
	return `repository:${repository}:${actions}`;
}
function scopeOf(method, repository) {
	return {
		repository,
		actions: method === "GET" || method === "HEAD" ? "pull" : method === "DELETE" ? "delete" : "pull,push"
	};
}
function unauthorized(challenge) {
	return errorAnswer(401, "UNAUTHORIZED", "authentication required", { "WWW-Authenticate": challenge });
}
/** GET and HEAD of a blob. With a storage origin the bytes are there, behind a redirect with a signed query. */
function answerBlob(store, request, repository, digest, storage) {
	if (request.method !== "GET" && request.method !== "HEAD") return errorAnswer(405, "UNSUPPORTED", `expected GET or HEAD of a blob, got ${request.method}`);
	const bytes = store.getBlob(repository, digest);
	if (bytes === void 0) return errorAnswer(404, "BLOB_UNKNOWN", `blob ${digest} is not known`);
	if (storage !== void 0) {
		const path = `/${repository}/${digest}?${storage.query}`;
		return emptyAnswer(307, { Location: `${storage.origin?.origin ?? "/artifacts-downloads"}${path}` });
	}
	return blobContent(digest, bytes);
}
/** The storage origin: object stores refuse a request that is both signed and carries `Authorization`. */
function answerStorage(store, request, query) {
	if (request.headers.authorization !== void 0) return emptyAnswer(400, { "X-Expected": "no Authorization" });
	return answerDownload(store, request, query);
}
/** What a redirect leads to. The query is compared as it was written: a signature is no list of parameters. */
function answerDownload(store, request, query) {
	if (request.rawQuery !== query) return emptyAnswer(403, { "X-Expected": "a signed query" });
	const path = request.path.startsWith("/artifacts-downloads") ? request.path.slice(20) : request.path;
	const cut = path.lastIndexOf("/");
	const digest = decodeURIComponent(path.slice(cut + 1));
	const bytes = store.getBlob(path.slice(1, cut), digest);
	return bytes === void 0 ? emptyAnswer(404) : blobContent(digest, bytes);
}
/** POST, PATCH and PUT of an upload: monolithic, chunked, or in one POST with `?digest=`. */
function answerUpload(store, uploads, request, repository, id) {
	if (request.method === "POST" && id === "") return beginUpload(store, uploads, request, repository);
	const received = uploads.open.get(id);
	if (received === void 0) return errorAnswer(404, "BLOB_UPLOAD_UNKNOWN", `upload ${id} is not known`);
	const bytes = Buffer.concat([received, request.body]);
	if (request.method === "PUT") {
		uploads.open.delete(id);
		return finishUpload(store, request, repository, bytes);
	}
	if (request.method !== "PATCH") return errorAnswer(405, "UNSUPPORTED", `expected PATCH or PUT of an upload, got ${request.method}`);
	uploads.open.set(id, bytes);
	return emptyAnswer(202, {
		Location: uploadPath(repository, id),
		Range: `0-${Math.max(0, bytes.length - 1)}`
	});
}
function beginUpload(store, uploads, request, repository) {
	if (request.query.has("digest")) return finishUpload(store, request, repository, request.body);
	const [mount, from] = [request.query.get("mount") ?? "", request.query.get("from") ?? ""];
	const mounted = store.getBlob(from, mount);
	if (mounted !== void 0) return uploaded(repository, store.putBlob(repository, mounted));
	uploads.begun += 1;
	const id = `upload-${uploads.begun}`;
	uploads.open.set(id, Buffer.alloc(0));
	return emptyAnswer(202, {
		Location: uploadPath(repository, id),
		Range: "0-0"
	});
}
function finishUpload(store, request, repository, bytes) {
	const expected = request.query.get("digest");
	const actual = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(bytes);
	if (expected !== actual) return errorAnswer(400, "DIGEST_INVALID", `expected ?digest=${actual}, got ${expected}`);
	return uploaded(repository, store.putBlob(repository, bytes));
}
function uploaded(repository, digest) {
	return emptyAnswer(201, {
		Location: `/v2/${repository}/blobs/${digest}`,
		"Docker-Content-Digest": digest
	});
}
function uploadPath(repository, id) {
	return `/v2/${repository}/blobs/uploads/${id}`;
}
function blobContent(digest, bytes) {
	return {
		status: 200,
		headers: {
			"Content-Type": "application/octet-stream",
			"Docker-Content-Digest": digest
		},
		body: bytes
	};
}
// packages/simulators/src/registry/faults.ts
function createFaultQueue() {
	const scripts = [];
	return {
		add(matcher, behaviour, times) {
			scripts.push({
				matcher,
				behaviour,
				left: times
			});
		},
		take(request) {
			const script = scripts.find(({ matcher, left }) => left > 0 && fits(matcher, request));
			if (script === void 0) return void 0;
			script.left -= 1;
			return script.behaviour;
		}
	};
}
function fits(matcher, request) {
	if (typeof matcher === "function") return matcher(request);
	const { server, method, path } = matcher;
	if (server !== void 0 && server !== request.server) return false;
	if (method !== void 0 && method !== request.method) return false;
	if (path === void 0) return true;
	return typeof path === "string" ? path === request.path : path.test(request.path);
}
/** The answer that a behaviour makes of the right one; `undefined` when there is to be none. */
function applyBehaviour(behaviour, right) {
	switch (behaviour?.kind) {
		case "hang":
		case "reset": return;
		case "alter": return behaviour.alter(right);
		case "answer": return {
			status: behaviour.status,
			headers: behaviour.headers ?? {},
			body: Buffer.from(behaviour.body ?? "")
		};
		default: return right;
	}
}
/** Puts an answer on the wire, in the manner of a behaviour. */
function deliver(response, answer, behaviour) {
	if (behaviour?.kind === "reset") response.socket?.resetAndDestroy();
	if (answer === void 0) return;
	sendHead(response, answer);
	if (behaviour?.kind === "cut") response.write(answer.body.subarray(0, behaviour.afterBytes), () => response.socket?.destroy());
	else if (behaviour?.kind === "drip") drip(response, answer.body, behaviour.everyMs);
	else response.end(answer.body);
}
function drip(response, body, everyMs) {
	let sent = 0;
	const timer = setInterval(() => {
		if (sent < body.length) response.write(body.subarray(sent, sent + 1));
		else response.end();
		sent += 1;
	}, everyMs);
	response.on("close", () => clearInterval(timer));
}
// packages/simulators/src/registry/manifests.ts
const LIST_TYPES = /* @__PURE__ */ new Set(["application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json"]);
const MANIFEST_TYPES = /* @__PURE__ */ new Set([
	...LIST_TYPES,
	"application/vnd.oci.image.manifest.v1+json",
	"application/vnd.docker.distribution.manifest.v2+json"
]);
/** GET, HEAD, PUT and DELETE of a manifest (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints). */
function answerManifest(store, request, repository, target) {
	switch (request.method) {
		case "GET":
		case "HEAD": return readManifest(store, request, repository, target);
		case "PUT": return writeManifest(store, request, repository, target);
		case "DELETE": return deleteManifest(store, repository, target);
		default: return errorAnswer(405, "UNSUPPORTED", `expected GET, HEAD, PUT or DELETE of a manifest, got ${request.method}`);
	}
}
function readManifest(store, request, repository, target) {
	const stored = store.getManifest(repository, target);
	if (stored === void 0) return unknownManifest(store, repository, target);
	const shown = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.n)(target) ? stored : negotiate(store, repository, stored, request.headers.accept);
	if (shown === void 0) return errorAnswer(404, "MANIFEST_UNKNOWN", "an index, and the Accept header names none of the list types");
	return {
		status: 200,
		headers: {
			"Content-Type": shown.mediaType,
			"Docker-Content-Digest": shown.digest
		},
		body: shown.bytes
	};
}
/** Clients that do not name the list types are given the amd64 child, under its own digest, as real registries do. */
function negotiate(store, repository, stored, accept) {
	if (!LIST_TYPES.has(stored.mediaType)) return stored;
	if ((accept ?? "").split(",").map((type) => type.split(";", 1)[0]?.trim()).includes(stored.mediaType)) return stored;
	const { manifests = [] } = parseReferences(stored.bytes) ?? {};
	const child = manifests.find(({ platform }) => platform?.architecture === "amd64");
	return child === void 0 ? void 0 : store.getManifest(repository, child.digest);
}
function unknownManifest(store, repository, target) {
	return store.listTags(repository) === void 0 ? errorAnswer(404, "NAME_UNKNOWN", `repository ${repository} is not known`) : errorAnswer(404, "MANIFEST_UNKNOWN", `manifest ${target} is not known in ${repository}`);
}
function writeManifest(store, request, repository, target) {
	const mediaType = request.headers["content-type"] ?? "";
	if (!MANIFEST_TYPES.has(mediaType)) return errorAnswer(400, "MANIFEST_INVALID", `expected Content-Type to be one of ${[...MANIFEST_TYPES].join(", ")}, got ${mediaType}`);
	const actual = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(request.body);
	if (target.includes(":") && target !== actual) return errorAnswer(400, "DIGEST_INVALID", `expected content with digest ${target}, got ${actual}`);
	const refused = checkReferences(store, repository, request.body);
	if (refused !== void 0) return refused;
	store.putManifest(repository, (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.n)(target) ? void 0 : target, mediaType, request.body);
	return emptyAnswer(201, {
		Location: `/v2/${repository}/manifests/${actual}`,
		"Docker-Content-Digest": actual
	});
}
/** What a manifest names has to be there already. */
function checkReferences(store, repository, bytes) {
	const references = parseReferences(bytes);
	if (references === void 0) return errorAnswer(400, "MANIFEST_INVALID", "expected a JSON object");
	const { config, layers = [], manifests = [] } = references;
	const missing = [...config === void 0 ? [] : [config], ...layers].find(({ digest }) => store.getBlob(repository, digest) === void 0) ?? manifests.find(({ digest }) => store.getManifest(repository, digest) === void 0);
	return missing === void 0 ? void 0 : errorAnswer(400, "MANIFEST_BLOB_UNKNOWN", `expected ${missing.digest} to be pushed first`);
}
function deleteManifest(store, repository, target) {
	return ((0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.n)(target) ? store.deleteManifest(repository, target) : store.deleteTag(repository, target)) ? emptyAnswer(202) : unknownManifest(store, repository, target);
}
/** The contents that a manifest names; `undefined` when it is no JSON object. */
function parseReferences(bytes) {
	try {
		const value = JSON.parse(bytes.toString("utf8"));
		return typeof value === "object" && value !== null ? value : void 0;
	} catch {
		return;
	}
}
// packages/simulators/src/registry/referrers.ts
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
/** The manifests whose `subject` is a digest (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#listing-referrers). */
function answerReferrers(store, request, repository, digest) {
	if (request.method !== "GET") return errorAnswer(405, "UNSUPPORTED", `expected GET of referrers, got ${request.method}`);
	if (!(0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.n)(digest)) return errorAnswer(400, "DIGEST_INVALID", `expected a digest, got ${digest}`);
	const manifests = store.listManifests(repository).flatMap((stored) => describeReferrer(stored, digest));
	const body = Buffer.from(JSON.stringify({
		schemaVersion: 2,
		mediaType: OCI_INDEX,
		manifests
	}));
	return {
		status: 200,
		headers: { "Content-Type": OCI_INDEX },
		body
	};
}
function describeReferrer({ bytes, digest, mediaType }, subject) {
	const document = JSON.parse(bytes.toString("utf8"));
	if (document?.subject?.digest !== subject) return [];
	const { artifactType = document.config?.mediaType, annotations } = document;
	return [{
		mediaType,
		digest,
		size: bytes.length,
		artifactType,
		annotations
	}];
}
// packages/simulators/src/registry/routes.ts
const ROUTE = /^\/v2\/(?<repository>.+?)\/(?<kind>manifests|blobs\/uploads|blobs|referrers|tags)\/(?<target>[^/]*)$/u;
/** The registry's own endpoints, authentication first (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints). */
function createRoutes(context) {
	const uploads = {
		open: /* @__PURE__ */ new Map(),
		begun: 0
	};
	return (request) => {
		const route = ROUTE.exec(request.path)?.groups;
		const refused = context.guard.check(request, route?.["repository"]);
		if (refused !== void 0) return refused;
		if (request.path === "/v2/") return jsonAnswer(200, {});
		if (route === void 0) return unexpected(request);
		const answer = answerRoute(context, uploads, request, {
			repository: route["repository"] ?? "",
			kind: route["kind"] ?? "",
			target: decodeURIComponent(route["target"] ?? "")
		});
		return route["kind"] === "manifests" ? withRateLimit(answer, context.rateLimit) : answer;
	};
}
function answerRoute({ store, storage }, uploads, request, { repository, kind, target }) {
	if (kind === "manifests") return answerManifest(store, request, repository, target);
	if (kind === "blobs") return answerBlob(store, request, repository, target, storage);
	if (kind === "blobs/uploads") return answerUpload(store, uploads, request, repository, target);
	if (kind === "referrers") return answerReferrers(store, request, repository, target);
	if (request.method !== "GET" || target !== "list") return unexpected(request);
	const tags = store.listTags(repository);
	return tags === void 0 ? errorAnswer(404, "NAME_UNKNOWN", `repository ${repository} is not known`) : jsonAnswer(200, {
		name: repository,
		tags
	});
}
function unexpected({ method, path }) {
	return errorAnswer(404, "UNSUPPORTED", `expected /v2/, /v2/<name>/manifests/…, /v2/<name>/blobs/…, /v2/<name>/blobs/uploads/…, /v2/<name>/referrers/… or /v2/<name>/tags/list, got ${method} ${path}`);
}
function withRateLimit(answer, rateLimit) {
	if (rateLimit === void 0) return answer;
	const headers = {
		"RateLimit-Limit": rateLimit.limit,
		"RateLimit-Remaining": rateLimit.remaining
	};
	return {
		...answer,
		headers: {
			...answer.headers,
			...headers
		}
	};
}
// packages/simulators/src/registry/server.ts
/**
* Starts a server; a handler that throws answers 500 with its message, so that a test shows what went wrong.
*
* @param latencyMs the round trip that opening a connection takes once, and with TLS twice
*/
async function listen(handle, tls, latencyMs = 0) {
	const listener = (message, response) => {
		handle(message, response).catch((error) => {
			if (!response.headersSent) response.writeHead(500, { "Content-Type": "text/plain" });
			response.end(`the simulator failed: ${String(error)}`);
		});
	};
	const server = tls === void 0 ? (0,node_http__WEBPACK_IMPORTED_MODULE_11__.createServer)(listener) : (0,node_https__WEBPACK_IMPORTED_MODULE_12__.createServer)({
		key: tls.key,
		cert: tls.cert
	}, listener);
	const front = latencyMs === 0 ? server : holdConnections(server, latencyMs * (tls === void 0 ? 1 : 2));
	await new Promise((resolve) => front.listen(0, "127.0.0.1", resolve));
	const { port } = front.address();
	return {
		origin: new URL(`${tls === void 0 ? "http" : "https"}://127.0.0.1:${port}`),
		close: () => new Promise((resolve) => {
			front.close(() => resolve());
			server.closeAllConnections();
		})
	};
}
/** A listener that hands each connection on to the server once it would have been open. */
function holdConnections(server, holdMs) {
	return (0,node_net__WEBPACK_IMPORTED_MODULE_10__.createServer)({ pauseOnConnect: true }, (socket) => {
		socket.on("error", () => socket.destroy());
		setTimeout(() => server.emit("connection", socket), holdMs);
	});
}
// packages/simulators/src/registry/store.ts
/** An empty registry, in memory. */
function createRegistryStore() {
	const repositories = /* @__PURE__ */ new Map();
	const open = (name) => {
		const found = repositories.get(name) ?? {
			manifests: /* @__PURE__ */ new Map(),
			tags: /* @__PURE__ */ new Map(),
			blobs: /* @__PURE__ */ new Map()
		};
		repositories.set(name, found);
		return found;
	};
	const putManifest = (name, tag, mediaType, content) => {
		const bytes = Buffer.from(content);
		const digest = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(bytes);
		const repository = open(name);
		repository.manifests.set(digest, {
			digest,
			mediaType,
			bytes
		});
		if (tag !== void 0) repository.tags.set(tag, digest);
		return digest;
	};
	return {
		putManifest,
		putContent(name, tag, { root, manifests, blobs }) {
			for (const [digest, bytes] of blobs) open(name).blobs.set(digest, bytes);
			for (const { mediaType, bytes } of manifests.values()) putManifest(name, void 0, mediaType, bytes);
			return putManifest(name, tag, root.mediaType, root.bytes);
		},
		putBlob(name, content) {
			const bytes = Buffer.from(content);
			const digest = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(bytes);
			open(name).blobs.set(digest, bytes);
			return digest;
		},
		deleteTag: (name, tag) => repositories.get(name)?.tags.delete(tag) ?? false,
		deleteManifest(name, digest) {
			const repository = repositories.get(name);
			for (const [tag, target] of repository?.tags ?? []) if (target === digest) repository?.tags.delete(tag);
			return repository?.manifests.delete(digest) ?? false;
		},
		getManifest(name, tagOrDigest) {
			const repository = repositories.get(name);
			return repository?.manifests.get(repository.tags.get(tagOrDigest) ?? tagOrDigest);
		},
		getBlob: (name, digest) => repositories.get(name)?.blobs.get(digest),
		listManifests: (name) => [...repositories.get(name)?.manifests.values() ?? []],
		listTags(name) {
			const repository = repositories.get(name);
			return repository === void 0 ? void 0 : [...repository.tags.keys()].toSorted();
		}
	};
}
// packages/simulators/src/registry/simulator.ts
const SIGNED = "X-Signature=signed-by-simulator";
/** Starts a registry simulator on a free port of 127.0.0.1 (https://github.com/opencontainers/distribution-spec/blob/main/spec.md). */
async function startRegistry(given = {}) {
	const setup = {
		...given.profile?.behaviour,
		...given
	};
	const { realmPath = () => "/token", storageQuery = SIGNED, manner = keep, latencyMs = 0 } = setup;
	const store = createRegistryStore();
	const faults = createFaultQueue();
	const log = [];
	const servers = [];
	const realms = /* @__PURE__ */ new Set([realmPath(void 0)]);
	const realmOf = (repository) => {
		realms.add(realmPath(repository));
		return new URL(realmPath(repository), announced("token", ownToken ?? url));
	};
	const guard = createGuard(authOf(setup), realmOf, setup.now ?? Date.now);
	const isToken = ({ path }) => realms.has(path);
	const start = async (name, answer) => {
		const handle = (message, response) => exchange(name, message, response, answer);
		const server = await listen(handle, setup.tls, latencyMs);
		servers.push(server);
		return server.origin;
	};
	const exchange = async (name, message, response, answer) => {
		const request = await readRequest(name, message);
		const entry = {
			...describeRequest(request),
			status: 0
		};
		log.push(entry);
		const behaviour = faults.take(request);
		const answered = applyBehaviour(behaviour, manner(answer(request), request));
		entry.status = answered?.status ?? 0;
		if (latencyMs > 0) await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_15__.setTimeout)(latencyMs);
		deliver(response, answered, behaviour);
	};
	const announced = (server, origin) => setup.names === "public" && setup.profile !== void 0 ? new URL(setup.profile.origins[server]) : origin;
	const storage = setup.storage === "own" ? await start("storage", (request) => answerStorage(store, request, storageQuery)) : void 0;
	const routes = createRoutes({
		store,
		guard,
		storage: setup.storage === "path" ? {
			origin: void 0,
			query: storageQuery
		} : storage && {
			origin: announced("storage", storage),
			query: storageQuery
		},
		rateLimit: setup.rateLimit
	});
	const ownToken = setup.tokenServer === "own" ? await start("token", (request) => isToken(request) ? guard.answerToken(request) : notToken) : void 0;
	const url = await start("registry", (request) => {
		if (ownToken === void 0 && isToken(request)) return guard.answerToken(request);
		return setup.storage === "path" && request.path.startsWith(`/artifacts-downloads/`) ? answerDownload(store, request, storageQuery) : routes(request);
	});
	const others = [ownToken, storage].filter((origin) => origin !== void 0);
	return {
		host: url.host,
		url,
		tokenUrl: new URL(realmPath(void 0), ownToken ?? url),
		trustedRealms: others.map(({ origin }) => `${url.host}=${origin}`),
		routes: routesOf(setup, {
			registry: url,
			token: ownToken ?? url,
			storage: storage ?? url
		}),
		store,
		log,
		lines: () => log.map(({ method, path, authorization, status }) => `${method} ${path} ${authorization} ${status}`),
		fail: (matcher, fault, times = 1) => faults.add(matcher, fault, times),
		revokeTokens: () => guard.revokeTokens(),
		close: async () => {
			await Promise.all(servers.map((server) => server.close()));
		}
	};
}
function authOf({ auth = "none", mayPull }) {
	if (auth === "none" || "basic" in auth || mayPull === void 0) return auth;
	return { bearer: {
		...auth.bearer,
		mayPull
	} };
}
function routesOf({ profile }, here) {
	if (profile === void 0) return /* @__PURE__ */ new Map();
	const { registry, token, storage } = profile.origins;
	return /* @__PURE__ */ new Map([
		[storage, here.storage],
		[token, here.token],
		[registry, here.registry]
	]);
}
function keep(answer) {
	return answer;
}
const notToken = emptyAnswer(404, { "X-Expected": "the path of a realm" });
// packages/simulators/src/runner/command-file.ts
/**
* The values of a runner's output file: `name=value` lines and `name<<delimiter` blocks
* (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#multiline-strings). Throws `Error` on anything else, as the runner does.
*/
function readCommandFile(text) {
	const values = {};
	const lines = text.split(/\r?\n/u);
	for (let index = 0; index < lines.length; index += 1) {
		const line = lines[index] ?? "";
		if (line === "") continue;
		const block = /^([^=]+?)<<(.+)$/u.exec(line);
		if (block === null) {
			const at = line.indexOf("=");
			if (at < 1) throw new Error(`expected name=value or name<<delimiter, got: ${line}`);
			values[line.slice(0, at)] = line.slice(at + 1);
			continue;
		}
		const [, name = "", delimiter = ""] = block;
		const end = lines.indexOf(delimiter, index + 1);
		if (end === -1) throw new Error(`expected the delimiter ${delimiter} after ${name}`);
		values[name] = lines.slice(index + 1, end).join("\n");
		index = end;
	}
	return values;
}
// packages/simulators/src/runner/run-step.ts
/**
* Runs an action's bundle as a runner does: a process with `INPUT_*` and `GITHUB_*`, files for outputs and summary
* (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands). Nothing of this process's environment is
* handed on but what `environment` names.
*/
async function runStep(step) {
	const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_9__.tmpdir)(), "basewatch-step-"));
	try {
		const [output, summary] = [(0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(folder, "output"), (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(folder, "summary")];
		for (const file of [output, summary]) await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.writeFile)(file, "");
		const { status, log } = await execute(step, {
			HOME: folder,
			RUNNER_TEMP: folder,
			GITHUB_ACTIONS: "true",
			GITHUB_WORKSPACE: step.workspace ?? folder,
			GITHUB_OUTPUT: output,
			GITHUB_STEP_SUMMARY: summary,
			...step.environment,
			...spellInputs(step.inputs)
		}, step.workspace ?? folder);
		return {
			status,
			log,
			annotations: readAnnotations(log),
			outputs: readCommandFile(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.readFile)(output, "utf8")),
			summary: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.readFile)(summary, "utf8")
		};
	} finally {
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rm)(folder, {
			recursive: true,
			force: true
		});
	}
}
function spellInputs(inputs) {
	const entries = Object.entries(inputs);
	return Object.fromEntries(entries.map(([name, value]) => [`INPUT_${name.replaceAll(" ", "_").toUpperCase()}`, value]));
}
function execute(step, environment, cwd) {
	return new Promise((resolve, reject) => {
		const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_14__.spawn)(process.execPath, [step.main], {
			cwd,
			env: environment,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			timeout: step.timeoutMs ?? 12e4,
			killSignal: "SIGKILL"
		});
		step.kill?.addEventListener("abort", () => child.kill("SIGKILL"), { once: true });
		step.cancel?.addEventListener("abort", () => child.kill("SIGTERM"), { once: true });
		let log = "";
		const collect = (chunk) => {
			const text = chunk.toString("utf8");
			log += text;
			step.onOutput?.(text);
		};
		child.stdout.on("data", collect);
		child.stderr.on("data", collect);
		child.once("error", reject);
		child.once("close", (status) => resolve({
			status,
			log
		}));
	});
}
function readAnnotations(log) {
	return [...log.matchAll(/^::(error|warning|notice)(?: [^:]*)?::(.*)$/gmu)].map(([, level, message = ""]) => ({
		level: level === "error" || level === "warning" ? level : "notice",
		message: message.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%")
	}));
}
// packages/cli/src/demo/narrator.ts
/** @param colour whether the terminal shows ANSI colours */
function createNarrator(terminal, colour) {
	const paint = (code, text) => colour ? `\u001b[${code}m${text}\u001b[0m` : text;
	let scenes = 0;
	return {
		scene(title) {
			scenes += 1;
			terminal.out(`\n${paint("36", String(scenes).padStart(2))}  ${paint("1", title)}\n`);
		},
		say: (text) => terminal.out(`    ${paint("2", text)}\n`),
		confirm: (text) => terminal.out(`    ${paint("32", "✓")} ${text}\n`)
	};
}
// packages/cli/src/demo/servers.ts
/** The names and secrets that the demo uses; nothing of them is real. */
const DEMO = {
	platformRepository: "acme/platform",
	appRepository: "acme/backstage-app",
	workflow: "backstage.yml",
	baseRepository: "node",
	baseTag: "22-bookworm-slim",
	imageRepository: "acme/backstage",
	pipeline: "backstage",
	githubToken: "ghs_demoDemoDemoDemoDemoDemoDemo",
	kardinalToken: "demo-kardinal-token"
};
/** Starts the three servers; `onRun` is called for each workflow run that a dispatch starts. */
async function startServers(onRun) {
	const registry = await startRegistry();
	const permissions = {
		actions: "write",
		contents: "read"
	};
	return {
		registry,
		github: await startGithub({
			onRun,
			tokens: { [DEMO.githubToken]: {
				kind: "app",
				repositories: [DEMO.appRepository],
				permissions
			} },
			repositories: {
				[DEMO.platformRepository]: { refs: { main: {} } },
				[DEMO.appRepository]: { refs: { main: {
					"packages/backend/Dockerfile": `FROM ${registry.host}/${DEMO.baseRepository}:${DEMO.baseTag}\nCOPY . /app\nCMD ["node", "/app"]\n`,
					[`.github/workflows/${DEMO.workflow}`]: BUILD_WORKFLOW
				} } }
			}
		}),
		kardinal: await startKardinal({
			token: DEMO.kardinalToken,
			profile: "server"
		})
	};
}
/** Stops what {@link startServers} started. */
async function closeServers({ registry, github, kardinal }) {
	await Promise.all([
		registry.close(),
		github.close(),
		kardinal.close()
	]);
}
/** What images.yaml says in the demo: the seed's example, with the embedded registry in place of ghcr.io. */
function imagesYaml({ registry }) {
	return `- name: backstage
  registry: ${registry.host}
  repository: ${DEMO.imageRepository}
  source:
    provider: github
    repo: ${DEMO.appRepository}
    branch: main
    dockerfile: packages/backend/Dockerfile
    workflow: ${DEMO.workflow}
  rebuildDelay: 0
  autoRebuild: true
`;
}
const BUILD_WORKFLOW = `name: Build backstage
run-name: Build backstage \${{ inputs.rebuild_key }}
on:
  workflow_dispatch:
    inputs:
      version_bump: { type: choice, options: [patch, minor, major], default: patch }
      triggered_by: { type: string, default: "" }
      base_image: { type: string, default: "" }
      base_digest: { type: string, default: "" }
      rebuild_key: { type: string, default: "" }
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: docker build .
`;
// packages/cli/src/demo/build.ts
/** Publishes a generation of the base image under its tag, and remembers it. */
async function publishBase(generation, registryUrl, bases) {
	const base = buildImage({
		platforms: ["linux/amd64", "linux/arm64"],
		steps: [{
			createdBy: "ADD rootfs.tar.xz /",
			files: { "etc/debian_version": `12.${generation}` }
		}, { createdBy: "CMD [\"node\"]" }]
	});
	bases.set(base.root.digest, base);
	await pushContent(base, {
		baseUrl: registryUrl.origin,
		repository: DEMO.baseRepository,
		tag: DEMO.baseTag
	});
	return base.root.digest;
}
/** Builds the app on a base as BuildKit does, provenance included, and pushes it under its version and `latest`. */
async function buildAndPush(request, bases) {
	const base = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.n)(request.baseDigest) ? bases.get(request.baseDigest) : void 0;
	if (base === void 0 || !(0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.n)(request.baseDigest)) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`the build was given the base digest "${request.baseDigest}", and the registry has no such image`, { code: "demo.build" });
	const version = bumpVersion(request.previousVersion, request.versionBump);
	const reference = `${request.registryUrl.host}/${DEMO.baseRepository}@${DEMO.baseTag}`;
	const digest = request.baseDigest;
	const app = buildOn(base, {
		steps: [{
			createdBy: "COPY . /app",
			files: { "app/version": version }
		}],
		provenance: (platform) => ({
			version: "v1",
			materials: [{
				uri: dockerPurl(reference, { platform }),
				digest
			}]
		})
	});
	for (const tag of [version, "latest"]) await pushContent(app, {
		baseUrl: request.registryUrl.origin,
		repository: DEMO.imageRepository,
		tag
	});
	return {
		version,
		digest: app.root.digest
	};
}
function bumpVersion(version, bump) {
	const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
	if (bump === "major") return `${major + 1}.0.0`;
	return bump === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}
// packages/cli/src/demo/story.ts
/** What GitHub does with a run: the build workflow, from its inputs alone. */
async function runBuildWorkflow(run, workflow, registryUrl) {
	workflow.latest = {
		run,
		built: await buildAndPush({
			registryUrl,
			baseDigest: run.inputs["base_digest"] ?? "",
			versionBump: run.inputs["version_bump"] ?? "",
			previousVersion: workflow.latest?.built.version ?? "1.0.0"
		}, workflow.bases)
	};
	return "success";
}
/** The whole loop. Throws `Failure` as soon as something is not as it should be. */
async function tellStory(servers, workflow, useAction, narrator) {
	const { registry, github, kardinal } = servers;
	const state = { state: "file:basewatch.json" };
	const check = async () => {
		const step = await useAction("check-base-digest", {
			config: "images.yaml",
			"github-token": DEMO.githubToken,
			"output-dir": "report",
			...state
		});
		const path = step.outputs["report"] ?? "";
		expect(JSON.parse(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.readFile)(path, "utf8")).images[0]?.bases[0]?.evidence, "provenance", "the evidence");
		const ledger = (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_5__.i)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.readFile)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.dirname)(path), "../basewatch.json"), "utf8"), "basewatch.json");
		expect(Object.values(ledger.bases).filter(({ history }) => history.at(-1)?.children === void 0).length, 0, "the number of bases whose index the ledger does not hold");
		return step;
	};
	narrator.scene(`${DEMO.baseRepository}:${DEMO.baseTag} is published, and backstage 1.0.0 is built on it`);
	const first = await publishBase(1, registry.url, workflow.bases);
	const initial = await buildAndPush({
		registryUrl: registry.url,
		baseDigest: first,
		previousVersion: "0.9.9",
		versionBump: "major"
	}, workflow.bases);
	narrator.say(`base  ${first}`);
	narrator.say(`image ${initial.digest}`);
	narrator.scene("check-base-digest: has anything moved?");
	const calm = await check();
	expect(calm.outputs["changed"], "false", "changed");
	expect(calm.outputs["has-rebuilds"], "false", "has-rebuilds");
	narrator.confirm("nothing is due: the image's own provenance names the digest that the base has now");
	narrator.scene("the base image moves");
	const second = await publishBase(2, registry.url, workflow.bases);
	narrator.say(`${DEMO.baseRepository}:${DEMO.baseTag} is now ${second}`);
	narrator.scene("check-base-digest: what is due?");
	const moved = await check();
	expect(moved.outputs["changed-count"], "1", "changed-count");
	const [rebuild] = JSON.parse(moved.outputs["rebuilds"] ?? "[]");
	expect(rebuild?.images[0]?.bases[0]?.previous[0], first, "the digest that the image was built on");
	expect(rebuild?.images[0]?.bases[0]?.current, second, "the digest that the base has now");
	narrator.confirm(`backstage is due, with the key ${rebuild.key}`);
	narrator.scene("dispatch-rebuild: start the build workflow");
	const dispatched = await useAction("dispatch-rebuild", {
		rebuilds: moved.outputs["rebuilds"] ?? "",
		"github-token": DEMO.githubToken,
		...state
	});
	expect(dispatched.outputs["dispatched-count"], "1", "dispatched-count");
	narrator.confirm(`run ${dispatched.outputs["run-id"]} of ${DEMO.workflow} in ${DEMO.appRepository}`);
	narrator.scene("GitHub runs the build workflow");
	await github.settled();
	const run = github.runs.find((one) => String(one.id) === dispatched.outputs["run-id"]);
	expect(run?.conclusion, "success", "the conclusion of the run");
	const built = workflow.latest?.run.id === run?.id ? workflow.latest?.built : void 0;
	if (built === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r("the run that was dispatched built nothing", { code: "demo.build" });
	narrator.say(`“${run?.displayTitle}”`);
	narrator.confirm(`pushed ${DEMO.imageRepository}:${built.version}, ${built.digest}`);
	narrator.scene("create-bundle: promote what was built");
	const bundle = await useAction("create-bundle", {
		pipeline: DEMO.pipeline,
		image: `${registry.host}/${DEMO.imageRepository}:${built.version}`,
		digest: built.digest,
		"kardinal-url": kardinal.url,
		author: `basewatch: ${rebuild.images[0].bases[0].reference}`
	});
	const stored = kardinal.bundles.find((one) => one.name === bundle.outputs["bundle-name"]);
	expect(stored?.images?.[0]?.digest, built.digest, "the digest in kardinal's Bundle");
	narrator.confirm(`Bundle ${stored?.name} is with kardinal`);
	narrator.scene("check-base-digest: and now?");
	const after = await check();
	expect(after.outputs["changed"], "false", "changed");
	expect(after.outputs["unknown-count"], "0", "unknown-count");
	narrator.confirm("nothing is due: the image on the registry proves the rebuild");
}
function expect(actual, expected, what) {
	if (actual === expected) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what} is ${JSON.stringify(actual)}, and should be ${JSON.stringify(expected)}`, { code: "demo.expectation" });
}
// packages/cli/src/demo/index.ts
/** Runs the whole loop against embedded servers. Throws `Failure` when any part of it is not as it should be. */
async function runDemo(options) {
	const { terminal } = options;
	const workflow = {
		bases: /* @__PURE__ */ new Map(),
		latest: void 0
	};
	const started = performance.now();
	const onRun = (run) => runBuildWorkflow(run, workflow, servers.registry.url);
	const servers = await startServers(onRun);
	const workspace = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.mkdtemp)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)((0,node_os__WEBPACK_IMPORTED_MODULE_9__.tmpdir)(), "basewatch-demo-"));
	try {
		options.arrange?.(servers);
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.writeFile)((0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(workspace, "images.yaml"), imagesYaml(servers));
		terminal.out("A registry, a GitHub and a kardinal-promoter start on this machine; the actions run as a runner runs them.\n");
		const narrator = createNarrator(terminal, options.colour);
		await tellStory(servers, workflow, useBundles(options, servers, workspace, narrator.say), narrator);
		const seconds = ((performance.now() - started) / 1e3).toFixed(1);
		const calls = servers.registry.log.length + servers.github.requests.length + servers.kardinal.requests.length;
		terminal.out(`\nThe loop is closed: ${calls} requests over HTTP, ${seconds} s, and nothing of yours was touched.\n`);
	} finally {
		await closeServers(servers);
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_8__.rm)(workspace, {
			recursive: true,
			force: true
		});
	}
}
function useBundles({ bundles }, servers, workspace, say) {
	const environment = {
		GITHUB_REPOSITORY: DEMO.platformRepository,
		GITHUB_API_URL: servers.github.apiUrl,
		GITHUB_SERVER_URL: servers.github.serverUrl,
		GITHUB_EVENT_NAME: "schedule",
		GITHUB_REF_TYPE: "branch",
		GITHUB_REF_NAME: "main",
		GITHUB_RUN_ID: "1",
		GITHUB_SHA: "0123456789abcdef0123456789abcdef01234567",
		GITHUB_ACTOR: "schedule",
		KARDINAL_TOKEN: DEMO.kardinalToken
	};
	return async (action, inputs) => {
		const result = await runStep({
			main: (0,node_path__WEBPACK_IMPORTED_MODULE_7__.join)(bundles, action, "index.js"),
			inputs,
			environment,
			workspace
		});
		for (const line of result.log.split("\n")) if (line !== "" && !line.startsWith("::")) say(line);
		requireCleanStep(action, result);
		return result;
	};
}
/** A warning is a failure here: it says that something did not work as it should, and was worked around. */
function requireCleanStep(action, { status, annotations, log }) {
	const complaint = annotations.find(({ level }) => level !== "notice");
	if (status === 0 && complaint === void 0) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${action} ended with status ${status}: ${complaint?.message ?? log.trim()}`, { code: "demo.step" });
}



/***/ })

};
