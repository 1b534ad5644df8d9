export const id = 114;
export const ids = [114];
export const modules = {

/***/ 383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ noteDispatch),
/* harmony export */   r: () => (/* binding */ seeBase),
/* harmony export */   t: () => (/* binding */ openGithub)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(917);
/* harmony import */ var _file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(505);
/* harmony import */ var _transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(294);



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
/** The ledger with a dispatch noted at each of the named images; a name that it does not know is left out. */
function noteDispatch(ledger, names, dispatch) {
	const images = { ...ledger.images };
	for (const name of names) {
		const record = images[name];
		if (record === void 0) continue;
		images[name] = {
			...record,
			dispatches: [...record.dispatches, dispatch].slice(-20)
		};
	}
	return {
		...ledger,
		images
	};
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
	const { createGithub } = await Promise.all(/* import() */[__webpack_require__.e(738), __webpack_require__.e(479)]).then(__webpack_require__.bind(__webpack_require__, 479));
	return createGithub({
		apiUrl,
		serverUrl: apiUrl === own ? environment["GITHUB_SERVER_URL"] || SERVER : pagesOf(new URL(apiUrl)),
		token,
		transport,
		clock,
		redactor,
		signal,
		userAgent: (0,_transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_2__.r)(target.command),
		ownRepository: environment["GITHUB_REPOSITORY"] || void 0
	});
}
function tokenFor(apiUrl, repository, secrets, environment) {
	const url = URL.parse(apiUrl);
	const isOwn = [environment["GITHUB_API_URL"] || API, environment["GITHUB_SERVER_URL"] || SERVER].some((origin) => URL.parse(origin)?.origin === url?.origin);
	if (url === null || url.username !== "" || url.password !== "" || !mayCarryToken(url, isOwn)) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`apiUrl ${url === null ? "" : (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.n)(url.origin + url.pathname, 120)} is not an https URL without a user`, {
		code: "input.api-url",
		hint: "Write the API's https URL, for example https://ghe.example.com/api/v3; its token goes into tokens."
	});
	const host = serverHost(url);
	const token = [host, url.host].map((name) => (0,_file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_1__.a)(secrets.tokens, name, repository ?? "")).find((secret) => secret !== void 0) ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`there is no token for ${host}`, {
		code: "input.token-missing",
		hint: isOwn ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN." : `Add the line ${host}=<secret> to tokens.`
	});
}
function mayCarryToken(url, isOwn) {
	return url.protocol === "https:" || url.protocol === "http:" && (isOwn || (0,_transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_2__.a)(url));
}
function pagesOf(api) {
	return `${api.protocol}//${serverHost(api)}`;
}
/** The host that people know a GitHub by: that of its pages, without the `api.` of github.com and ghe.com. */
function serverHost(api) {
	return api.host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/u, "");
}



/***/ }),

/***/ 114:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(690);
/* harmony import */ var _transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(294);
/* harmony import */ var _file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(505);
/* harmony import */ var _github_DWb02eKa_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(383);
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(917);
/* harmony import */ var _src_D5TBc6i_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(738);
/* harmony import */ var _inputs_D2bZNiuS_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(764);
/* harmony import */ var _markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(716);
/* harmony import */ var _digest_Bo1AnMAU_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(354);









