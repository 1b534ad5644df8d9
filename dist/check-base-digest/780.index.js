export const id = 780;
export const ids = [780];
export const modules = {

/***/ 780:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settleOpen: () => (/* binding */ settleOpen)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(777);
/* harmony import */ var _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(942);
/* harmony import */ var _attempts_BsJpZBAV_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(761);



// packages/commands/src/attempts/identify.ts
/** Dates of runs are cut to seconds. */
const SLACK_MS = 1e3;
/**
* The run of an attempt among others: the one whose title or inputs show its marker; where runs show none, the only one of the workflow, ref,
* event and actor in the window. `taken` are the ids of runs that are known to be others.
*/
function identifyRun(runs, sought, taken) {
	const marked = runs.find((run) => showsMarker(run, sought.marker));
	if (marked !== void 0) return {
		kind: "found",
		run: marked
	};
	if (sought.traces.marked) return { kind: "absent" };
	const candidates = runs.filter((run) => !taken.has(run.id) && couldBe(run, sought));
	const [only, another] = candidates;
	if (only === void 0) return { kind: "absent" };
	return another === void 0 ? {
		kind: "found",
		run: only
	} : {
		kind: "several",
		runs: candidates
	};
}
/**
* {@link identifyRun} where a forge shows a run's inputs only one by one (GitLab): those of the runs in the window are read first. May throw
* `Failure` as the forge does.
*/
async function identifyAtForge(forge, repository, runs, sought, taken) {
	if (forge.provider !== "gitlab") return identifyRun(runs, sought, taken);
	const told = runs.map(async (run) => taken.has(run.id) || !couldBe(run, sought) ? run : {
		...run,
		inputs: await forge.fetchRunInputs(repository, run)
	});
	return identifyRun(await Promise.all(told), sought, taken);
}
/** Whether a run says by itself that it is an attempt's. */
function showsMarker(run, marker) {
	return new RegExp(`(?<![0-9a-f])${marker.replaceAll(".", "\\.")}(?!\\d)`, "u").test(run.title) || run.inputs?.["rebuild_key"] === marker;
}
function couldBe(run, { workflow, ref, traces, sinceMs, untilMs }) {
	return matches(run.workflow, workflow) && matches(run.ref, ref) && matches(run.event, traces.event) && matches(run.actor, traces.actor) && !/(?<![0-9a-f])[0-9a-f]{16}\.\d+/u.test(run.title) && run.createdAtMs >= sinceMs - SLACK_MS && run.createdAtMs <= untilMs + SLACK_MS;
}
/** What either side does not say rules nothing out. */
function matches(said, wanted) {
	return said === void 0 || wanted === null || wanted === "" || said.toLowerCase() === wanted.toLowerCase();
}
// packages/commands/src/attempts/settle.ts
/**
* Asks the forges what became of the open attempts among `attempts`: each by its run, or by the list of runs where no answer named one. An attempt whose claim
* still lives is left to its owner. Throws no `Failure`.
*/
async function settleAttempts(attempts, ledger, deps) {
	const open = attempts.filter(_attempts_BsJpZBAV_js__WEBPACK_IMPORTED_MODULE_2__.n);
	const taken = takenRuns(ledger);
	const lists = createLists(open);
	const alive = /* @__PURE__ */ new Set();
	const settlements = [];
	await Promise.all(open.map(async (attempt) => {
		const id = `${attempt.key}.${attempt.attempt}`;
		if (attempt.status === "claimed" && Date.parse(attempt.expiresAt) > deps.nowMs) {
			alive.add(id);
			return;
		}
		try {
			const settlement = await settleOne(attempt, {
				taken,
				lists,
				rivals: countRivals(open)
			}, deps);
			if (settlement !== void 0) settlements.push({
				id,
				...settlement
			});
			if (settlement === void 0 || settlement.runId !== null) alive.add(id);
		} catch (error) {
			if (!(error instanceof _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t)) throw error;
			deps.warn(error);
		}
	}));
	return {
		settlements,
		alive
	};
}
/** `undefined`: nothing new, and its run goes on. */
async function settleOne(attempt, { taken, lists, rivals }, deps) {
	const forge = await deps.openForge(attempt.target);
	const { repository } = attempt.target;
	if (attempt.runId !== null) {
		const run = await forge.fetchRun(repository, Number(attempt.runId));
		if (run === void 0) throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${repository}: run ${attempt.runId} is not there (404)`, {
			code: "settle.no-run",
			hint: "It was deleted, or the token may not read it; the image itself decides, or 24 hours."
		});
		return run.status === "completed" ? tell(run) : void 0;
	}
	const list = await lists(forge, attempt);
	const sighting = await identifyAtForge(forge, repository, list.runs, soughtOf(attempt), taken);
	const isRivalled = !attempt.traces.marked && rivals(attempt) > 0;
	if (sighting.kind === "found" && isRivalled) return {
		...unknown,
		message: `${sighting.run.url} could be it, or another attempt's: its title shows no rebuild_key`
	};
	if (sighting.kind === "found") return tell(await forge.settleConclusion(repository, sighting.run));
	if (sighting.kind === "several") return {
		...unknown,
		message: `${sighting.runs.length} runs could be it: ${sighting.runs.map(({ url }) => url).join(", ")}`
	};
	return list.complete && deps.nowMs >= Date.parse(attempt.provableAt) ? {
		...unknown,
		status: "not-started",
		message: "a complete list of runs shows none for it"
	} : {
		...unknown,
		message: attempt.message
	};
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
	const { key, target, traces, claimedAt, sentAfter, provableAt } = attempt;
	return {
		marker: `${key}.${attempt.attempt}`,
		traces,
		workflow: target.workflow,
		ref: target.ref,
		sinceMs: Date.parse(sentAfter ?? claimedAt),
		untilMs: Date.parse(provableAt)
	};
}
function takenRuns({ attempts }) {
	return new Set(Object.values(attempts).flatMap(({ runId }) => runId === null ? [] : [Number(runId)]));
}
/** Lists the runs of a repository once, back to the oldest of its attempts. */
function createLists(open) {
	const lists = /* @__PURE__ */ new Map();
	return (forge, { target }) => {
		const id = `${forge.apiUrl} ${target.repository}`;
		const since = open.filter((other) => other.target.repository === target.repository).map((other) => Date.parse(other.sentAfter ?? other.claimedAt));
		const list = lists.get(id) ?? forge.listRuns({
			repository: target.repository,
			sinceMs: Math.min(...since)
		});
		lists.set(id, list);
		return list;
	};
}
function countRivals(open) {
	return ({ key, attempt, target }) => open.filter((other) => (other.key !== key || other.attempt !== attempt) && other.runId === null && !other.traces.marked && other.target.repository === target.repository && other.target.workflow === target.workflow && other.target.ref === target.ref).length;
}
// packages/commands/src/attempts/settle-ledger.ts
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



/***/ })

};
