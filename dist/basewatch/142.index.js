export const id = 142;
export const ids = [142];
export const modules = {

/***/ 3068:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ table),
/* harmony export */   n: () => (/* binding */ link),
/* harmony export */   r: () => (/* binding */ plain),
/* harmony export */   t: () => (/* binding */ code)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(350);

// packages/render/src/markdown.ts
const MARKUP = /[\\`*_{}[\]<>()#+!|~@$:-]/gu;
/** Text from outside as plain text in Markdown: one line, nothing in it is markup, a link or a mention. */
function plain(text, maxLength = 300) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
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



/***/ }),

/***/ 4142:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runDispatch: () => (/* binding */ runDispatch)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(350);
/* harmony import */ var _src_C7_4VIzn_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(26);
/* harmony import */ var _src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7702);
/* harmony import */ var _state_D5sVrXE1_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3601);
/* harmony import */ var _inputs_Ch2d9w7h_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9365);
/* harmony import */ var _markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3068);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7598);








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
			if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r && (0,_src_C7_4VIzn_js__WEBPACK_IMPORTED_MODULE_2__.n)(error)) limited.set(reached.apiUrl, error);
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
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) || (0,_src_C7_4VIzn_js__WEBPACK_IMPORTED_MODULE_2__.n)(error)) throw error;
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
		return settle(target, "skipped", { failure: new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what}: dry run, nothing was sent`, {
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
			if (signal.aborted && !(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) return settle(target, "deferred", { failure: stopped(target) });
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
			return settle(target, (0,_src_C7_4VIzn_js__WEBPACK_IMPORTED_MODULE_2__.n)(error) ? "deferred" : "failed", { failure: error });
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf(target)}: this rebuild was decided ${hours} h ago, and max-age is ${maxAgeMs / 36e5} h`, {
		code: "dispatch.too-old",
		hint: "Run check-base-digest again, and dispatch what it says now; or raise max-age."
	});
}
function stopped(target) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf(target)}: the run was told to stop before this was sent`, {
		code: "dispatch.stopped",
		hint: "The next run goes on from here."
	});
}
function tooMany({ what }, most) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what}: ${most} dispatches are the most for one run`, {
		code: "dispatch.max-dispatches",
		hint: "The next run goes on from here; raise max-dispatches to do more at once."
	});
}
function nameOf({ images, repository, workflow }) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}
function leftOutText({ what }, names) {
	return `${what}: left out ${names.map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 80)).join(", ")}, which the workflow does not declare.`;
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
	const dialects = (0,_src_C7_4VIzn_js__WEBPACK_IMPORTED_MODULE_2__.r)();
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
		const github = clients.get(id) ?? (0,_src_C7_4VIzn_js__WEBPACK_IMPORTED_MODULE_2__.t)({
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
		const mayBePlain = (0,_src_DDQvTmcA_js__WEBPACK_IMPORTED_MODULE_3__.c)(url) || apiUrl === ownApiUrl;
		if (url.protocol === "https:" || url.protocol === "http:" && mayBePlain) return url;
	}
	const shown = url === null ? (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(apiUrl, 80) : (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(`${url.protocol}//${url.host}${url.pathname}`);
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`apiUrl: "${shown}" is not an https URL of an API`, {
		code: "dispatch.api-url",
		hint: "Write https://<host>/api/v3 for a GitHub Enterprise Server, without user, password and query."
	});
}
function chooseToken({ githubToken, tokens }, { url, serverUrl, isOwn, repository }) {
	const host = new URL(serverUrl).host;
	const token = (0,_state_D5sVrXE1_js__WEBPACK_IMPORTED_MODULE_4__.r)(tokens, host, repository) ?? (0,_state_D5sVrXE1_js__WEBPACK_IMPORTED_MODULE_4__.r)(tokens, url.host, repository) ?? (isOwn ? githubToken : void 0);
	if (token !== void 0) return token;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(repository)}: no token for ${host}`, {
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
	const { isMap, isScalar, parseDocument } = await Promise.all(/* import() */[__webpack_require__.e(319), __webpack_require__.e(110)]).then(__webpack_require__.bind(__webpack_require__, 8110)).then((m) => /* @__PURE__ */ (0,_rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__.r)(m.default, 1));
	const document = parseDocument(text, {
		schema: "failsafe",
		logLevel: "error"
	});
	const [error] = document.errors;
	if (error !== void 0) throw wrong(`this is neither YAML nor JSON: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.t)(error.message)}`, error);
	if (!isMap(document.contents)) throw wrong(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.t)(text, 80)}" is not a map`);
	const entries = document.contents.items.map(({ key, value }) => {
		const name = isScalar(key) ? String(key.value) : "";
		if (value !== null && !isScalar(value)) throw wrong(`the value of ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 80)} is not plain text`);
		return [name, value === null || value.value === null ? "" : String(value.value)];
	});
	return Object.fromEntries(entries);
}
function wrong(what, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`inputs: ${what}`, {
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
	return `### ${dryRun ? "Dry run: nothing was dispatched" : `Rebuilds: ${counts.join(", ")}`}\n\n${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_6__.i)([
		"Image",
		"Workflow",
		"Status",
		"Run"
	], attempted.map(toRow))}`;
}
function toRow({ target, status, run, failure }) {
	const ref = target.ref === void 0 ? "" : `@${target.ref}`;
	const images = target.images.length === 0 ? "–" : (0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_6__.r)(target.images.join(", "));
	const outcome = run === void 0 ? describe(failure) : (0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_6__.n)(String(run.id), run.url);
	return [
		images,
		(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_6__.t)(`${target.repository} ${target.workflow}${ref}`),
		status,
		outcome
	];
}
function describe(failure) {
	if (failure === void 0) return "started; this server does not name the run";
	return `${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_6__.r)(failure.message)} ${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_6__.r)(failure.hint ?? "", 600)}`.trim();
}
// packages/commands/src/dispatch/targets.ts
/**
* What the entries of `rebuilds` call for. Throws `Failure` `dispatch.state` for an entry whose ledger is not the `state` of this
* step, `dispatch.no-target` for one without a dispatch when the inputs name none.
*/
function toTargets(entries, { inputs, explicit }, deps) {
	const named = (0,_inputs_Ch2d9w7h_js__WEBPACK_IMPORTED_MODULE_5__.n)(inputs);
	return entries.map((entry) => {
		refuseOtherState(entry, inputs, deps);
		const { key, attempt, dispatch } = entry;
		if (dispatch !== null && named.length > 0) throw (0,_inputs_Ch2d9w7h_js__WEBPACK_IMPORTED_MODULE_5__.r)(named, key);
		const images = entry.images.map(({ name }) => name);
		const place = dispatch ?? placeFromInputs(inputs, explicit, deps, `rebuilds: the entry for ${images.map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 80)).join(", ")}`);
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
	if (workflow === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what} says not where to dispatch to`, {
		code: "dispatch.no-target",
		hint: "Set workflow to the file name of the workflow that builds it; or build it in this job."
	});
	const own = repository ?? environment["GITHUB_REPOSITORY"];
	if (own === void 0 || own === "") throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r("repository is not given, and GITHUB_REPOSITORY is not set", {
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
	const own = (0,_state_D5sVrXE1_js__WEBPACK_IMPORTED_MODULE_4__.n)(state);
	if (ledger === null || sameState(ledger, own, files)) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`rebuilds: the entry with key ${key} comes from the ledger ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(ledger)}, and state is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(own ?? "none")}`, {
		code: "dispatch.state",
		hint: `Set state to ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(ledger)} here too: the ledger must know what was dispatched.`
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
	return (0,node_crypto__WEBPACK_IMPORTED_MODULE_7__.createHash)("sha256").update(situation).digest("hex").slice(0, 16);
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
	return toTargets((0,_inputs_Ch2d9w7h_js__WEBPACK_IMPORTED_MODULE_5__.i)(entries), target, deps);
}
async function readFiles(patterns, { files }) {
	const entries = [];
	const failures = [];
	for (const pattern of patterns) try {
		for (const path of await findFiles(pattern, files)) {
			const content = await files.read(path);
			entries.push(...(0,_inputs_Ch2d9w7h_js__WEBPACK_IMPORTED_MODULE_5__.a)(content?.toString("utf8") ?? "", path));
		}
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		failures.push(...(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error));
	}
	if (failures.length > 0) throw (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.i)(failures, "several files are wrong", "rebuilds.shape");
	return entries;
}
async function findFiles(pattern, files) {
	if (await files.read(pattern).catch(() => void 0) !== void 0) return [pattern];
	const found = await files.glob(pattern);
	if (found.length > 0) return found;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`rebuilds-file: no file matches ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(pattern)}`, {
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
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error);
	}
}



/***/ })

};