// packages/commands/src/dispatch/recorder.ts
/**
* The recorder of a state; `undefined` for none. What was not sent is not recorded. Throws `Failure` (`ledger.*`) when the ledger
* cannot be read: it is better to know that before anything is sent.
*/
async function openRecorder(state, { files, clock }) {
	if (state.kind === "none") return void 0;
	const store = (0,_file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_2__.t)(files, state.path);
	await store.load();
	return { async record(results) {
		const at = new Date(clock.now()).toISOString();
		let ledger = await store.load();
		for (const { key, attempt, images, status, runUrl } of results) {
			if (status === "skipped" || status === "deferred") continue;
			ledger = (0,_github_DWb02eKa_js__WEBPACK_IMPORTED_MODULE_3__.n)(ledger, images, {
				key,
				attempt,
				at,
				status,
				runUrl
			});
		}
		await store.save(ledger);
	} };
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
		const list = names.map((name) => (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(name, 80)).join(", ");
		once(`${what}: left out ${list}, which the workflow does not declare.`, log.notice);
	};
	return {
		leftOut,
		explain(prepared) {
			leftOut(prepared, prepared.leftOut);
			if (prepared.declaration?.titleShowsKey !== false) return;
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
// packages/commands/src/dispatch/refusals.ts
const HOUR_MS = 36e5;
/** Throws `Failure` `dispatch.too-old` for a target that was decided longer ago than `maxAgeMs`. */
function refuseStale(target, maxAgeMs, nowMs) {
	const ageMs = nowMs - target.checkedAtMs;
	if (ageMs <= maxAgeMs) return;
	const age = `${(ageMs / HOUR_MS).toFixed(1)} h ago, and max-age is ${(maxAgeMs / HOUR_MS).toFixed(1)} h`;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`${nameOf(target)}: this rebuild was decided ${age}`, {
		code: "dispatch.too-old",
		hint: "Run check-base-digest again and dispatch what it says now, or raise max-age."
	});
}
/** A limit that an earlier target met. */
function limitedBefore(target, limit) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`${nameOf(target)}: not sent after ${limit.message}`, {
		code: limit.code,
		hint: limit.hint
	});
}
/** The run was told to stop before this target's turn came. */
function stoppedBefore(target) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`${nameOf(target)}: the run was told to stop before this was sent`, {
		code: "dispatch.stopped",
		hint: "The next run goes on from here."
	});
}
/** `max-dispatches` is used up. */
function tooMany(target, most) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`${nameOf(target)}: not sent, since ${most} dispatches are the most for one run`, {
		code: "dispatch.max-dispatches",
		hint: "The next run goes on from here; raise max-dispatches to do more at once."
	});
}
/** `dry-run` is set. */
function rehearsed(target) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`${nameOf(target)}: dry run, nothing was sent`, {
		code: "dispatch.dry-run",
		hint: "Set dry-run to false to send it."
	});
}
function nameOf({ images, repository, workflow }) {
	return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}
