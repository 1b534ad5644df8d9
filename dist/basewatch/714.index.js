export const id = 714;
export const ids = [714];
export const modules = {

/***/ 3714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ showsKey),
/* harmony export */   n: () => (/* binding */ settleStored),
/* harmony export */   o: () => (/* binding */ showsMarker),
/* harmony export */   r: () => (/* binding */ identifyAtForge),
/* harmony export */   t: () => (/* binding */ settleOpen)
/* harmony export */ });
/* unused harmony export a */
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1484);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(350);
/* harmony import */ var _src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4434);




// packages/forge/src/run-match.ts
/** Whether a run shows a marker (`<key>.<attempt>`): in its title, or as the input `rebuild_key` where the server lists inputs. */
function showsMarker({ title, inputs }, marker) {
	return inputs?.["rebuild_key"] === marker || (0,_src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_3__.i)(title, marker);
}
/**
* Whether a run can be that of a dispatch, by its workflow, event and ref, as far as the server shows them. Many runs of other people fit, too: without the
* marker, only time and actor can tell them apart.
*/
function fitsDispatch(run, { workflow, event, ref }) {
	const isWorkflow = workflow === "" || run.workflow === void 0 || run.workflow === workflow || String(run.workflowId) === workflow;
	const isRef = run.ref === void 0 || run.ref === ref.replace(/^refs\/(?:heads|tags)\//u, "");
	return isWorkflow && isRef && run.event === event;
}
// packages/commands/src/attempts/identify.ts
/** Dates of runs are cut to seconds. */
const SLACK_MS = 1e3;
/**
* The runs of attempts among others, in the attempts' order: the one whose title or inputs show an attempt's marker; of runs that show none, those of the workflow, ref, event
* and actor in its window. Attempts that could have started the same unmarked runs are told apart by their order as long as the numbers agree: as many runs as attempts, or as
* attempts of which it is certain that they started one. `taken` are the ids of runs that are known to be others.
*/
function identifyRuns(runs, soughts, taken) {
	const marked = new Map(soughts.flatMap((sought) => {
		const run = runs.find((one) => showsMarker(one, sought.marker));
		return run === void 0 ? [] : [[sought, run]];
	}));
	const free = runs.filter(({ id }) => !taken.has(id));
	return soughts.map((sought) => {
		const run = marked.get(sought);
		if (run !== void 0) return {
			kind: "found",
			run
		};
		if (sought.traces.marked) return { kind: "absent" };
		const rivals = soughts.filter((other) => !marked.has(other) && isRival(sought, other));
		return matchUnmarked(free, sought, rivals);
	});
}
/**
* {@link identifyRuns} where a forge shows a run's inputs only one by one (GitLab): those of the runs in a window are read first. May throw
* `Failure` as the forge does.
*/
async function identifyAtForge(forge, repository, runs, soughts, taken) {
	if (forge.provider !== "gitlab") return identifyRuns(runs, soughts, taken);
	const told = runs.map(async (run) => taken.has(run.id) || !soughts.some((sought) => couldBe(run, sought)) ? run : {
		...run,
		inputs: await forge.fetchRunInputs(repository, run)
	});
	return identifyRuns(await Promise.all(told), soughts, taken);
}
function matchUnmarked(free, sought, rivals) {
	const own = free.filter((run) => couldBe(run, sought));
	const [only, another] = own;
	if (only === void 0) return { kind: "absent" };
	if (another === void 0 && rivals.length === 1) return {
		kind: "found",
		run: only
	};
	const shared = free.filter((run) => rivals.some((rival) => couldBe(run, rival))).toSorted((left, right) => left.createdAtMs - right.createdAtMs || left.id - right.id);
	const claimants = [rivals, rivals.filter(({ started }) => started === true)].map((some) => some.toSorted((left, right) => left.sinceMs - right.sinceMs)).find((some) => fitsInOrder(some, shared));
	if (claimants === void 0) return {
		kind: "several",
		runs: own
	};
	const run = shared[claimants.indexOf(sought)];
	return run === void 0 ? { kind: "absent" } : {
		kind: "found",
		run
	};
}
function fitsInOrder(claimants, runs) {
	return claimants.length === runs.length && runs.every((run, index) => {
		const claimant = claimants[index];
		return claimant !== void 0 && couldBe(run, claimant);
	});
}
/** Whether two attempts leave the same traces; each is its own rival. */
function isRival(one, other) {
	return !other.traces.marked && one.workflow === other.workflow && one.ref === other.ref && one.traces.event === other.traces.event;
}
/** Whether a run says by itself that it is of any attempt at a key. */
function showsKey(run, key) {
	const pattern = new RegExp(`(?<![0-9a-f])${key}\\.\\d+(?!\\d)`, "u");
	return pattern.test(run.title) || pattern.test(run.inputs?.["rebuild_key"] ?? "");
}
/** Whether a run says that it is some attempt's. */
function showsAnyKey({ title, inputs }) {
	return /(?<![0-9a-f])[0-9a-f]{16}\.\d+/u.test(title) || (inputs?.["rebuild_key"] ?? "") !== "";
}
/** What either side does not say rules nothing out. */
function couldBe(run, { workflow, ref, traces, sinceMs, untilMs }) {
	const event = traces.event === "" ? run.event : traces.event;
	const isActor = run.actor === void 0 || traces.actor === null || run.actor.toLowerCase() === traces.actor.toLowerCase();
	return fitsDispatch(run, {
		workflow,
		ref,
		event
	}) && isActor && !showsAnyKey(run) && run.createdAtMs >= sinceMs - SLACK_MS && run.createdAtMs <= untilMs + SLACK_MS;
}
// packages/commands/src/attempts/settle.ts
/**
* Asks the forges what became of the open attempts among `attempts`: each by its run, or by the list of runs where no answer named one. An attempt whose claim
* still lives is left to its owner. Throws no `Failure`.
*/
async function settleAttempts(attempts, ledger, deps) {
	const open = attempts.filter(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.i);
	const alive = /* @__PURE__ */ new Set();
	const settlements = [];
	const unnamed = Object.values(ledger.attempts).filter((one) => (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.i)(one) && one.runId === null);
	const surroundings = {
		taken: takenRuns(ledger),
		lists: createLists(unnamed),
		unnamed
	};
	await Promise.all(open.map(async (attempt) => {
		const id = (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.t)(attempt);
		if (attempt.status === "claimed" && Date.parse(attempt.expiresAt) > deps.nowMs) {
			alive.add(id);
			return;
		}
		try {
			const told = await settleOne(attempt, surroundings, deps);
			if (told !== void 0) settlements.push({
				id,
				...told
			});
			if ((told ?? attempt).runId !== null) alive.add(id);
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r)) throw error;
			deps.warn(error);
		}
	}));
	return {
		settlements,
		alive
	};
}
/** `undefined`: nothing new. */
async function settleOne(attempt, { taken, lists, unnamed }, deps) {
	const forge = await deps.openForge(attempt.target);
	const { repository } = attempt.target;
	if (attempt.runId !== null) return settleRun(forge, repository, attempt.runId);
	const list = await lists(forge, attempt);
	const rivals = unnamed.filter((other) => isAtSamePlace(other, attempt));
	const soughts = rivals.map(soughtOf);
	const sighting = (await identifyAtForge(forge, repository, list.runs, soughts, taken))[rivals.findIndex((other) => (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.t)(other) === (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.t)(attempt))] ?? { kind: "absent" };
	if (sighting.kind === "found") return tell(await forge.settleConclusion(repository, sighting.run));
	if (attempt.status === "dispatched") return void 0;
	if (sighting.kind === "several") return {
		...unknown,
		message: `${sighting.runs.length} runs could be it: ${sighting.runs.map(({ url }) => url).join(", ")}`
	};
	return list.complete && list.readAtMs >= Date.parse(attempt.provableAt) ? {
		...unknown,
		status: "not-started",
		message: "a complete list of runs shows none for it"
	} : {
		...unknown,
		message: attempt.message
	};
}
async function settleRun(forge, repository, runId) {
	const run = await forge.fetchRun(repository, Number(runId));
	if (run === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${repository}: run ${runId} is not there (404)`, {
		code: "settle.no-run",
		hint: "It was deleted, or the token may not read it; the image itself decides, or 24 hours."
	});
	return run.status === "completed" ? tell(run) : void 0;
}
const unknown = {
	status: "unknown",
	runId: null,
	runUrl: null,
	conclusion: null
};
function tell(run) {
	const shared = {
		runId: String(run.id),
		runUrl: run.url,
		conclusion: run.conclusion ?? null
	};
	if (run.conclusion === void 0) return {
		...shared,
		status: "dispatched",
		message: null
	};
	if (run.conclusion === "success") return {
		...shared,
		status: "built",
		message: null
	};
	if (run.conclusion === "superseded") return {
		...shared,
		status: "superseded",
		message: null
	};
	return {
		...shared,
		status: "failed",
		message: `its run ended with ${run.conclusion}`
	};
}
function soughtOf(attempt) {
	const { target, traces, claimedAt, sentAfter, provableAt } = attempt;
	return {
		marker: (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.t)(attempt),
		traces,
		workflow: target.workflow,
		ref: target.ref,
		sinceMs: Date.parse(sentAfter ?? claimedAt),
		untilMs: Date.parse(provableAt),
		started: attempt.status === "dispatched"
	};
}
/** Ids of the runs that attempts are known to have started. */
function takenRuns({ attempts }) {
	return new Set(Object.values(attempts).flatMap(({ runId }) => runId === null ? [] : [Number(runId)]));
}
/** Lists the runs of a repository once, back to the oldest of its attempts. */
function createLists(unnamed) {
	const lists = /* @__PURE__ */ new Map();
	return (forge, { target }) => {
		const id = `${forge.apiUrl} ${target.repository}`;
		const since = unnamed.filter((other) => other.target.repository === target.repository).map((other) => Date.parse(other.sentAfter ?? other.claimedAt));
		const list = lists.get(id) ?? forge.listRuns({
			repository: target.repository,
			sinceMs: Math.min(...since)
		});
		lists.set(id, list);
		return list;
	};
}
function isAtSamePlace({ target }, { target: other }) {
	return target.provider === other.provider && target.apiUrl === other.apiUrl && target.repository === other.repository;
}
// packages/commands/src/attempts/settle-ledger.ts
/** Asks what became of the open attempts at some images, so that what is over is in nobody's way. Throws `Failure` `ledger.*` when the ledger cannot be read. */
async function settleStored(store, targets, deps) {
	const ledger = await store.load();
	const names = new Set(targets.flatMap(({ images }) => images));
	const { settlements } = await settleOpen(Object.values(ledger.attempts).filter((attempt) => (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.i)(attempt) && attempt.images.some((name) => names.has(name))), ledger, deps);
	const at = new Date(deps.clock.now()).toISOString();
	return {
		apply: (stored) => settlements.reduce((next, settlement) => applySettlement(next, settlement, at), stored),
		taken: new Set(takenRuns(ledger)),
		forcedBy: (images) => images.flatMap((name) => ledger.images[name]?.forced?.by ?? []).at(0)
	};
}
/** Asks the forges what became of open attempts, and says so in the log. */
async function settleOpen(open, ledger, { openForge, clock, log }) {
	const said = /* @__PURE__ */ new Set();
	const settled = await settleAttempts(open, ledger, {
		openForge: ({ provider, apiUrl, repository }) => openForge({
			provider,
			apiUrl: apiUrl ?? void 0,
			repository
		}),
		nowMs: clock.now(),
		warn({ message, hint }) {
			if (!said.has(message)) log.warning(`An earlier attempt cannot be settled yet: ${message} ${hint ?? ""}`.trim());
			said.add(message);
		}
	});
	for (const { id, status, runUrl, message } of settled.settlements) log.info(`Attempt ${id}: ${[
		status,
		runUrl,
		message
	].filter((part) => part !== null).join(", ")}`);
	return settled;
}
function applySettlement(ledger, { id, status, ...said }, at) {
	return status === "claimed" || status === "dispatched" || status === "unknown" ? (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.a)(ledger, id, {
		status,
		...said
	}) : (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_1__.n)(ledger, id, {
		status,
		...said,
		at
	});
}



/***/ }),

/***/ 4434:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isDeferring),
/* harmony export */   i: () => (/* binding */ holdsMarker),
/* harmony export */   n: () => (/* binding */ createGithub),
/* harmony export */   r: () => (/* binding */ createGitea),
/* harmony export */   t: () => (/* binding */ createGitlab)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1128);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(350);
/* harmony import */ var _classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4399);
/* harmony import */ var _json_B8G3Vj4f_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6800);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(9982);






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
	const serverNowMs = (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.a)(header("date")) ?? nowMs;
	const afterMs = (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.o)(header("retry-after"), serverNowMs);
	if (afterMs !== void 0) return afterMs;
	const resetS = Number(header("x-ratelimit-reset"));
	if (header("x-ratelimit-remaining") === "0" && resetS > 0) return Math.max(1e3, resetS * 1e3 - serverNowMs);
	return FIRST_BLIND_WAIT_MS * 2 ** waitsBefore;
}
/** The classification of one call's outcomes; made anew for each call, since it counts the waits. */
function classifyCall(repetition, clock) {
	let waits = 0;
	const safely = (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.t)("GET", clock);
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
		return safely(outcome);
	};
}
function readSigns(response) {
	return {
		status: response.status,
		message: response.status < 400 ? "" : response.body.subarray(0, 4096).toString("utf8"),
		header: (name) => response.headers.get(name)
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
// packages/forge/src/token-kind.ts
const KINDS$1 = [
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
	return KINDS$1.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "a token of a kind that is not known";
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
	if (status === 401) return badCredentials$1(subject, caller);
	if (limitOf(answer) !== void 0) return limited$1(answer, subject, caller);
	if (status === 403) return forbidden(answer, subject, caller);
	if (status >= 300 && status < 400) return fail$1(subject, `the repository was renamed or moved (${status})`, "repository-moved", "Write its new owner/repo.");
	if (status >= 500) return fail$1(subject, `GitHub is not well (${describeStatus(answer)})`, "server-error", "Look at https://www.githubstatus.com; the next run tries again.");
	return fail$1(subject, `GitHub refused (${describeStatus(answer)})`, "refused", "Check the repository, the ref and the token; GitHub gives no further reason.");
}
/** A failure of this package about one call. */
function fail$1({ what }, happened, kind, hint, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what}: ${happened}`, {
		code: `forge.${kind}`,
		hint,
		cause
	});
}
/** Status and GitHub's own first line. */
function describeStatus({ status, message }) {
	const said = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.t)(message, 300);
	return said === "" ? String(status) : `${status}: ${said}`;
}
function badCredentials$1(subject, { token }) {
	return fail$1(subject, `GitHub does not accept the token (401); it is ${describeToken(token)}, wrong, expired or revoked`, "bad-credentials", "Make a new token, or check that the secret's name is right and that it is not empty. A GitHub App's token lives for one hour, GITHUB_TOKEN until its job ends.");
}
function limited$1(answer, subject, { now }) {
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
// packages/forge/src/rest/client.ts
const MAX_BYTES$1 = 16777216;
const BLIND_WAIT_MS = 6e4;
function createRestClient(options) {
	const { apiUrl, credentials, transport, clock, describe } = options;
	let serverTimeMs;
	return {
		async call({ method, path, query = {}, body, repetition }) {
			const url = new URL(`${apiUrl}${path}`);
			for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
			const answer = toAnswer$1(await transport.send({
				method,
				url,
				headers: {
					accept: "application/json",
					...body === void 0 ? {} : { "content-type": "application/json" },
					...credentials
				},
				body: body === void 0 ? void 0 : JSON.stringify(body),
				maxBytes: MAX_BYTES$1,
				classify: repetition === "once" ? () => ({ kind: "give-up" }) : classifyRead(clock)
			}), describe);
			serverTimeMs = answer.timeMs ?? serverTimeMs;
			return answer;
		},
		serverTimeMs: () => serverTimeMs
	};
}
/** How long a 429 asks to wait, in milliseconds: `Retry-After`, else until `RateLimit-Reset`, else a minute that nobody stated. */
function limitWait({ header }, nowMs) {
	const serverNowMs = (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.a)(header("date")) ?? nowMs;
	const afterMs = (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.o)(header("retry-after"), serverNowMs);
	if (afterMs !== void 0) return {
		afterMs,
		stated: true
	};
	const resetS = Number(header("ratelimit-reset"));
	if (resetS > 0) return {
		afterMs: Math.max(1e3, resetS * 1e3 - serverNowMs),
		stated: true
	};
	return {
		afterMs: BLIND_WAIT_MS,
		stated: false
	};
}
function classifyRead(clock) {
	const safely = (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.t)("GET", clock);
	return (outcome) => {
		if (!("response" in outcome) || outcome.response.status !== 429) return safely(outcome);
		const { headers } = outcome.response;
		const { afterMs } = limitWait({ header: (name) => headers.get(name) }, clock.now());
		return {
			kind: "retry",
			afterMs
		};
	};
}
function toAnswer$1(response, describe) {
	const { status, headers, body } = response;
	const header = (name) => headers.get(name);
	const data = parse(response);
	const text = body.subarray(0, 4096).toString("utf8").trim();
	const words = data === void 0 && !text.startsWith("<") ? text : describe(data);
	return {
		status,
		data,
		message: status < 300 ? "" : words,
		timeMs: (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.a)(header("date")),
		header
	};
}
function parse(response) {
	try {
		return (0,_json_B8G3Vj4f_js__WEBPACK_IMPORTED_MODULE_4__.n)(response, "the answer");
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) return void 0;
		throw error;
	}
}
// packages/forge/src/rest/files.ts
/** A reader of files over an API that hands out one file at a time: each is asked for once, and those of one question together. */
function createRestFileReader({ fetchFile, fetchDefaultBranch }) {
	const known = /* @__PURE__ */ new Map();
	function want(repository, ref, path) {
		const key = JSON.stringify([
			repository,
			ref,
			path
		]);
		const file = known.get(key) ?? fetchFile(repository, ref, path).catch(tooLarge(repository, ref, path));
		known.set(key, file);
		return file;
	}
	return async (repository, ref, paths) => {
		const defaultBranch = ref === void 0 ? await fetchDefaultBranch(repository) : void 0;
		const at = ref ?? defaultBranch ?? "";
		const files = await Promise.all(paths.map((path) => want(repository, at, path)));
		const entries = paths.flatMap((path, index) => {
			const file = files[index];
			return file === void 0 ? [] : [[path, file]];
		});
		return {
			defaultBranch,
			files: new Map(entries)
		};
	};
}
/** A file out of its bytes: text, unless it holds a NUL. */
function toTextFile(what, bytes) {
	if (!bytes.includes(0)) return {
		kind: "text",
		text: bytes.toString("utf8")
	};
	return {
		kind: "binary",
		failure: fail$1({ what }, "this file is binary", "file-binary", "Check that this is the right file.")
	};
}
/** A file that is not there. */
function toMissingFile(what) {
	return {
		kind: "missing",
		failure: fail$1({ what }, "no such file", "file-not-found", "Check the path, from the repository's root, and its case.")
	};
}
/** A file for messages: `group/app Dockerfile@main`. */
function describeFile(repository, ref, path) {
	return `${repository} ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(path)}@${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`;
}
function tooLarge(repository, ref, path) {
	return (error) => {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) || error.code !== "http.too-large") throw error;
		return {
			kind: "too-large",
			failure: fail$1({ what: describeFile(repository, ref, path) }, "this file is too large", "file-too-large", "Check that this is the right file.", error)
		};
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(repository)}" is not a GitHub repository`, {
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(workflow)}" is not the name of a workflow file`, {
		code: "forge.workflow-name",
		hint: `Write the file's name under ${FOLDER}, for example build.yml.`
	});
}
/** The path of a workflow's file; `undefined` for a numeric id. */
function workflowPath(workflow) {
	return /^\d+$/u.test(workflow) ? void 0 : `${FOLDER}${workflow}`;
}
// packages/forge/src/workflow-file.ts
const scalar$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.E)([
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)()
]);
const inputSchema$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	type: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), "string"),
	required: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)(), false),
	options: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(scalar$1), [])
});
const documentSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	"run-name": (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	on: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflow_dispatch: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ inputs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)())) })) }), { workflow_dispatch: null })
});
/**
* Reads what a workflow declares for `workflow_dispatch`; `undefined` when the text is no YAML map. The YAML parser is loaded by
* the first call (https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#onworkflow_dispatchinputs).
*/
async function parseWorkflow(text) {
	const { parse } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(505)]).then(__webpack_require__.bind(__webpack_require__, 1505));
	const parsed = parseQuietly(parse, text);
	const document = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(documentSchema, parsed);
	if (!document.success) return void 0;
	const declared = document.data.on.workflow_dispatch?.inputs ?? {};
	const inputs = Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput$1(input)]));
	return {
		inputs,
		titleShowsKey: Object.hasOwn(inputs, "rebuild_key") && /\binputs\.rebuild_key\b/u.test(document.data["run-name"]),
		isDispatchable: wantsDispatch(parsed)
	};
}
/** Whether `workflow_dispatch` is among the events of `on`, in any of its three forms. */
function wantsDispatch(document) {
	const { on } = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.P)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ on: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)(), null) }), document);
	if (typeof on === "string") return on === "workflow_dispatch";
	if (Array.isArray(on)) return on.includes("workflow_dispatch");
	return typeof on === "object" && on !== null && Object.hasOwn(on, "workflow_dispatch");
}
function readInput$1(input) {
	const { type, required, options } = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.P)(inputSchema$1, input ?? {});
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
function createLookups$1(context) {
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
function repositoryNotFound$1(repository, { token, ownRepository }) {
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
	if (answer.status === 404) throw repositoryNotFound$1(repository, context.caller);
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	return read((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ default_branch: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() }), answer, subject).default_branch;
}
const workflowSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	path: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	state: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
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
	const { workflows } = read((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflows: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(workflowSchema) }), answer, subject);
	return workflows.map(({ id, path, state }) => ({
		id,
		file: path.replace(/^.*\//u, ""),
		state
	}));
}
const contentSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	content: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	encoding: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.u)("base64")
});
async function fetchDeclaration(context, repository, workflow, ref) {
	const subject = {
		what: `${repository} ${workflow}@${ref}`,
		repository,
		permission: "contents: read"
	};
	const path = workflowPath(workflow) ?? await fetchPath(context, repository, workflow);
	if (path instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) return path;
	const parameters = {
		...splitRepository(repository),
		path,
		ref
	};
	const answer = await context.client.call("GET /repos/{owner}/{repo}/contents/{path}", parameters, { repetition: "read" });
	if (answer.status === 404) return fail$1(subject, "the workflow's file cannot be seen (404)", "file-not-found", SEE_FILE);
	if (answer.status >= 300) return unlessFatal$1(explainRefusal(answer, subject, context.caller), answer);
	const file = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(contentSchema, answer.data);
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
	if (answer.status >= 300) return unlessFatal$1(explainRefusal(answer, subject, context.caller), answer);
	return read(workflowSchema, answer, subject).path;
}
/** A missing permission to read the file says nothing about the permission to dispatch; anything else stops here, before anything is sent. */
function unlessFatal$1(failure, { status }) {
	if (status === 403 && !failure.code.endsWith("rate-limited")) return failure;
	throw failure;
}
/** The fields of an answer that are needed; throws `Failure` `forge.malformed` when they are not there. */
function read(schema, answer, subject) {
	const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(schema, answer.data);
	if (parsed.success) return parsed.data;
	const field = parsed.error.issues[0]?.path.join(".") ?? "";
	throw fail$1(subject, `GitHub's answer lacks ${field === "" ? "what it should hold" : field}`, "malformed", "Check that the API URL is that of a GitHub server, and that no proxy answers in its place.");
}
// packages/forge/src/run-pages.ts
const MAX_PAGES = 20;
const SLACK_MS = 5e3;
/**
* Reads pages back past the query's instant. Runs that start meanwhile push others onto the next page, where they are seen again: each counts once.
*/
async function collectRuns({ sinceMs, maxPages = MAX_PAGES }, fetchPage) {
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
const runSchema$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	html_url: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	display_title: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	path: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	workflow_id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)()), void 0),
	event: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	head_branch: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null),
	triggering_actor: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ login: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() })), null),
	status: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null),
	conclusion: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null),
	created_at: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
});
const listSchema$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflow_runs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(runSchema$1) });
const PAGE$2 = 100;
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
			per_page: PAGE$2,
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
		const runs = read(listSchema$1, answer, subject).workflow_runs.map(toRun$1);
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
		last: runs.length < PAGE$2
	};
}
/** One run with its final conclusion; see `Forge.fetchRun`. */
async function fetchRun(context, repository, id) {
	const subject = {
		what: `${repository} run ${id}`,
		repository,
		permission: "actions: read"
	};
	const answer = await callRun$1(context, "GET /repos/{owner}/{repo}/actions/runs/{run_id}", repository, id);
	if (answer.status === 404) return void 0;
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	return settleConclusion(context, repository, toRun$1(read(runSchema$1, answer, subject)));
}
const jobsSchema$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ jobs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	runner_id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)()), null),
	steps: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)())), null)
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
	const answer = await callRun$1(context, "GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs", repository, id);
	if (answer.status >= 300) throw explainRefusal(answer, subject, context.caller);
	const { jobs } = read(jobsSchema$1, answer, subject);
	return jobs.some((job) => (job.runner_id ?? 0) > 0 || (job.steps ?? []).length > 0) ? run : {
		...run,
		conclusion: "superseded"
	};
}
function callRun$1(context, route, repository, id) {
	return context.client.call(route, {
		...splitRepository(repository),
		run_id: id
	}, { repetition: "read" });
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
function toRun$1(run) {
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
// packages/forge/src/gitea/dialect.ts
const startedSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	workflow_run_id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	html_url: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
});
const actorSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ login: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() })), null);
const text = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null);
const giteaRunSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	html_url: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	display_title: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	path: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	event: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	trigger_actor: actorSchema,
	status: text,
	conclusion: text,
	created_at: text,
	started_at: text
});
/** Gitea: GitHub's words, with the run in the answer when the query asks for it (https://docs.gitea.com/api/next/). */
const GITEA = {
	provider: "gitea",
	name: "Gitea",
	folders: [".gitea/workflows", ".github/workflows"],
	dispatchQuery: { return_run_details: "true" },
	dispatchBody: {},
	listsInputs: false,
	readStarted({ data }) {
		const started = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(startedSchema, data);
		return started.success ? {
			id: started.data.workflow_run_id,
			url: started.data.html_url
		} : void 0;
	},
	readRun(data, readAtMs) {
		const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(giteaRunSchema, data);
		if (!parsed.success) return void 0;
		const run = parsed.data;
		const [workflow = "", ref] = run.path.split("@");
		return {
			id: run.id,
			url: run.html_url,
			title: run.display_title,
			workflow: baseName(workflow),
			workflowId: void 0,
			event: run.event,
			ref: ref === void 0 ? void 0 : shortRef(ref),
			actor: run.trigger_actor?.login,
			createdAtMs: readTime(run.created_at) ?? readTime(run.started_at) ?? readAtMs,
			inputs: void 0,
			...readProgress(run.status, run.conclusion)
		};
	}
};
const forgejoStartedSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	run_number: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)()
});
const forgejoRunSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	html_url: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	title: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	workflow_id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	event: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	trigger_event: text,
	prettyref: text,
	trigger_user: actorSchema,
	status: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	created: text,
	event_payload: text
});
/** Forgejo: words of its own, with the run in the answer when the body asks for it (https://codeberg.org/api/swagger). */
const FORGEJO = {
	provider: "forgejo",
	name: "Forgejo",
	folders: [
		".forgejo/workflows",
		".gitea/workflows",
		".github/workflows"
	],
	dispatchQuery: {},
	dispatchBody: { return_run_info: true },
	listsInputs: true,
	readStarted({ data }, repositoryUrl) {
		const started = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(forgejoStartedSchema, data);
		if (!started.success) return void 0;
		return {
			id: started.data.id,
			url: `${repositoryUrl}/actions/runs/${started.data.run_number}`
		};
	},
	readRun(data, readAtMs) {
		const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(forgejoRunSchema, data);
		if (!parsed.success) return void 0;
		const run = parsed.data;
		return {
			id: run.id,
			url: run.html_url,
			title: run.title,
			workflow: baseName(run.workflow_id),
			workflowId: void 0,
			event: run.trigger_event || run.event,
			ref: run.prettyref ?? void 0,
			actor: run.trigger_user?.login,
			createdAtMs: readTime(run.created) ?? readAtMs,
			inputs: readPayload(run.event_payload),
			...readForgejoStatus(run.status)
		};
	}
};
const RUNNING$1 = {
	waiting: "queued",
	blocked: "pending",
	running: "in_progress"
};
const FINISHED$1 = {
	success: "success",
	failure: "failure",
	cancelled: "cancelled",
	skipped: "skipped"
};
/** Forgejo's status (https://codeberg.org/forgejo/forgejo/src/branch/forgejo/models/actions/status.go); one that is not known is still running. */
function readForgejoStatus(state) {
	const conclusion = FINISHED$1[state];
	if (conclusion !== void 0) return {
		status: "completed",
		conclusion,
		state
	};
	return {
		status: RUNNING$1[state] ?? "in_progress",
		conclusion: void 0,
		state
	};
}
const payloadSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ inputs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()) });
function readPayload(payload) {
	try {
		const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(payloadSchema, JSON.parse(payload ?? ""));
		return parsed.success ? parsed.data.inputs : void 0;
	} catch {
		return;
	}
}
const FIRST_SENSIBLE_MS = Date.UTC(2e3, 0);
function readTime(time) {
	const ms = Date.parse(time ?? "");
	return ms >= FIRST_SENSIBLE_MS ? ms : void 0;
}
function baseName(path) {
	return path.replace(/^.*\//u, "");
}
function shortRef(ref) {
	return ref.replace(/^refs\/(?:heads|tags)\//u, "");
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
	const nearest = own.map((name) => (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_5__.t)(name, declared ?? [])).find((name) => name !== void 0);
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what}: the workflow declares no input ${own.map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name, 80)).join(", ")}`, {
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
	if (count > most) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what}: ${count} inputs, and this server takes ${most}`, {
		code: "forge.too-many-inputs",
		hint: "Send fewer: several values can share one input as JSON."
	});
	const characters = JSON.stringify(inputs).length;
	if (characters <= MOST_CHARACTERS$1) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what}: the inputs are ${characters} characters, and GitHub takes ${MOST_CHARACTERS$1} in all`, {
		code: "forge.inputs-too-long",
		hint: "Shorten them, or let the workflow read the long one from a file or an artifact."
	});
}
function isBefore320(version) {
	const [, major, minor] = /^(\d+)\.(\d+)/u.exec(version ?? "") ?? [];
	return major !== void 0 && (Number(major) < 3 || Number(major) === 3 && Number(minor) <= 19);
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
		explain: refNotFound$2
	},
	{
		words: /does not have '?workflow_dispatch'? trigger/u,
		explain: noTrigger$1
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
		explain: invalidValue$1
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
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_5__.t)(workflow, names);
	const there = names.length === 0 ? "The repository has no workflows." : `There are ${names.slice(0, 20).map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name)).join(", ")}.`;
	const hint = `${nearest === void 0 ? "" : `Did you mean ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(nearest)}? `}${there} The file must be on the default branch too.`;
	return fail$1({ what }, `no workflow ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(workflow)} (404)`, "workflow-not-found", hint);
}
async function refNotFound$2({ answer, prepared, lookups }) {
	const branch = await lookups.defaultBranch(prepared.request.repository);
	const hint = `Check the branch or tag. The default branch of ${prepared.request.repository} is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(branch)}.`;
	return fail$1(prepared, `no branch or tag ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared.ref)} (${describeStatus(answer)})`, "ref-not-found", hint);
}
function noTrigger$1({ answer, prepared }) {
	const hint = `Add \`workflow_dispatch:\` under \`on:\` of .github/workflows/${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared.workflow)} on ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared.ref)}.`;
	return fail$1(prepared, `the workflow cannot be dispatched (${describeStatus(answer)})`, "no-dispatch-trigger", hint);
}
function unexpectedInputs({ answer, prepared }) {
	const declared = prepared.declaration === void 0 ? void 0 : Object.keys(prepared.declaration.inputs);
	return fail$1(prepared, `inputs that the workflow does not declare (${describeStatus(answer)})`, "unexpected-inputs", listDeclared(declared));
}
function requiredInput({ answer, prepared }) {
	const name = nameInput$1(answer);
	const what = name === void 0 ? "a required input" : `required input ${name}`;
	const hint = `${name === void 0 ? "" : `Add ${name} to the inputs that are sent. `}${describeNamed(name, prepared)}`;
	return fail$1(prepared, `${what} is missing (${describeStatus(answer)})`, "required-input-missing", hint);
}
function invalidValue$1({ answer, prepared }) {
	const name = nameInput$1(answer);
	const value = Object.entries(prepared.inputs).find(([key]) => key === name)?.[1];
	return fail$1(prepared, `${name === void 0 ? "an input" : `input ${name}`} does not take its value${value === void 0 ? "" : ` "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(value, 80)}"`} (${describeStatus(answer)})`, "invalid-input-value", describeNamed(name, prepared));
}
/** The name of the input that a refusal is about, where GitHub gives one. */
function nameInput$1({ message }) {
	const name = /input '([^']*)'/iu.exec(message)?.[1];
	return name === void 0 ? void 0 : (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name, 80);
}
/** A sentence on what an input takes. */
function describeNamed(name, { declaration }) {
	const declared = Object.entries(declaration?.inputs ?? {}).find(([key]) => key === name)?.[1];
	if (declared === void 0) return "Look at on.workflow_dispatch.inputs in the workflow.";
	return `${name} is ${describeInput(declared)}.`;
}
function describeInput({ type, options }) {
	if (options.length > 0) return `a ${type} of ${options.map((option) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(option, 80)).join(", ")}`;
	if (type === "boolean") return "a boolean: true or false";
	return `a ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(type)}`;
}
async function disabled({ answer, prepared, context, lookups }) {
	const { request, workflow } = prepared;
	const reason = (await lookups.listWorkflows(request.repository)).find(({ id, file }) => file === workflow || String(id) === workflow)?.state === "disabled_inactivity" ? "disabled by GitHub, after 60 days without activity in the repository" : "disabled by hand";
	const hint = `Choose "Enable workflow" on ${`${context.serverUrl}/${request.repository}/actions/workflows/${encodeURIComponent(workflow)}`}, or run: gh workflow enable ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(workflow)} -R ${request.repository}`;
	return fail$1(prepared, `the workflow is ${reason} (${describeStatus(answer)})`, "workflow-disabled", hint);
}
// packages/forge/src/send.ts
/**
* Posts a dispatch, and again only after answers that prove that nothing was started: an older API version, and inputs that GitHub
* refuses by name. See `Forge.sendDispatch`.
*/
async function sendDispatch(dispatcher, prepared) {
	let answer;
	try {
		answer = await post(dispatcher, prepared);
	} catch (error) {
		return withoutAnswer(prepared, error);
	}
	if (answer.status < 300) return {
		kind: "accepted",
		run: readRun$2(answer),
		leftOut: []
	};
	if (answer.status === 408 || answer.status >= 500) return ambiguous(prepared, `GitHub answered ${describeStatus(answer)}`);
	return reject(dispatcher, prepared, answer);
}
/** What a call that got no answer means: it was not sent, or nobody knows. Throws what is no `Failure`. */
function withoutAnswer(prepared, error) {
	if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r)) throw error;
	if (!(0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.n)(error)) return ambiguous(prepared, error.message, error);
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
/** A dispatch of which nobody knows whether it started something. */
function ambiguous({ what, page, declaration, event }, happened, cause) {
	const hint = `Look at ${page} before you send it again: a second run would build twice.${declaration?.titleShowsKey === false && event === "workflow_dispatch" ? ` Declare the input rebuild_key and put \${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.` : ""}`;
	const message = `unknown whether the run started (${happened})`;
	return {
		kind: "ambiguous",
		failure: fail$1({ what }, message, "ambiguous", hint, cause)
	};
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
async function post(dispatcher, prepared) {
	const { context, dialects, host } = dispatcher;
	const { request, workflow } = prepared;
	const names = splitRepository(request.repository);
	const { body } = writeDispatch(prepared);
	if (request.eventType !== void 0) return context.client.call("POST /repos/{owner}/{repo}/dispatches", {
		...names,
		...body
	}, { repetition: "once" });
	const dialect = dialects.of(host);
	const details = dialect === "2022-11-28 with details" ? { return_run_details: true } : {};
	const answer = await context.client.call("POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches", {
		...names,
		workflow_id: workflow,
		...body,
		...details
	}, {
		repetition: "once",
		version: dialect === "2026-03-10" ? dialect : "2022-11-28"
	});
	const older = olderDialect(dialect, answer);
	if (older === void 0) return answer;
	dialects.remember(host, older);
	return post(dispatcher, prepared);
}
async function reject(dispatcher, prepared, answer) {
	const { context, lookups } = dispatcher;
	const limited = limitOf(answer) !== void 0;
	try {
		const unexpected = limited ? [] : listUnexpected(answer, prepared);
		if (unexpected.length > 0) return await sendWithout(dispatcher, prepared, unexpected);
		return {
			kind: "rejected",
			failure: await explainDispatchRefusal(answer, prepared, context, lookups),
			again: limited ? againAfter$1(answer, context) : void 0
		};
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r)) throw error;
		return {
			kind: "rejected",
			failure: error,
			again: void 0
		};
	}
}
function againAfter$1(answer, { clock }) {
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
async function sendWithout(dispatcher, prepared, names) {
	const { request, declaration, what } = prepared;
	refuseUndeclared(names, request, declaration === void 0 ? void 0 : Object.keys(declaration.inputs), what);
	const result = await sendDispatch(dispatcher, {
		...prepared,
		inputs: omit(prepared.inputs, names)
	});
	return "leftOut" in result ? {
		...result,
		leftOut: [...names, ...result.leftOut]
	} : result;
}
const runSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	workflow_run_id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	html_url: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
});
function readRun$2({ data }) {
	const run = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(runSchema, data);
	return run.success ? {
		id: run.data.workflow_run_id,
		url: run.data.html_url
	} : void 0;
}
// packages/forge/src/rest/refusal-table.ts
/** The failure for an answer: that of the first row that fits, `forge.server-error` for other 5xx, else `forge.refused`. */
async function explainByTable(name, rows, answer, subject) {
	const row = rows.find(({ statuses, words, when }) => statuses.includes(answer.status) && (words?.test(answer.message) ?? true) && (when?.(subject) ?? true));
	const { kind, happened, hint } = row === void 0 ? unknownRefusal(name, answer) : await row.explain(answer, subject);
	return fail$1(subject, happened, kind, hint);
}
/** Status and the server's own first line. */
function describeAnswer({ status, message }) {
	const said = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.t)(message, 300);
	return said === "" ? String(status) : `${status}: ${said}`;
}
/** The fields of an answer that are needed; throws `Failure` `forge.malformed` when they are not there. */
function readAnswer(name, schema, { data }, subject) {
	const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(schema, data);
	if (parsed.success) return parsed.data;
	throw malformed(name, subject, parsed.error.issues[0]?.path.join(".") ?? "");
}
/** The failure for an answer that lacks a field; an empty one stands for all of it. */
function malformed(name, subject, field) {
	const hint = `Check that the API URL is that of a ${name} server, and that no proxy or login page answers in its place.`;
	return fail$1(subject, `${name}'s answer lacks ${field === "" ? "what it should hold" : field}`, "malformed", hint);
}
function unknownRefusal(name, answer) {
	const said = describeAnswer(answer);
	if (answer.status >= 500) return {
		kind: "server-error",
		happened: `${name} is not well (${said})`,
		hint: "Ask who runs the server; the next run tries again."
	};
	return {
		kind: "refused",
		happened: `${name} refused (${said})`,
		hint: `Check the repository, the ref and the token; ${name} gives no further reason.`
	};
}
// packages/forge/src/rest/send.ts
/**
* Posts a dispatch once. Whatever the server may have acted on without saying so (5xx, 408, a lost answer) is ambiguous; any other answer proves that
* nothing was started.
*/
async function sendOnce(sending, prepared) {
	let answer;
	try {
		answer = await sending.post();
	} catch (error) {
		return withoutAnswer(prepared, error);
	}
	if (answer.status < 300) return {
		kind: "accepted",
		run: sending.readRun(answer),
		leftOut: []
	};
	if (answer.status === 408 || answer.status >= 500) return ambiguous(prepared, `${sending.name} answered ${describeAnswer(answer)}`);
	const failure = await explainQuietly(sending, answer);
	return {
		kind: "rejected",
		failure,
		again: againAfter(failure, answer, sending.nowMs())
	};
}
/** That nothing was started stays certain when looking for the reason fails. */
async function explainQuietly({ explain }, answer) {
	try {
		return await explain(answer);
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r)) throw error;
		return error;
	}
}
function againAfter({ code }, answer, nowMs) {
	return code === "forge.rate-limited" ? {
		...limitWait(answer, nowMs),
		reason: "limit"
	} : void 0;
}
// packages/forge/src/gitlab/pipeline-refusals.ts
const SOURCE = "https://gitlab.com/gitlab-org/gitlab/-/blob/master";
const CHAIN = `${SOURCE}/lib/gitlab/ci/pipeline/chain`;
/** What GitLab says of a pipeline that it does not start: one status, and no code but its words. */
const PIPELINE_REFUSALS = [
	{
		id: "400 ref",
		statuses: [400],
		words: /Reference not found/u,
		source: `facts.md; ${CHAIN}/validate/repository.rb`,
		explain: (answer, { prepared }) => ({
			kind: "ref-not-found",
			happened: `no branch or tag ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared?.ref ?? "")} (${describeAnswer(answer)})`,
			hint: "Check the branch or tag."
		})
	},
	{
		id: "400 variables",
		statuses: [400],
		words: /variables needs to be a map/u,
		source: `facts.md; ${SOURCE}/lib/api/ci/triggers.rb`,
		explain: (answer) => ({
			kind: "invalid-input-value",
			happened: `GitLab does not take the variables (${describeAnswer(answer)})`,
			hint: "Write every input as a string."
		})
	},
	{
		id: "400 variable permissions",
		statuses: [400],
		words: /Insufficient permissions to set pipeline variables/u,
		source: "https://docs.gitlab.com/ci/variables/#restrict-pipeline-variables",
		explain: (answer, { prepared }) => ({
			kind: "variables-forbidden",
			happened: `the project does not let the token set pipeline variables (${describeAnswer(answer)})`,
			hint: `Declare ${listNames(Object.keys(prepared?.inputs ?? {}))} under spec: inputs: in the pipeline's file, or lower the minimum role to use pipeline variables in Settings > CI/CD > Variables.`
		})
	},
	{
		id: "400 no jobs",
		statuses: [400],
		words: /Pipeline will not run for the selected trigger|filtered out by workflow rules|No stages \/ jobs/u,
		source: `${CHAIN}/populate.rb`,
		explain: (answer, { action }) => ({
			kind: "no-dispatch-trigger",
			happened: `no job of the pipeline wants to run (${describeAnswer(answer)})`,
			hint: `Add a rule for $CI_PIPELINE_SOURCE == "${action === "trigger" ? "trigger" : "api"}" to the pipeline's jobs, and to workflow: rules: where there are any.`
		})
	},
	{
		id: "400 no file",
		statuses: [400],
		words: /Missing CI config file|Missing \S*\.gitlab-ci\.yml|Missing \.gitlab-ci/u,
		source: `${CHAIN}/config/content.rb`,
		explain: (answer, { prepared }) => ({
			kind: "workflow-not-found",
			happened: `the project has no pipeline (${describeAnswer(answer)})`,
			hint: `Add .gitlab-ci.yml on ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared?.ref ?? "")}, or set its path in Settings > CI/CD > General pipelines.`
		})
	},
	{
		id: "400 required input",
		statuses: [400],
		words: /input: required value has not been provided/u,
		source: "https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs",
		explain: (answer) => {
			const name = nameInput(answer);
			return {
				kind: "required-input-missing",
				happened: `required input ${name} is missing (${describeAnswer(answer)})`,
				hint: `Add ${name} to the inputs that are sent, or give it a default in the pipeline's file.`
			};
		}
	},
	{
		id: "400 undeclared input",
		statuses: [400],
		words: /inputs not defined in the `?spec`? section/iu,
		source: "https://docs.gitlab.com/ci/inputs/",
		explain: (answer) => ({
			kind: "unexpected-inputs",
			happened: `inputs that the pipeline's file does not declare (${describeAnswer(answer)})`,
			hint: "Declare them under spec: inputs: at the top of the pipeline's file."
		})
	},
	{
		id: "400 input value",
		statuses: [400],
		words: /`[^`]+` input:/u,
		source: "https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs",
		explain: invalidValue
	},
	{
		id: "400 identity",
		statuses: [400],
		words: /[Ii]dentity verification is required/u,
		source: "https://docs.gitlab.com/security/identity_verification/",
		explain: (answer) => ({
			kind: "forbidden",
			happened: `GitLab wants to know the token's owner better (${describeAnswer(answer)})`,
			hint: "Sign in as the token's owner and verify the account, or use another owner's token."
		})
	},
	{
		id: "400 too many pipelines",
		statuses: [400],
		words: /Too many pipelines created in the last minute/u,
		source: "https://docs.gitlab.com/administration/settings/rate_limit_on_pipelines_creation/",
		explain: (answer) => limited("the limit of pipelines in a minute", answer)
	}
];
/** What is said of a limit. */
function limited(what, answer) {
	return {
		kind: "rate-limited",
		happened: `${what} is reached (${describeAnswer(answer)})`,
		hint: "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often."
	};
}
function invalidValue(answer, { prepared }) {
	const name = nameInput(answer);
	const options = prepared?.declaration?.inputs[name]?.options ?? [];
	const hint = options.length > 0 ? `${name} is one of ${listNames(options)}.` : `Look at spec: inputs: ${name}: in the pipeline's file.`;
	return {
		kind: "invalid-input-value",
		happened: `input ${name} does not take its value (${describeAnswer(answer)})`,
		hint
	};
}
function nameInput({ message }) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(/`([^`]+)` input:/u.exec(message)?.[1] ?? "", 80);
}
function listNames(names) {
	return names.map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name, 80)).join(", ");
}
// packages/forge/src/gitlab/token-kind.ts
const KINDS = [
	["glpat-", "an access token (glpat-)"],
	["glptt-", "a pipeline trigger token (glptt-)"],
	["glcbt-", "a CI job token (glcbt-)"],
	["gldt-", "a deploy token (gldt-)"],
	["glrt-", "a runner's token (glrt-)"]
];
/** The kind of a GitLab token for messages, by its prefix, never by its value (https://docs.gitlab.com/security/tokens/#token-prefixes). */
function describeGitlabToken(token) {
	return KINDS.find(([prefix]) => token.startsWith(prefix))?.[1] ?? "a token of a kind that is not known";
}
// packages/forge/src/gitlab/refusals.ts
/** The failure for GitLab's answer of 300 and more. Codes: `forge.` and the `kind` of a row of {@link GITLAB_REFUSALS}. */
function explainGitlab(answer, subject) {
	return explainByTable("GitLab", GITLAB_REFUSALS, answer, subject);
}
/** What GitLab refuses, first match first. */
const GITLAB_REFUSALS = [
	{
		id: "401",
		statuses: [401],
		source: "https://docs.gitlab.com/api/rest/troubleshooting/#status-codes",
		explain: badCredentials
	},
	{
		id: "403 scope",
		statuses: [403],
		words: /insufficient_scope/u,
		source: "https://docs.gitlab.com/user/profile/personal_access_tokens/#personal-access-token-scopes",
		explain: (answer, { action }) => ({
			kind: "not-accessible-by-token",
			happened: `the token's scopes do not suffice (${describeAnswer(answer)})`,
			hint: `Make an access token with the scope ${action === "read" ? "read_api" : "api"}${action === "create" ? ", or a pipeline trigger token" : ""}.`
		})
	},
	{
		id: "403",
		statuses: [403],
		source: "https://docs.gitlab.com/user/permissions/#cicd",
		explain: (answer, { project }) => ({
			kind: "forbidden",
			happened: `the token's owner may not do this (${describeAnswer(answer)})`,
			hint: `Give the token's owner the Developer role in ${project}; on a protected branch or tag, also the right to merge or push.`
		})
	},
	{
		id: "404 trigger",
		statuses: [404],
		when: ({ action }) => action === "trigger",
		source: "facts.md; https://docs.gitlab.com/ci/triggers/#404-not-found-when-triggering-a-pipeline",
		explain: (answer, { project, context }) => ({
			kind: "repository-not-found",
			happened: `the project or the trigger token is wrong (${describeAnswer(answer)}); GitLab does not say which`,
			hint: `Check the path ${project}, and that the line trigger:${context.host}/${project}=<secret> of tokens holds a trigger token of that very project; what it holds is ${describeGitlabToken(context.triggerToken ?? "")}.`
		})
	},
	{
		id: "404 run",
		statuses: [404],
		when: ({ action }) => action === "cancel",
		source: "https://docs.gitlab.com/api/pipelines/#cancel-all-jobs-for-a-pipeline",
		explain: () => ({
			kind: "run-not-found",
			happened: "no such pipeline (404)",
			hint: "It may have been deleted, or the token may not see the project's pipelines."
		})
	},
	{
		id: "404",
		statuses: [404],
		source: "https://docs.gitlab.com/api/rest/troubleshooting/#status-codes",
		explain: (answer, { context, project }) => ({
			kind: "repository-not-found",
			happened: `no such GitLab project, or the token may not see it (${describeAnswer(answer)})`,
			hint: context.token === void 0 ? `Check the path ${project}; there is no access token for it: add the line ${context.host}=<secret> to tokens.` : `Check the path ${project}, with all its groups; GitLab also hides what a token may not see: it is ${describeGitlabToken(context.token)}.`
		})
	},
	...PIPELINE_REFUSALS,
	{
		id: "429",
		statuses: [429],
		source: "https://docs.gitlab.com/security/rate_limits/",
		explain: (answer) => limited("GitLab's rate limit", answer)
	},
	{
		id: "moved",
		statuses: [
			301,
			302,
			307,
			308
		],
		source: "https://docs.gitlab.com/api/rest/#redirects",
		explain: (answer) => ({
			kind: "repository-moved",
			happened: `the project was renamed or moved (${answer.status})`,
			hint: "Write its new path."
		})
	}
];
function badCredentials(answer, { action, context }) {
	const { token, triggerToken, host } = context;
	if (token === void 0 && action !== "trigger") return {
		kind: "bad-credentials",
		happened: `GitLab wants an access token (${describeAnswer(answer)})`,
		hint: `Add the line ${host}=<secret> to tokens, with an access token of scope ${action === "read" ? "read_api" : "api"}.`
	};
	const used = (action === "trigger" ? triggerToken : token) ?? "";
	const swap = used.startsWith("glptt-") ? ` A trigger token belongs into a line trigger:${host}=<secret>.` : "";
	return {
		kind: "bad-credentials",
		happened: `GitLab does not accept the token (${describeAnswer(answer)}); it is ${describeGitlabToken(used)}, wrong, expired or revoked`,
		hint: `Make a new token, or check the line of tokens for ${host}.${swap}`
	};
}
// packages/forge/src/gitlab/context.ts
/** A GET below a project that wants an answer below 300; throws what the table of refusals makes of any other. */
async function getSuccessfully(context, subject, path, query = {}, repetition = "read") {
	const answer = await context.client.call({
		method: "GET",
		path,
		query,
		repetition
	});
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	return answer;
}
/** The fields of GitLab's answer that are needed; throws `Failure` `forge.malformed`. */
function readGitlab(schema, answer, subject) {
	return readAnswer("GitLab", schema, answer, subject);
}
// packages/forge/src/gitlab/project.ts
const projectSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	default_branch: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	ci_config_path: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null)
});
function createProjects(context) {
	const known = memoize();
	return (project) => known(project, async () => {
		const subject = {
			what: project,
			project,
			action: "read",
			context
		};
		const answer = await getSuccessfully(context, subject, projectPath(project));
		const found = readGitlab(projectSchema, answer, subject);
		return {
			defaultBranch: found.default_branch ?? void 0,
			pipelineFile: found.ci_config_path || ".gitlab-ci.yml"
		};
	});
}
/** The API's path of a project, whose own path is one encoded segment; throws `Failure` `forge.repository-name` for what is none. */
function projectPath(project) {
	const segments = project.split("/");
	if (segments.length > 1 && segments.every((name) => /^[\w.-]+$/u.test(name) && !/^\.+$/u.test(name)) || /^\d{1,15}$/u.test(project)) return `/projects/${encodeURIComponent(project)}`;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(project)}" is not a GitLab project`, {
		code: "forge.repository-name",
		hint: "Write group/project with all its groups, or the project's numeric id, without https:// and .git."
	});
}
// packages/forge/src/gitlab/files.ts
const fileSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	content: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	encoding: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.u)("base64")
});
/**
* One file of a project; a default branch that is known goes into the hint for a ref that is not there (https://docs.gitlab.com/api/repository_files/#retrieve-a-file-from-a-repository). Throws `Failure`
* `forge.repository-not-found`, `forge.ref-not-found`, and what any call may fail with.
*/
async function fetchGitlabFile(context, project, ref, path, defaultBranch) {
	const what = describeFile(project, ref, path);
	const subject = {
		what,
		project,
		action: "read",
		context
	};
	const answer = await context.client.call({
		method: "GET",
		path: `${projectPath(project)}/repository/files/${encodeURIComponent(path)}`,
		query: { ref },
		repetition: "read"
	});
	if (answer.status === 404 && answer.message.includes("404 File Not Found")) return toMissingFile(what);
	if (answer.status === 404 && /404 (?:Commit|Tree|Repository) Not Found/u.test(answer.message)) {
		const happened = `no branch or tag ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)} (${answer.message})`;
		const known = defaultBranch === void 0 ? "" : ` The default branch is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(defaultBranch)}.`;
		throw fail$1({ what: project }, happened, "ref-not-found", `Check the branch or tag.${known}`);
	}
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	const { content } = readGitlab(fileSchema, answer, subject);
	return toTextFile(what, Buffer.from(content, "base64"));
}
// packages/forge/src/gitlab/inputs.ts
/**
* Splits what is sent into inputs and variables. Throws `Failure` `forge.invalid-input-value` for a text that is not of its input's type, and
* `forge.variable-name` for a name that no variable can have (https://docs.gitlab.com/ci/variables/#cicd-variable-values).
*/
function splitValues({ what, inputs: offered, declaration }) {
	const inputs = [];
	const variables = [];
	for (const [name, text] of Object.entries(offered)) {
		const declared = Object.hasOwn(declaration?.inputs ?? {}, name) ? declaration?.inputs[name] : void 0;
		if (declared !== void 0) inputs.push([name, toTyped(what, name, text, declared)]);
		else if (/^\w+$/u.test(name)) variables.push([name, text]);
		else throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what}: "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name, 80)}" cannot be the name of a pipeline variable`, {
			code: "forge.variable-name",
			hint: "Use letters, digits and _ only, or declare it under spec: inputs: in the pipeline's file."
		});
	}
	return {
		inputs: Object.fromEntries(inputs),
		variables: Object.fromEntries(variables)
	};
}
function toTyped(what, name, text, { type, options }) {
	const value = READERS[type]?.(text) ?? (READERS[type] === void 0 ? text : void 0);
	if (value !== void 0 && (options.length === 0 || options.includes(text))) return value;
	const takes = options.length > 0 ? `one of ${options.map((option) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(option, 80)).join(", ")}` : TAKES[type];
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what}: input ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name, 80)} does not take its value "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(text, 80)}"`, {
		code: "forge.invalid-input-value",
		hint: `${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name, 80)} is ${takes}.`
	});
}
const TAKES = {
	number: "a number",
	boolean: "a boolean: true or false",
	array: "an array, written as JSON"
};
const READERS = {
	number: (text) => text.trim() !== "" && Number.isFinite(Number(text)) ? Number(text) : void 0,
	boolean: (text) => text === "true" || text === "false" ? text === "true" : void 0,
	array: readArray
};
function readArray(text) {
	try {
		const value = JSON.parse(text);
		return Array.isArray(value) ? value : void 0;
	} catch {
		return;
	}
}
// packages/forge/src/gitlab/pipeline-file.ts
const scalar = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.E)([
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)()
]);
const inputSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	type: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), "string"),
	default: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)()),
	options: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(scalar), [])
});
const headerSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ spec: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ inputs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)())) }), { inputs: null }) });
const bodySchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflow: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), "") }), { name: "" }) });
/**
* Reads what a pipeline's file declares: the typed inputs of its header (https://docs.gitlab.com/ci/inputs/#define-input-parameters-with-specinputs),
* and whether `workflow: name:` shows `rebuild_key`, as a variable or as an input. `undefined` when the text is no YAML map. The YAML parser is
* loaded by the first call.
*/
async function parsePipelineFile(text) {
	const { parseAllDocuments } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(505)]).then(__webpack_require__.bind(__webpack_require__, 1505));
	const documents = [...parseAllDocuments(text, { logLevel: "silent" })];
	if (documents.some(({ errors }) => errors.length > 0)) return void 0;
	const trees = documents.map((document) => document.toJS({ maxAliasCount: 100 }));
	const header = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(headerSchema, trees[0]);
	const body = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(bodySchema, trees.at(-1));
	if (!header.success || !body.success) return void 0;
	const declared = trees.length > 1 ? header.data.spec.inputs ?? {} : {};
	return {
		inputs: Object.fromEntries(Object.entries(declared).map(([name, input]) => [name, readInput(input)])),
		titleShowsKey: /\$\{?rebuild_key\b|\$\[\[\s*inputs\.rebuild_key\b/u.test(body.data.workflow.name),
		isDispatchable: true
	};
}
function readInput(input) {
	const { type, options, ...rest } = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.P)(inputSchema, input ?? {});
	return {
		type,
		options: options.map(String),
		required: rest.default === void 0
	};
}
// packages/forge/src/gitlab/dispatch.ts
/**
* Finds out what a pipeline would be started with: all offered inputs, since variables need no declaration; those that the pipeline's file declares go
* out as typed inputs. With a trigger token alone nothing has to be readable, as long as the ref is given. Throws `Failure` (`forge.*`).
*/
async function preparePipeline(context, fetchProject, request) {
	const { repository, eventType } = request;
	const place = projectPath(repository);
	if (eventType !== void 0) throw noEvents(repository, "GitLab");
	const project = await fetchProject(repository).catch(asValue);
	const ref = request.ref ?? defaultBranchOf(project, repository);
	if (project instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r && context.triggerToken === void 0) throw project;
	const what = `${repository} pipeline@${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`;
	const declaration = project instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r ? project : await readDeclaration(context, repository, ref, project);
	const prepared = {
		request,
		what,
		workflow: "",
		ref,
		event: context.triggerToken === void 0 ? "api" : "trigger",
		page: `${context.serverUrl}/${repository}/-/pipelines`,
		inputs: {
			...request.standard,
			...request.explicit
		},
		leftOut: [],
		declaration: declaration instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r ? void 0 : declaration,
		unreadable: declaration instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r ? declaration : void 0
	};
	writePipeline(context, prepared, place);
	return prepared;
}
/** The failure for an event that only GitHub has. */
function noEvents(repository, name) {
	const happened = `${name} has no repository_dispatch`;
	return fail$1({ what: repository }, happened, "not-supported", "Leave event-type out.");
}
/** Starts a pipeline, once, and again without the standard variables where the project forbids variables: such a refusal started nothing. */
async function sendPipeline(context, prepared) {
	const result = await postPipeline(context, prepared);
	if (result.kind !== "rejected" || result.failure.code !== "forge.variables-forbidden") return result;
	const names = Object.keys(splitValues(prepared).variables);
	const { standard, explicit, strict } = prepared.request;
	const areOurs = names.every((name) => Object.hasOwn(standard, name) && !Object.hasOwn(explicit, name));
	if (strict || !areOurs) return result;
	const fewer = await postPipeline(context, {
		...prepared,
		inputs: omit(prepared.inputs, names)
	});
	return fewer.kind === "accepted" ? {
		...fewer,
		leftOut: names
	} : fewer;
}
/** Path and body of what starts a pipeline; the trigger token is not in it. */
function writePipeline({ triggerToken }, prepared, place = projectPath(prepared.request.repository)) {
	const { inputs, variables } = splitValues(prepared);
	const typed = Object.keys(inputs).length === 0 ? {} : { inputs };
	const { ref } = prepared;
	if (triggerToken !== void 0) return {
		path: `${place}/trigger/pipeline`,
		body: {
			ref,
			variables,
			...typed
		}
	};
	const list = Object.entries(variables).map(([key, value]) => ({
		key,
		value
	}));
	return {
		path: `${place}/pipeline`,
		body: {
			ref,
			variables: list,
			...typed
		}
	};
}
function postPipeline(context, prepared) {
	const { client, clock, triggerToken } = context;
	const { path, body } = writePipeline(context, prepared);
	const subject = {
		what: prepared.what,
		project: prepared.request.repository,
		action: triggerToken === void 0 ? "create" : "trigger",
		context,
		prepared
	};
	const secret = triggerToken === void 0 ? {} : { token: triggerToken };
	return sendOnce({
		name: "GitLab",
		nowMs: () => clock.now(),
		post: () => client.call({
			method: "POST",
			path,
			body: {
				...secret,
				...body
			},
			repetition: "once"
		}),
		readRun: readRun$1,
		explain: (answer) => explainGitlab(answer, subject)
	}, prepared);
}
const pipelineSchema$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	web_url: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
});
function readRun$1({ data }) {
	const pipeline = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(pipelineSchema$1, data);
	return pipeline.success ? {
		id: pipeline.data.id,
		url: pipeline.data.web_url
	} : void 0;
}
function asValue(error) {
	if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) return error;
	throw error;
}
function defaultBranchOf(project, repository) {
	if (project instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) throw project;
	if (project.defaultBranch !== void 0) return project.defaultBranch;
	throw fail$1({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
}
/** A `Failure` as a value where the file cannot be read, which need not stop a dispatch; throws where an outage is to blame. */
async function readDeclaration(context, repository, ref, { pipelineFile, defaultBranch }) {
	const what = `${repository} pipeline@${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`;
	if (/[@:]/u.test(pipelineFile)) return fail$1({ what }, `the pipeline's file ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(pipelineFile)} is elsewhere`, "file-not-found", "Inputs that it declares are sent as variables.");
	const file = await fetchGitlabFile(context, repository, ref, pipelineFile, defaultBranch).catch(unlessFatal);
	if (file instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) return file;
	if (file.kind !== "text") return file.failure;
	return await parsePipelineFile(file.text) ?? fail$1({ what }, "the pipeline's file is not YAML", "malformed", "Look at the file on that ref.");
}
function unlessFatal(error) {
	if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r && [
		"forge.forbidden",
		"forge.not-accessible-by-token",
		"forge.repository-not-found",
		"forge.bad-credentials"
	].includes(error.code)) return error;
	throw error;
}
// packages/forge/src/gitea/refusals.ts
/** The failure for an answer of 300 and more. Codes: `forge.` and the `kind` of a row of {@link GITEA_REFUSALS}. */
function explainGitea(answer, subject) {
	return explainByTable(subject.context.dialect.name, GITEA_REFUSALS, answer, subject);
}
const GITEA_SOURCE = "https://github.com/go-gitea/gitea/blob/main";
const FORGEJO_SOURCE = "https://codeberg.org/forgejo/forgejo/src/branch/forgejo";
/** What Gitea and Forgejo refuse, first match first. */
const GITEA_REFUSALS = [
	{
		id: "401",
		statuses: [401],
		source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
		explain: (answer, { context: { dialect, host, token } }) => ({
			kind: "bad-credentials",
			happened: `${dialect.name} does not accept the token (${describeAnswer(answer)}); it is ${describeKind(token)}, wrong, expired or revoked`,
			hint: `Make a new token, or check the line of tokens for ${host}.`
		})
	},
	{
		id: "403 scope",
		statuses: [403],
		words: /required scope/u,
		source: "https://docs.gitea.com/development/oauth2-provider#scopes",
		explain: (answer, { action }) => ({
			kind: "not-accessible-by-token",
			happened: `the token's scopes do not suffice (${describeAnswer(answer)})`,
			hint: `Make a token with the permission repository: ${action === "read" ? "read" : "read and write"}.`
		})
	},
	{
		id: "403 disabled",
		statuses: [403],
		words: /workflow is disabled/u,
		source: `${GITEA_SOURCE}/services/actions/workflow.go`,
		explain: (answer, { prepared }) => ({
			kind: "workflow-disabled",
			happened: `the workflow is disabled by hand (${describeAnswer(answer)})`,
			hint: `Choose "Enable Workflow" in the menu of ${prepared?.page ?? "the workflow's page"}.`
		})
	},
	{
		id: "403",
		statuses: [403],
		source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
		explain: (answer, { repository, action }) => ({
			kind: "forbidden",
			happened: `the token's owner may not do this (${describeAnswer(answer)})`,
			hint: `Give the token's owner ${action === "read" ? "read" : "write"} access to the Actions of ${repository}.`
		})
	},
	{
		id: "404 ref",
		statuses: [404],
		words: /ref ["'`]?.*["'`]? (?:doesn't|does not) exist|object does not exist|reference does not exist/u,
		when: ({ action }) => action === "dispatch",
		source: `${GITEA_SOURCE}/services/actions/workflow.go; ${FORGEJO_SOURCE}/services/actions/workflows.go`,
		explain: refNotFound$1
	},
	{
		id: "404 workflow",
		statuses: [404],
		words: /workflow ["'`]?.*["'`]? (?:doesn't exist|not found)/u,
		when: ({ action }) => action === "dispatch",
		source: `${GITEA_SOURCE}/services/actions/workflow.go`,
		explain: (answer, { prepared, context: { dialect } }) => ({
			kind: "workflow-not-found",
			happened: `no workflow ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared?.workflow ?? "")} (${describeAnswer(answer)})`,
			hint: `It is looked for in ${dialect.folders.join(", ")}, on the ref that is dispatched.`
		})
	},
	{
		id: "404 route",
		statuses: [404, 405],
		words: /page not found|method not allowed/iu,
		source: "https://blog.gitea.com/release-of-1.23.0/; https://forgejo.org/docs/latest/user/api-usage/",
		explain: (answer, { context: { dialect }, action }) => ({
			kind: "not-supported",
			happened: `this ${dialect.name} does not have that part of the API (${describeAnswer(answer)})`,
			hint: `Check the API URL, which ends in /api/v1, and the server's version: ${NEEDS[dialect.provider][action]}.`
		})
	},
	{
		id: "404",
		statuses: [404],
		source: `${GITEA_SOURCE}/services/context/api.go`,
		explain: (answer, { context, repository }) => repositoryNotFound(answer, context, repository)
	},
	{
		id: "400 required input",
		statuses: [400],
		words: /input required for/u,
		source: `${FORGEJO_SOURCE}/services/actions/workflows.go`,
		explain: (answer) => {
			return {
				kind: "required-input-missing",
				happened: `required input ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(/input required for '(.*)'/u.exec(answer.message)?.[1] ?? "", 80)} is missing (${describeAnswer(answer)})`,
				hint: "Add it to the inputs that are sent, or give it a default in the workflow; its description may be named here instead of its name."
			};
		}
	},
	{
		id: "422 trigger",
		statuses: [422],
		words: /has no workflow_dispatch/u,
		source: `${GITEA_SOURCE}/services/actions/workflow.go`,
		explain: (answer, { prepared }) => noTrigger(describeAnswer(answer), prepared)
	},
	{
		id: "423",
		statuses: [423],
		source: `${GITEA_SOURCE}/routers/api/v1/api.go`,
		explain: (answer, { repository }) => ({
			kind: "forbidden",
			happened: `the repository is archived (${describeAnswer(answer)})`,
			hint: `Unarchive ${repository}, or take its image out of images.yaml.`
		})
	},
	{
		id: "429",
		statuses: [429],
		source: "https://docs.gitea.com/administration/reverse-proxies",
		explain: (answer, { context: { dialect } }) => ({
			kind: "rate-limited",
			happened: `a rate limit before ${dialect.name} is reached (${describeAnswer(answer)})`,
			hint: "The next run goes on from here. Lower max-dispatches or raise write-interval when this happens often."
		})
	},
	{
		id: "moved",
		statuses: [
			301,
			302,
			307,
			308
		],
		source: `${GITEA_SOURCE}/services/context/api.go`,
		explain: (answer) => ({
			kind: "repository-moved",
			happened: `the repository was renamed or moved (${answer.status})`,
			hint: "Write its new owner/repo."
		})
	}
];
const NEEDS = {
	gitea: {
		dispatch: "dispatching needs Gitea 1.23",
		read: "runs need Gitea 1.25",
		cancel: "cancelling needs Gitea 1.28"
	},
	forgejo: {
		dispatch: "dispatching needs a newer Forgejo",
		read: "following runs needs a newer Forgejo",
		cancel: "cancelling needs Forgejo 16"
	}
};
/** What is said of a workflow that wants no dispatch; `said` is the server's answer where it was asked. */
function noTrigger(said, prepared) {
	const where = prepared === void 0 ? "" : ` of ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared.workflow)} on ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prepared.ref)}`;
	return {
		kind: "no-dispatch-trigger",
		happened: `the workflow cannot be dispatched${said === void 0 ? "" : ` (${said})`}`,
		hint: `Add \`workflow_dispatch:\` under \`on:\`${where}.`
	};
}
/** What is said of a workflow that is in none of the folders, with those that are. */
function workflowNotFound(workflow, { folders }, names) {
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_5__.t)(workflow, names);
	const there = names.length === 0 ? "There are none." : `There are ${names.slice(0, 20).map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name)).join(", ")}.`;
	return {
		kind: "workflow-not-found",
		happened: `no workflow ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(workflow)} in ${folders.join(", ")}`,
		hint: `${nearest === void 0 ? "" : `Did you mean ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(nearest)}? `}${there}`
	};
}
async function refNotFound$1(answer, { prepared, repository, fetchDefaultBranch, context: { dialect } }) {
	const ref = prepared?.ref ?? "";
	const branch = await fetchDefaultBranch?.(repository);
	const known = branch === void 0 ? "" : ` The default branch of ${repository} is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(branch)}.`;
	const tag = dialect.provider === "gitea" && !ref.startsWith("refs/") ? ` For a tag write refs/tags/${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}.` : "";
	return {
		kind: "ref-not-found",
		happened: `no branch ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)} (${describeAnswer(answer)})`,
		hint: `Check the branch or tag.${known}${tag}`
	};
}
function repositoryNotFound(answer, { dialect, token }, repository) {
	return {
		kind: "repository-not-found",
		happened: `no such ${dialect.name} repository, or the token may not see it or its Actions (${describeAnswer(answer)})`,
		hint: `Check the spelling of ${repository}, that Actions are enabled in its settings, and that the token's owner may see it; the token is ${describeKind(token)}.`
	};
}
/** Tokens of Gitea and Forgejo have no prefix; another forge's have. */
function describeKind(token) {
	if (/^[0-9a-f]{40}$/u.test(token)) return "an access token";
	const [foreign] = [describeToken(token), describeGitlabToken(token)].filter((kind) => !kind.endsWith("not known"));
	return foreign === void 0 ? "a token of a kind that is not known" : `${foreign}, which is another forge's`;
}
// packages/forge/src/gitea/files.ts
const repositorySchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	default_branch: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	empty: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)(), false)
});
/** The name of a repository's default branch (https://docs.gitea.com/api/#tag/repository). Throws `Failure` `forge.repository-not-found`, and `forge.ref-not-found` for an empty repository. */
async function fetchGiteaBranch(context, repository) {
	const subject = {
		what: repository,
		repository,
		action: "read",
		context
	};
	const answer = await get(context, repositoryPath(repository));
	if (answer.status >= 300) throw await explainGitea(answer, subject);
	const found = readAnswer(context.dialect.name, repositorySchema, answer, subject);
	if (!found.empty) return found.default_branch;
	throw fail$1(subject, "the repository is empty", "ref-not-found", "Push a first commit to it.");
}
const entrySchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	type: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	encoding: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	content: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	size: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(), 0)
});
const folderSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	type: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
}));
/**
* One file, and `refKnown` to find out whose fault a 404 is: the API answers one and the same for a file, a ref and a repository that is not
* there. Throws `Failure` `forge.repository-not-found`, `forge.ref-not-found`, and what any call may fail with.
*/
async function fetchGiteaFile(context, repository, ref, path, refKnown) {
	const what = describeFile(repository, ref, path);
	const subject = {
		what,
		repository,
		action: "read",
		context
	};
	const answer = await get(context, contentsPath(repository, path), { ref });
	if (answer.status === 404) {
		await refKnown();
		return toMissingFile(what);
	}
	if (answer.status >= 300) throw await explainGitea(answer, subject);
	if (Array.isArray(answer.data)) return {
		kind: "folder",
		failure: fail$1(subject, "this is a folder", "file-folder", "Name the file in it.")
	};
	const { encoding, content, size } = readAnswer(context.dialect.name, entrySchema, answer, subject);
	if (encoding === "base64" && typeof content === "string") return toTextFile(what, Buffer.from(content, "base64"));
	return {
		kind: "too-large",
		failure: fail$1(subject, `${size} bytes are more than ${context.dialect.name} hands out`, "file-too-large", "Check that this is the right file.")
	};
}
/** The names of the files in a folder; empty when there is none. */
async function fetchGiteaFolder(context, repository, ref, path) {
	const answer = await get(context, contentsPath(repository, path), { ref });
	const folder = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(folderSchema, answer.status < 300 ? answer.data : []);
	return folder.success ? folder.data.filter(({ type }) => type === "file").map(({ name }) => name) : [];
}
/** Throws `Failure` unless repository and ref exist (https://docs.gitea.com/api/#tag/repository). */
async function checkGiteaRef(context, repository, ref, fetchDefaultBranch) {
	const branch = await fetchDefaultBranch(repository);
	const query = {
		sha: ref,
		limit: 1,
		stat: "false",
		verification: "false",
		files: "false"
	};
	const answer = await get(context, `${repositoryPath(repository)}/commits`, query);
	if (answer.status < 300) return;
	const subject = {
		what: repository,
		repository,
		action: "read",
		context
	};
	if (answer.status !== 404) throw await explainGitea(answer, subject);
	const hint = `Its default branch is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(branch)}.`;
	throw fail$1(subject, `no branch or tag ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`, "ref-not-found", hint);
}
/** The API's path of a repository; throws `Failure` `forge.repository-name` for what is none. */
function repositoryPath(repository) {
	try {
		const { owner, repo } = splitRepository(repository);
		return `/repos/${owner}/${repo}`;
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r)) throw error;
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(repository)}" is not owner/repo`, {
			code: error.code,
			hint: error.hint
		});
	}
}
function contentsPath(repository, path) {
	const encoded = path.split("/").map(encodeURIComponent).join("/");
	return `${repositoryPath(repository)}/contents/${encoded}`;
}
function get({ client }, path, query = {}) {
	return client.call({
		method: "GET",
		path,
		query,
		repetition: "read"
	});
}
// packages/forge/src/gitea/dispatch.ts
/**
* Finds out what a workflow would be started with. The server ignores inputs that the workflow does not declare, and starts one that wants no dispatch, so both
* are read from its file. Throws `Failure` (`forge.*`).
*/
async function prepareGitea(context, lookups, request) {
	const { dialect, serverUrl } = context;
	const { repository, eventType } = request;
	repositoryPath(repository);
	if (eventType !== void 0) throw noEvents(repository, dialect.name);
	const workflow = readWorkflowName(request.workflow, dialect.folders);
	const ref = request.ref ?? await lookups.defaultBranch(repository);
	const what = `${repository} ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(workflow)}@${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`;
	const read = await lookups.declaration(repository, request.workflow, ref);
	const declaration = read instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r ? void 0 : read;
	if (declaration?.isDispatchable === false) {
		const { kind, happened, hint } = noTrigger(void 0, {
			workflow,
			ref
		});
		throw fail$1({ what }, happened, kind, hint);
	}
	return {
		request,
		what,
		workflow,
		ref,
		event: "workflow_dispatch",
		page: `${serverUrl}/${repository}/actions?workflow=${encodeURIComponent(workflow)}`,
		...chooseInputs(request, declaration, what),
		declaration,
		unreadable: read instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r ? read : void 0
	};
}
/** Starts a workflow, once. */
function sendGitea(context, lookups, prepared) {
	const { client, clock, dialect, serverUrl } = context;
	const { repository } = prepared.request;
	const { path, query, body } = writeGitea(context, prepared);
	const subject = {
		what: prepared.what,
		repository,
		action: "dispatch",
		context,
		prepared,
		fetchDefaultBranch: lookups.defaultBranch
	};
	return sendOnce({
		name: dialect.name,
		nowMs: () => clock.now(),
		post: () => client.call({
			method: "POST",
			path,
			query,
			body,
			repetition: "once"
		}),
		readRun: (answer) => dialect.readStarted(answer, `${serverUrl}/${repository}`),
		explain: (answer) => explainGitea(answer, subject)
	}, prepared);
}
/** Path, query and body of a dispatch (https://docs.gitea.com/api/next/operations/actions-dispatch-workflow/, https://codeberg.org/api/swagger#/repository/DispatchWorkflow). */
function writeGitea({ dialect }, { request, workflow, ref, inputs }) {
	return {
		path: `${repositoryPath(request.repository)}/actions/workflows/${encodeURIComponent(workflow)}/dispatches`,
		query: dialect.dispatchQuery,
		body: {
			ref,
			inputs,
			...dialect.dispatchBody
		}
	};
}
/** Reads what a workflow declares; see {@link GiteaLookups}. Throws `Failure` `forge.workflow-not-found`, `forge.ref-not-found`, `forge.repository-not-found`. */
async function fetchGiteaDeclaration(context, lookups, place) {
	const { dialect } = context;
	const { repository, workflow, ref } = place;
	const name = readWorkflowName(workflow, dialect.folders);
	const what = `${repository} ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name)}@${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`;
	const file = await findWorkflow(context, lookups, place, name).catch(unlessForbidden);
	if (file instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) return file;
	if (file === void 0) {
		const folders = dialect.folders.map((folder) => fetchGiteaFolder(context, repository, ref, folder));
		const { kind, happened, hint } = workflowNotFound(name, dialect, (await Promise.all(folders)).flat());
		throw fail$1({ what }, happened, kind, hint);
	}
	const declaration = await parseWorkflow(file);
	if (declaration === void 0) return fail$1({ what }, "the workflow's file is not YAML", "malformed", "Look at the file on that ref.");
	const shows = dialect.listsInputs ? Object.hasOwn(declaration.inputs, "rebuild_key") : declaration.titleShowsKey && (await lookups.version()).fillsRunNames;
	return {
		...declaration,
		titleShowsKey: shows
	};
}
/** The text of the first file of that name in the folders; `undefined` when there is none. */
async function findWorkflow(context, lookups, { repository, workflow, ref }, name) {
	const paths = workflow.includes("/") ? [workflow] : context.dialect.folders.map((folder) => `${folder}/${name}`);
	let checked;
	for (const path of paths) {
		const file = await fetchGiteaFile(context, repository, ref, path, () => {
			checked ??= checkGiteaRef(context, repository, ref, lookups.defaultBranch);
			return checked;
		});
		if (file.kind === "text") return file.text;
	}
}
function readWorkflowName(workflow, folders) {
	const folder = folders.find((known) => workflow.startsWith(`${known}/`));
	const name = folder === void 0 ? workflow : workflow.slice(folder.length + 1);
	if (/^[^/\\]+\.ya?ml$/u.test(name)) return name;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(workflow)}" is not the name of a workflow file`, {
		code: "forge.workflow-name",
		hint: `Write the file's name under ${folders[0]}/, for example build.yml.`
	});
}
/** A missing permission to read the file says nothing about the permission to dispatch. */
function unlessForbidden(error) {
	if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r && ["forge.forbidden", "forge.not-accessible-by-token"].includes(error.code)) return error;
	throw error;
}
// packages/forge/src/gitea/runs.ts
const listSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	workflow_runs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)()),
	total_count: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(), 0)
});
const PAGE$1 = 50;
/** Lists a repository's runs, newest first (https://docs.gitea.com/api/next/operations/get-workflow-runs/); see `Forge.listRuns`. */
async function listGiteaRuns(context, query) {
	const { repository, workflow, once = false } = query;
	const subject = {
		what: repository,
		repository,
		action: "read",
		context
	};
	let seen = 0;
	const { runs, ...list } = await collectRuns(query, async (page) => {
		const answer = await context.client.call({
			method: "GET",
			path: `${repositoryPath(repository)}/actions/runs`,
			query: {
				limit: PAGE$1,
				page
			},
			repetition: once ? "once" : "read"
		});
		if (answer.status >= 300) throw await explainGitea(answer, subject);
		const { workflow_runs: found, total_count: total } = readAnswer(context.dialect.name, listSchema, answer, subject);
		seen += found.length;
		const atMs = answer.timeMs ?? context.clock.now();
		return {
			runs: found.map((run) => readRun(context, run, atMs, subject)),
			atMs,
			last: seen >= total
		};
	});
	return {
		...list,
		runs: runs.filter((run) => workflow === void 0 || run.workflow === workflow)
	};
}
/** One run with its final conclusion; see `Forge.fetchRun`. */
async function fetchGiteaRun(context, repository, id) {
	const subject = {
		what: `${repository} run ${id}`,
		repository,
		action: "read",
		context
	};
	const answer = await callRun(context, repository, `${id}`);
	if (answer.status === 404) return void 0;
	if (answer.status >= 300) throw await explainGitea(answer, subject);
	return settleGiteaConclusion(context, repository, readRun(context, answer.data, answer.timeMs ?? context.clock.now(), subject));
}
const jobSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	runner_id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)()), null),
	task_id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)()), null)
});
const jobs = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(jobSchema);
const jobsSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.E)([
	jobs,
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ jobs }), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.T)((list) => list.jobs)),
	(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.v)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ workflow_jobs: jobs }), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.T)((list) => list.workflow_jobs))
]);
/**
* A cancelled run none of whose jobs got a runner was `superseded`; see `Forge.settleConclusion`. Servers that do not list a run's jobs leave it at
* `cancelled`.
*/
async function settleGiteaConclusion(context, repository, run) {
	if (run.conclusion !== "cancelled") return run;
	const answer = await callRun(context, repository, `${run.id}/jobs`);
	const listed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(jobsSchema, answer.status < 300 ? answer.data : void 0);
	if (!listed.success || listed.data.some((job) => (job.runner_id ?? 0) > 0 || (job.task_id ?? 0) > 0)) return run;
	return {
		...run,
		conclusion: "superseded"
	};
}
/** Cancels a run, where the server is new enough; see `Forge.cancelRun`. */
async function cancelGiteaRun(context, repository, id) {
	const what = `${repository} run ${id}`;
	const subject = {
		what,
		repository,
		action: "cancel",
		context
	};
	const path = `${repositoryPath(repository)}/actions/runs/${id}/cancel`;
	const answer = await context.client.call({
		method: "POST",
		path,
		repetition: "read"
	});
	if (answer.status < 300) return "requested";
	if (answer.status === 409) return "finished";
	if (answer.status === 404 && (await callRun(context, repository, `${id}`)).status === 404) throw fail$1({ what }, "no such run (404)", "run-not-found", "It may have been deleted, or the token may not see the repository's runs.");
	throw await explainGitea(answer.status === 404 ? {
		...answer,
		message: "page not found"
	} : answer, subject);
}
function readRun({ dialect }, data, atMs, subject) {
	const run = dialect.readRun(data, atMs);
	if (run === void 0) throw malformed(dialect.name, subject, "");
	return run;
}
function callRun({ client }, repository, rest) {
	const path = `${repositoryPath(repository)}/actions/runs/${rest}`;
	return client.call({
		method: "GET",
		path,
		repetition: "read"
	});
}
// packages/forge/src/gitea/version.ts
const versionSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ version: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() });
/** Asks the server for its version (https://docs.gitea.com/api/#tag/miscellaneous); what it does not say counts as old. */
async function fetchGiteaVersion({ client }) {
	const answer = await client.call({
		method: "GET",
		path: "/version",
		repetition: "read"
	});
	const known = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(versionSchema, answer.data);
	const [, major = 0, minor = 0] = /^v?(\d+)\.(\d+)/u.exec(known.success ? known.data.version : "") ?? [];
	return { fillsRunNames: Number(major) > 1 || Number(major) === 1 && Number(minor) >= 25 };
}
// packages/forge/src/gitea/gitea.ts
/** A Gitea or Forgejo to talk to; makes no request by itself. The token is registered with the redactor. */
function createGitea(options) {
	options.redactor.hide(options.token);
	const apiUrl = options.apiUrl.replace(/\/+$/u, "");
	const context = createContext$2(options, apiUrl);
	const lookups = createLookups(context);
	const actor = memoize();
	return {
		provider: options.provider,
		apiUrl,
		canReadRuns: true,
		readFiles: createRestFileReader({
			fetchFile: (repository, ref, path) => fetchGiteaFile(context, repository, ref, path, () => checkGiteaRef(context, repository, ref, lookups.defaultBranch)),
			fetchDefaultBranch: lookups.defaultBranch
		}),
		fetchDefaultBranch: lookups.defaultBranch,
		prepareDispatch: (request) => prepareGitea(context, lookups, request),
		describeDispatch(prepared) {
			const { path, query, body } = writeGitea(context, prepared);
			const search = new URLSearchParams(query).toString();
			return `POST ${apiUrl}${path}${search === "" ? "" : `?${search}`} ${JSON.stringify(body)}`;
		},
		sendDispatch: (prepared) => sendGitea(context, lookups, prepared),
		serverTimeMs: () => context.client.serverTimeMs(),
		fetchActor: () => actor("", () => fetchUser(context)),
		listRuns: (query) => listGiteaRuns(context, query),
		fetchRun: (repository, id) => fetchGiteaRun(context, repository, id),
		settleConclusion: (repository, run) => settleGiteaConclusion(context, repository, run),
		fetchRunInputs: async (_repository, run) => run.inputs,
		cancelRun: (repository, id) => cancelGiteaRun(context, repository, id)
	};
}
const refusalSchema$1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ message: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() });
function createContext$2({ provider, token, transport, clock }, apiUrl) {
	return {
		client: createRestClient({
			apiUrl,
			credentials: { authorization: `token ${token}` },
			transport,
			clock,
			describe(data) {
				const refusal = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(refusalSchema$1, data);
				return refusal.success ? refusal.data.message : "";
			}
		}),
		clock,
		dialect: provider === "gitea" ? GITEA : FORGEJO,
		serverUrl: apiUrl.replace(/\/api\/v1$/u, ""),
		host: new URL(apiUrl).host,
		token
	};
}
function createLookups(context) {
	const branches = memoize();
	const versions = memoize();
	const declarations = memoize();
	const lookups = {
		defaultBranch: (repository) => branches(repository, () => fetchGiteaBranch(context, repository)),
		version: () => versions("", () => fetchGiteaVersion(context)),
		declaration(repository, workflow, ref) {
			const key = JSON.stringify([
				repository,
				workflow,
				ref
			]);
			return declarations(key, () => fetchGiteaDeclaration(context, lookups, {
				repository,
				workflow,
				ref
			}));
		}
	};
	return lookups;
}
const userSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ login: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() });
/** The login of the token's owner (https://docs.gitea.com/api/#tag/user); `undefined` for a token that may not ask. */
async function fetchUser({ client }) {
	const answer = await client.call({
		method: "GET",
		path: "/user",
		repetition: "read"
	});
	const user = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(userSchema, answer.data);
	return answer.status < 300 && user.success ? user.data.login : void 0;
}
// packages/forge/src/actor.ts
const viewerSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ data: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ viewer: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ login: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() }) }) });
/**
* The login that GitHub knows the token's owner by, `github-actions[bot]` for a job's own token; `undefined` when GitHub does not say. GraphQL answers this for
* tokens of every kind, REST only for people's (https://docs.github.com/graphql/reference/queries#viewer). Throws `Failure` `http.*` without an answer.
*/
async function fetchViewer({ client, graphqlUrl }) {
	const answer = await client.call(`POST ${graphqlUrl}`, { query: "query { viewer { login } }" }, { repetition: "read" });
	const viewer = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(viewerSchema, answer.data);
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
		timeMs: (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_3__.a)(header("date")),
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
	const what = `${repository} event ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(eventType)}`;
	if (eventType === "" || eventType.length > MOST_NAME) throw fail(what, `the event type has ${eventType.length} characters, and GitHub takes 1 to ${MOST_NAME}`, "event-type", "Shorten event-type.");
	if (request.ref !== void 0 && request.ref !== ref) throw fail(what, `a repository_dispatch runs on the default branch ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}, not on ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(request.ref)}`, "event-ref", "Leave the ref out, or leave event-type out and name the workflow.");
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what}: ${happened}`, {
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
	const what = `${repository} ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(workflow)}@${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`;
	const read = await lookups.declaration(repository, workflow, ref);
	const unreadable = read instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r ? read : void 0;
	const declaration = read instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r ? void 0 : read;
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
const objectSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	kind: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	text: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
	isBinary: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)()),
	isTruncated: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.i)()),
	byteSize: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)())
}));
const answerSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	data: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.a)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ defaultBranchRef: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() })) }), objectSchema)) })),
	errors: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
		type: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()),
		message: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()
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
		files: wanted.map((file, index) => missingRefs.has(file.ref ?? "HEAD") ? refNotFound(repository, file.ref, found.defaultBranch) : toFile(`${repository} ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(file.path)}@${file.ref ?? found.defaultBranch}`, found.objects[`f${index}`]))
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
	if (error?.type === "NOT_FOUND") throw repositoryNotFound$1(subject.repository, context.caller);
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
	const happened = `no branch or tag ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(ref)}`;
	return fail$1({ what: repository }, happened, "ref-not-found", `Its default branch is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(defaultBranch)}.`);
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
			if (file === void 0 || file instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) pending.reject(file);
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
/** A GitHub to talk to, as one token sees it; makes no request by itself, and loads Octokit with the first. The token is registered with the redactor. */
function createGithub(options) {
	options.redactor.hide(options.token);
	const apiUrl = options.apiUrl.replace(/\/+$/u, "");
	const context = createContext$1(options, apiUrl);
	const lookups = createLookups$1(context);
	const host = new URL(apiUrl).host;
	const dispatcher = {
		context,
		lookups,
		dialects: dialectsOf(options.transport),
		host
	};
	const listRuns = createRunLister(context);
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
		sendDispatch: (prepared) => sendDispatch(dispatcher, prepared),
		serverTimeMs: () => context.client.serverTimeMs(),
		fetchActor: () => viewer("", () => fetchViewer(context)),
		listRuns,
		fetchRun: (repository, id) => fetchRun(context, repository, id),
		settleConclusion: (repository, run) => settleConclusion(context, repository, run),
		fetchRunInputs: async () => void 0,
		cancelRun: (repository, id) => cancelRun(context, repository, id)
	};
}
function createContext$1(options, apiUrl) {
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
// packages/forge/src/gitlab/message.ts
const refusalSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	message: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.D)()),
	error: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), void 0),
	error_description: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), void 0)
});
/**
* GitLab's words out of a refusal: `message` is a text, a list, or a map of fields to lists; OAuth's errors are `error` and
* `error_description` (https://docs.gitlab.com/api/rest/troubleshooting/).
*/
function describeGitlab(data) {
	const refusal = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.F)(refusalSchema, data);
	if (!refusal.success) return "";
	const { message, error, error_description: description } = refusal.data;
	return [
		...flatten(message),
		error,
		description
	].filter((part) => part !== void 0 && part !== "").join("; ");
}
function flatten(message) {
	if (typeof message === "string") return [message];
	if (Array.isArray(message)) return message.flatMap(flatten);
	if (typeof message !== "object" || message === null) return [];
	return Object.entries(message).flatMap(([field, problems]) => {
		const texts = flatten(problems);
		return field === "base" ? texts : texts.map((text) => `${field} ${text}`);
	});
}
// packages/forge/src/gitlab/pipelines.ts
const pipelineSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	id: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.m)(),
	web_url: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null),
	source: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	ref: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)()), null),
	status: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), ""),
	created_at: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	user: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({ username: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)() })), null)
});
const PAGE = 100;
/** Lists a project's pipelines, newest first (https://docs.gitlab.com/api/pipelines/#list-project-pipelines); see `Forge.listRuns`. */
async function listPipelines(context, query) {
	const { repository, once = false } = query;
	const subject = readSubject(context, repository, repository);
	return collectRuns(query, async (page) => {
		const answer = await getSuccessfully(context, subject, `${projectPath(repository)}/pipelines`, {
			per_page: PAGE,
			page
		}, once ? "once" : "read");
		const runs = readGitlab((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)(pipelineSchema), answer, subject).map(toRun);
		const next = answer.header("x-next-page");
		return {
			runs,
			last: next === void 0 ? runs.length < PAGE : next === "",
			atMs: answer.timeMs ?? context.clock.now()
		};
	});
}
/** One pipeline (https://docs.gitlab.com/api/pipelines/#get-a-single-pipeline); see `Forge.fetchRun`. */
async function fetchPipeline(context, repository, id) {
	const subject = readSubject(context, repository, `${repository} pipeline ${id}`);
	const path = `${projectPath(repository)}/pipelines/${id}`;
	const answer = await context.client.call({
		method: "GET",
		path,
		repetition: "read"
	});
	if (answer.status === 404) return void 0;
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	return toRun(readGitlab(pipelineSchema, answer, subject));
}
const variablesSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.h)({
	key: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(),
	value: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.t)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_1__.C)(), "")
}));
/** The variables that a pipeline was started with (https://docs.gitlab.com/api/pipelines/#get-variables-of-a-pipeline); `undefined` where the token may not see them. */
async function fetchVariables(context, repository, id) {
	const subject = readSubject(context, repository, `${repository} pipeline ${id}`);
	const path = `${projectPath(repository)}/pipelines/${id}/variables`;
	const answer = await context.client.call({
		method: "GET",
		path,
		repetition: "read"
	});
	if (answer.status === 403 || answer.status === 404) return void 0;
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	const variables = readGitlab(variablesSchema, answer, subject);
	return Object.fromEntries(variables.map(({ key, value }) => [key, value]));
}
/** Cancels a pipeline (https://docs.gitlab.com/api/pipelines/#cancel-all-jobs-for-a-pipeline); see `Forge.cancelRun`. */
async function cancelPipeline(context, repository, id) {
	const subject = {
		what: `${repository} pipeline ${id}`,
		project: repository,
		action: "cancel",
		context
	};
	const path = `${projectPath(repository)}/pipelines/${id}/cancel`;
	const answer = await context.client.call({
		method: "POST",
		path,
		repetition: "read"
	});
	if (answer.status >= 300) throw await explainGitlab(answer, subject);
	const { conclusion } = toRun(readGitlab(pipelineSchema, answer, subject));
	return conclusion === void 0 || conclusion === "cancelled" ? "requested" : "finished";
}
/** The failure of whoever wants to see pipelines with nothing but a trigger token. */
function noReadToken({ host }, repository) {
	const hint = `Add the line ${host}=<secret> to tokens, with an access token of scope read_api: a trigger token only starts pipelines.`;
	return fail$1({ what: repository }, "there is no token that may read pipelines", "no-read-token", hint);
}
const RUNNING = {
	created: "queued",
	waiting_for_resource: "pending",
	preparing: "queued",
	waiting_for_callback: "in_progress",
	pending: "queued",
	running: "in_progress",
	canceling: "in_progress",
	scheduled: "waiting"
};
const FINISHED = {
	success: "success",
	failed: "failure",
	canceled: "cancelled",
	skipped: "skipped",
	manual: "action_required"
};
/** A pipeline's status (https://docs.gitlab.com/api/pipelines/#list-project-pipelines) in this package's words; one that is not known is still running. */
function readPipelineStatus(state) {
	const conclusion = FINISHED[state];
	if (conclusion !== void 0) return {
		status: "completed",
		conclusion,
		state
	};
	return {
		status: RUNNING[state] ?? "in_progress",
		conclusion: void 0,
		state
	};
}
function toRun(pipeline) {
	return {
		id: pipeline.id,
		url: pipeline.web_url,
		title: pipeline.name ?? "",
		workflow: void 0,
		workflowId: void 0,
		event: pipeline.source,
		ref: pipeline.ref ?? void 0,
		actor: pipeline.user?.username,
		createdAtMs: Date.parse(pipeline.created_at),
		inputs: void 0,
		...readPipelineStatus(pipeline.status)
	};
}
function readSubject(context, project, what) {
	return {
		what,
		project,
		action: "read",
		context
	};
}
// packages/forge/src/gitlab/gitlab.ts
/** A GitLab to talk to; makes no request by itself. The tokens are registered with the redactor. */
function createGitlab(options) {
	const context = createContext(options);
	const fetchProject = createProjects(context);
	const canReadRuns = context.token !== void 0;
	const refuse = async (repository) => {
		throw noReadToken(context, repository);
	};
	async function fetchDefaultBranch(repository) {
		const { defaultBranch } = await fetchProject(repository);
		if (defaultBranch !== void 0) return defaultBranch;
		throw fail$1({ what: repository }, "the repository is empty", "ref-not-found", "Push a first commit to it.");
	}
	return {
		provider: "gitlab",
		apiUrl: apiUrlOf(options),
		canReadRuns,
		readFiles: createRestFileReader({
			fetchFile: (repository, ref, path) => fetchGitlabFile(context, repository, ref, path),
			fetchDefaultBranch
		}),
		fetchDefaultBranch,
		prepareDispatch: (request) => preparePipeline(context, fetchProject, request),
		describeDispatch(prepared) {
			const { path, body } = writePipeline(context, prepared);
			return `POST ${apiUrlOf(options)}${path} ${JSON.stringify(body)}`;
		},
		sendDispatch: (prepared) => sendPipeline(context, prepared),
		serverTimeMs: () => context.client.serverTimeMs(),
		fetchActor: async () => void 0,
		listRuns: (query) => canReadRuns ? listPipelines(context, query) : refuse(query.repository),
		fetchRun: (repository, id) => canReadRuns ? fetchPipeline(context, repository, id) : refuse(repository),
		settleConclusion: async (_repository, run) => run,
		fetchRunInputs: (repository, run) => canReadRuns ? fetchVariables(context, repository, run.id) : refuse(repository),
		cancelRun: (repository, id) => canReadRuns ? cancelPipeline(context, repository, id) : refuse(repository)
	};
}
function createContext(options) {
	const { token, triggerToken, redactor, clock, transport } = options;
	for (const secret of [token, triggerToken]) if (secret !== void 0) redactor.hide(secret);
	const apiUrl = apiUrlOf(options);
	return {
		client: createRestClient({
			apiUrl,
			credentials: credentialsOf(token),
			transport,
			clock,
			describe: describeGitlab
		}),
		clock,
		serverUrl: apiUrl.replace(/\/api\/v4$/u, ""),
		host: new URL(apiUrl).host,
		token,
		triggerToken
	};
}
function credentialsOf(token) {
	if (token === void 0) return {};
	return token.startsWith("glcbt-") ? { "job-token": token } : { "private-token": token };
}
function apiUrlOf({ apiUrl }) {
	return apiUrl.replace(/\/+$/u, "");
}



/***/ })

};