// packages/commands/src/dispatch/campaign.ts
/**
* Yields the function that tries one target: it paces the dispatches, counts them, and sends nothing more to where a limit is
* reached. It throws no `Failure`: each is part of the target's result.
*/
function createCampaign({ targets, inputs, hosts, deps }) {
	const { clock, log, signal } = deps;
	const notes = createNotes(log);
	const limits = /* @__PURE__ */ new Map();
	const sinceMs = Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"];
	let sent = 0;
	let lastSentMs = Number.NEGATIVE_INFINITY;
	async function attempt(target) {
		refuseStale(target, inputs["max-age"], clock.now());
		if (sent >= inputs["max-dispatches"]) return settle(target, "deferred", tooMany(target, inputs["max-dispatches"]));
		const reached = await hosts(target.apiUrl, target.repository);
		const limit = limits.get(reached.apiUrl);
		if (limit !== void 0) return settle(target, "deferred", limitedBefore(target, limit));
		try {
			return await prepareAndSend(target, reached);
		} catch (error) {
			if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i && (0,_src_D5TBc6i_js__WEBPACK_IMPORTED_MODULE_5__.n)(error)) limits.set(reached.apiUrl, error);
			throw error;
		}
	}
	async function prepareAndSend(target, reached) {
		const { github } = reached;
		const prepared = await github.prepareDispatch(toRequest(target, inputs));
		notes.explain(prepared);
		if (inputs["dry-run"]) {
			sent += 1;
			log.info(`Dry run: ${describeRequest(prepared, reached.apiUrl)}`);
			return settle(target, "skipped", rehearsed(target));
		}
		const earlier = await findEarlier(target, prepared, github);
		if (earlier === void 0) return send(target, prepared, github);
		log.info(`${prepared.what}: ${earlier.url} is this rebuild's run already.`);
		return settle(target, "skipped", void 0, earlier);
	}
	/** The run of this very key and attempt, which an earlier step started. */
	async function findEarlier(target, prepared, github) {
		if (prepared.declaration?.titleShowsKey === false) return void 0;
		try {
			return await github.findRun(target.repository, prepared.request.marker, sinceMs);
		} catch (error) {
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i) || (0,_src_D5TBc6i_js__WEBPACK_IMPORTED_MODULE_5__.n)(error)) throw error;
			notes.unlisted(target.repository, error);
			return;
		}
	}
	async function send(target, prepared, github) {
		const waitMs = lastSentMs + inputs["write-interval"] - clock.monotonicMs();
		if (waitMs > 0) await clock.sleep(waitMs, signal);
		lastSentMs = clock.monotonicMs();
		sent += 1;
		const result = await github.dispatchWorkflow(prepared, {
			reconcileTimeoutMs: inputs["reconcile-timeout"],
			onAmbiguous: inputs["on-ambiguous"]
		});
		if (result.status === "deferred") throw result.failure;
		if (result.status !== "dispatched") return settle(target, result.status, result.failure);
		if (prepared.unreadable !== void 0) notes.unreadable(prepared.unreadable);
		notes.leftOut(prepared, result.leftOut);
		log.info(`${prepared.what}: dispatched, ${result.run?.url ?? "in a run that this server does not name"}`);
		return settle(target, "dispatched", void 0, result.run);
	}
	return async (target) => {
		try {
			return await attempt(target);
		} catch (error) {
			if (signal.aborted && error === signal.reason) return settle(target, "deferred", stoppedBefore(target));
			if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i)) throw error;
			return settle(target, (0,_src_D5TBc6i_js__WEBPACK_IMPORTED_MODULE_5__.n)(error) ? "deferred" : "failed", error);
		}
	};
}
function settle(target, status, failure, run) {
	return {
		target,
		status,
		failure,
		run
	};
}
function toRequest(target, inputs) {
	const { repository, workflow, ref, standard, explicit, key, attempt } = target;
	return {
		repository,
		workflow,
		ref,
		standard,
		explicit,
		strict: inputs["strict-inputs"],
		marker: `${key}.${attempt}`
	};
}
/** What would be sent: method, URL and body. */
function describeRequest({ request, workflow, ref, inputs }, apiUrl) {
	return `POST ${apiUrl}${`/repos/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`} ${escapeInvisible(JSON.stringify({
		ref,
		inputs
	}))}`;
}
/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json) {
	return json.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""));
}
function escapeUnit(unit) {
	return `\\u${unit.toString(16).padStart(4, "0")}`;
}
// packages/commands/src/dispatch/hosts.ts
function createHosts({ secrets, world, transport }) {
	const clients = /* @__PURE__ */ new Map();
	return async (given, repository) => {
		const apiUrl = given ?? (world.environment["GITHUB_API_URL"] || "https://api.github.com");
		const id = JSON.stringify([apiUrl, repository]);
		const target = {
			apiUrl: given,
			repository,
			command: "dispatch-rebuild"
		};
		const client = clients.get(id) ?? (0,_github_DWb02eKa_js__WEBPACK_IMPORTED_MODULE_3__.t)(target, secrets, world, transport);
		clients.set(id, client);
		return {
			github: await client,
			apiUrl
		};
	};
}
// packages/commands/src/dispatch/input-map.ts
/**
* The `inputs` input: a YAML or JSON map of names to plain values, which stay as they are written (`1.10` is not 1.1). The YAML
* parser is loaded here. Throws `Failure` `input.inputs`.
*/
async function parseInputMap(text) {
	if (text === void 0) return {};
	const { isMap, isScalar, parseDocument } = await Promise.all(/* import() */[__webpack_require__.e(412), __webpack_require__.e(182)]).then(__webpack_require__.bind(__webpack_require__, 182));
	const document = parseDocument(text, {
		schema: "failsafe",
		logLevel: "error"
	});
	const [error] = document.errors;
	if (error !== void 0) throw wrong(`this is neither YAML nor JSON: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.t)(error.message)}`, error);
	if (!isMap(document.contents)) throw wrong(`"${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.t)(text, 80)}" is not a map`);
	const entries = document.contents.items.map(({ key, value }) => {
		const name = isScalar(key) ? String(key.value) : "";
		if (value !== null && !isScalar(value)) throw wrong(`the value of ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(name, 80)} is not plain text`);
		return [name, value === null || value.value === null ? "" : String(value.value)];
	});
	return Object.fromEntries(entries);
}
function wrong(what, cause) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`inputs: ${what}`, {
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
		conclusion: "",
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
	return `### ${dryRun ? "Dry run: nothing was dispatched" : `Rebuilds: ${counts.join(", ")}`}\n\n${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_7__.i)([
		"Image",
		"Workflow",
		"Status",
		"Run"
	], attempted.map(toRow))}`;
}
function toRow({ target, status, run, failure }) {
	const ref = target.ref === void 0 ? "" : `@${target.ref}`;
	const images = target.images.length === 0 ? "–" : (0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_7__.r)(target.images.join(", "));
	const outcome = run === void 0 ? describe(failure) : (0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_7__.n)(String(run.id), run.url);
	return [
		images,
		(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_7__.t)(`${target.repository} ${target.workflow}${ref}`),
		status,
		outcome
	];
}
function describe(failure) {
	if (failure === void 0) return "started; this server does not name the run";
	return `${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_7__.r)(failure.message)} ${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_7__.r)(failure.hint ?? "", 600)}`.trim();
}
// packages/commands/src/dispatch/targets.ts
/**
* What the entries of `rebuilds` call for. Throws `Failure` `dispatch.state` for an entry whose ledger is not the `state` of this
* step, `dispatch.no-target` for one without a dispatch when the inputs name none.
*/
function toTargets(entries, { inputs, explicit }, deps) {
	const named = (0,_inputs_D2bZNiuS_js__WEBPACK_IMPORTED_MODULE_6__.n)(inputs);
	return entries.map((entry) => {
		refuseOtherState(entry, inputs, deps);
		const { key, attempt, dispatch } = entry;
		if (dispatch !== null && named.length > 0) throw (0,_inputs_D2bZNiuS_js__WEBPACK_IMPORTED_MODULE_6__.r)(named, key);
		const images = entry.images.map(({ name }) => name);
		const place = dispatch ?? placeFromInputs(inputs, explicit, deps, `rebuilds: the entry for ${images.map((name) => (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(name, 80)).join(", ")}`);
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
	if (workflow === void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`${what} says not where to dispatch to`, {
		code: "dispatch.no-target",
		hint: "Set workflow to the file name of the workflow that builds it; or build it in this job."
	});
	const own = repository ?? environment["GITHUB_REPOSITORY"];
	if (own === void 0 || own === "") throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i("repository is not given, and GITHUB_REPOSITORY is not set", {
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
	const own = (0,_file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_2__.i)(state);
	if (ledger === null || sameState(ledger, own, files)) return;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`rebuilds: the entry with key ${key} comes from the ledger ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(ledger)}, and state is ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(own ?? "none")}`, {
		code: "dispatch.state",
		hint: `Set state to ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(ledger)} here too: the ledger must know what was dispatched.`
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
	return (0,_digest_Bo1AnMAU_js__WEBPACK_IMPORTED_MODULE_8__.i)("sha256").update(situation).digest("hex").slice(0, 16);
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
	return toTargets((0,_inputs_D2bZNiuS_js__WEBPACK_IMPORTED_MODULE_6__.i)(entries), target, deps);
}
async function readFiles(patterns, { files }) {
	const entries = [];
	const failures = [];
	for (const pattern of patterns) try {
		for (const path of await findFiles(pattern, files)) {
			const content = await files.read(path);
			entries.push(...(0,_inputs_D2bZNiuS_js__WEBPACK_IMPORTED_MODULE_6__.a)(content?.toString("utf8") ?? "", path));
		}
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i)) throw error;
		failures.push(...(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.o)(error));
	}
	if (failures.length > 0) throw (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.a)(failures, "several files are wrong", "rebuilds.shape");
	return entries;
}
async function findFiles(pattern, files) {
	if (await files.read(pattern).catch(() => void 0) !== void 0) return [pattern];
	const found = await files.glob(pattern);
	if (found.length > 0) return found;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i(`rebuilds-file: no file matches ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.n)(pattern)}`, {
		code: "rebuilds.no-file",
		hint: "Check the path, from the workspace, and that the step that writes it ran in this job or its artifact was downloaded."
	});
}
async function dispatchAll(targets, inputs, deps) {
	const campaign = createCampaign({
		targets,
		inputs,
		hosts: createHosts({
			secrets: inputs,
			world: deps,
			transport: await deps.createTransport()
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
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.i)) throw error;
		return (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_4__.o)(error);
	}
}
// packages/commands/src/dispatch/run-in-world.ts
const SETTINGS = {
	command: "dispatch-rebuild",
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
	const ledger = await openRecorder(inputs.state, world);
	return runDispatch(inputs, {
		...world,
		ledger,
		createTransport: async () => (0,_transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_1__.t)(world, SETTINGS)
	});
}



/***/ })

};
