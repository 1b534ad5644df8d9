export const id = 47;
export const ids = [47];
export const modules = {

/***/ 3467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ defaultApiUrl),
/* harmony export */   t: () => (/* binding */ createForges)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(350);
/* harmony import */ var _proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1985);
/* harmony import */ var _state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(175);
/* harmony import */ var _transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(344);




// packages/commands/src/github.ts
const API = "https://api.github.com";
const SERVER = "https://github.com";
/** Shares nothing. */
const createAlone = (_identity, create) => create();
/**
* A client for a GitHub, with the token that the workflow's author bound to its host: `github-token` for the runner's own server only, a line of
* `tokens` for any other. Throws `Failure` `input.token-missing` that says which line to add.
*/
async function openGithub(target, secrets, world, transport, share = createAlone) {
	const { environment, clock, redactor, signal } = world;
	const own = environment["GITHUB_API_URL"] || API;
	const apiUrl = target.apiUrl ?? own;
	const token = tokenFor(apiUrl, target.repository, secrets, environment);
	const { createGithub } = await Promise.all(/* import() */[__webpack_require__.e(714), __webpack_require__.e(678)]).then(__webpack_require__.bind(__webpack_require__, 7678));
	return share([
		"github",
		apiUrl,
		token
	], () => createGithub({
		apiUrl,
		serverUrl: apiUrl === own ? environment["GITHUB_SERVER_URL"] || SERVER : pagesOf(new URL(apiUrl)),
		token,
		transport,
		clock,
		redactor,
		signal,
		userAgent: (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_3__.r)(target.command),
		ownRepository: environment["GITHUB_REPOSITORY"] || void 0
	}));
}
function tokenFor(apiUrl, repository, secrets, environment) {
	const { url, isOwn } = parseApiUrl(apiUrl, environment, "https://ghe.example.com/api/v3");
	const host = serverHost(url);
	const token = [host, url.host].map((name) => (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.a)(secrets.tokens, name, repository ?? "")).find((secret) => secret !== void 0) ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`there is no token for ${host}`, {
		code: "input.token-missing",
		hint: isOwn ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN." : `Add the line ${host}=<secret> to tokens.`
	});
}
/**
* The URL of an API that a token may be sent to, and whether the runner speaks to it by itself, so that it may have `github-token`. Throws `Failure`
* `input.api-url`.
*
* @param example a URL of the kind that is meant, for the hint
*/
function parseApiUrl(apiUrl, environment, example) {
	const url = URL.parse(apiUrl);
	const isOwn = [environment["GITHUB_API_URL"] || API, environment["GITHUB_SERVER_URL"] || SERVER].some((origin) => URL.parse(origin)?.origin === url?.origin);
	if (url !== null && url.username === "" && url.password === "" && mayCarryToken(url, isOwn)) return {
		url,
		isOwn
	};
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`apiUrl ${url === null ? "" : (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(url.origin + url.pathname, 120)} is not an https URL without a user`, {
		code: "input.api-url",
		hint: `Write the API's https URL, for example ${example}; its token goes into tokens.`
	});
}
function mayCarryToken(url, isOwn) {
	return url.protocol === "https:" || url.protocol === "http:" && (isOwn || (0,_proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_1__.n)(url));
}
function pagesOf(api) {
	return `${api.protocol}//${serverHost(api)}`;
}
/** The host that people know a GitHub by: that of its pages, without the `api.` of github.com and ghe.com. */
function serverHost(api) {
	return api.host.replace(/^api\.(?=github\.com$|[^.]+\.ghe\.com$)/u, "");
}
// packages/commands/src/forges.ts
const GITHUB_API = "https://api.github.com";
const HOSTED = {
	gitlab: "https://gitlab.com/api/v4",
	gitea: "https://gitea.com/api/v1",
	forgejo: "https://codeberg.org/api/v1"
};
/**
* The API of a provider where none is named: the runner's own where it is of that kind (a job of Gitea's or Forgejo's has its own server in
* `GITHUB_API_URL`), else the best known host's.
*/
function defaultApiUrl(provider, environment) {
	const own = environment["GITHUB_API_URL"] || GITHUB_API;
	if (provider === "github") return own;
	return provider !== "gitlab" && /\/api\/v1\/?$/u.test(own) ? own : HOSTED[provider];
}
/**
* A client for a forge, with the tokens that the workflow's author bound to its host: see `openGithub`. GitLab takes an access token, a trigger token
* of that project, or both. Throws `Failure` `input.token-missing` that says which line to add, and `input.api-url`.
*/
async function openForge(target, secrets, world, transport, share = createAlone) {
	const { provider } = target;
	if (provider === "github") return openGithub(target, secrets, world, transport, share);
	const { environment, clock, redactor } = world;
	const apiUrl = target.apiUrl ?? defaultApiUrl(provider, environment);
	const { url, isOwn } = parseApiUrl(apiUrl, environment, HOSTED[provider]);
	const repository = target.repository ?? "";
	const token = (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.a)(secrets.tokens, url.host, repository) ?? (isOwn ? secrets["github-token"] : void 0);
	const shared = {
		apiUrl,
		transport,
		clock,
		redactor
	};
	if (provider === "gitlab") {
		const triggerToken = (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_2__.o)(secrets.tokens, url.host, repository);
		if (token === void 0 && triggerToken === void 0) throw tokenMissing(url.host, repository);
		const { createGitlab } = await Promise.all(/* import() */[__webpack_require__.e(714), __webpack_require__.e(678)]).then(__webpack_require__.bind(__webpack_require__, 7678));
		return share([
			provider,
			apiUrl,
			token,
			triggerToken
		], () => createGitlab({
			...shared,
			token,
			triggerToken
		}));
	}
	if (token === void 0) throw tokenMissing(url.host, void 0);
	const { createGitea } = await Promise.all(/* import() */[__webpack_require__.e(714), __webpack_require__.e(678)]).then(__webpack_require__.bind(__webpack_require__, 7678));
	return share([
		provider,
		apiUrl,
		token
	], () => createGitea({
		...shared,
		provider,
		token
	}));
}
function tokenMissing(host, project) {
	const trigger = project === void 0 ? "" : `, or trigger:${host}/${project}=<secret> with a trigger token of that project`;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`there is no token for ${host}`, {
		code: "input.token-missing",
		hint: `Add the line ${host}=<secret> to tokens${trigger}.`
	});
}
/**
* The forges of a run, behind one transport.
*
* @param openTransport called when there is something to send
*/
function createForges(secrets, world, openTransport, command) {
	const forges = /* @__PURE__ */ new Map();
	const clients = /* @__PURE__ */ new Map();
	let transport;
	return ({ provider, apiUrl, repository }) => {
		const id = JSON.stringify([
			provider,
			apiUrl ?? null,
			repository.toLowerCase()
		]);
		transport ??= openTransport();
		const known = forges.get(id) ?? openOne({
			provider,
			apiUrl,
			repository,
			command
		}, transport);
		forges.set(id, known);
		return known;
	};
	async function openOne(target, opened) {
		return openForge(target, secrets, world, await opened, (identity, create) => {
			const id = JSON.stringify(identity);
			const client = clients.get(id) ?? create();
			clients.set(id, client);
			return client;
		});
	}
}



/***/ }),

/***/ 47:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(350);
/* harmony import */ var _forges_GwnLsAer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3467);
/* harmony import */ var _transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(344);
/* harmony import */ var _state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(175);
/* harmony import */ var _settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3714);
/* harmony import */ var _attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1484);
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3285);
/* harmony import */ var _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(6822);
/* harmony import */ var _inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(634);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8179);
/* harmony import */ var _src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4434);
/* harmony import */ var _retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(1373);
/* harmony import */ var _markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(3043);














// packages/commands/src/notification/notify.ts
const BUDGET_MS = 6e4;
const NAMES = {
	slack: "Slack",
	email: "Email",
	webhook: "Webhook"
};
const NOTHING = {
	deliveries: [],
	failures: []
};
/**
* Tells people about a run, in one message to each channel that the inputs name, when `notify-on` wants it; a dry run tells nobody. Never
* throws: what could not be delivered is a warning, or a failure with `fail-on-notify-error`. Call it once everything else is done.
*
* @param budgetMs the most that it takes, in milliseconds
*/
async function notify(inputs, report, world, budgetMs = BUDGET_MS) {
	const channels = toChannels(inputs);
	const names = Object.keys(channels);
	if (names.length === 0) return NOTHING;
	if (inputs["dry-run"]) {
		world.log.info(`Dry run: no message is sent (${names.join(", ")}).`);
		return NOTHING;
	}
	try {
		const deliveries = await tell(channels, {
			inputs,
			report,
			world,
			budgetMs
		});
		for (const { channel, host, delivered } of deliveries) if (delivered) world.log.info(`${NAMES[channel]}: ${host} has the message.`);
		return {
			deliveries,
			failures: conclude$1(deliveries.flatMap(({ failure }) => failure ?? []), inputs, world)
		};
	} catch (error) {
		return {
			deliveries: [],
			failures: conclude$1([createDefect(error)], inputs, world)
		};
	}
}
async function tell(channels, { inputs, report, world, budgetMs }) {
	const { ATTEMPT_TIMEOUT_MS, DELIVERY_POLICY, buildMessage, cleanReport, deliver, wantsMessage } = await __webpack_require__.e(/* import() */ 66).then(__webpack_require__.bind(__webpack_require__, 7066));
	if (!wantsMessage(report, inputs["notify-on"])) {
		world.log.info(`No message: notify-on is ${inputs["notify-on"].join(", ")}.`);
		return [];
	}
	hidePassword(inputs, world);
	const message = buildMessage(cleanReport(report, (text) => world.redactor.redact(text)));
	const signal = AbortSignal.any([world.signal, AbortSignal.timeout(budgetMs)]);
	const settings = {
		command: "dispatch-rebuild",
		policy: DELIVERY_POLICY,
		timeoutMs: ATTEMPT_TIMEOUT_MS,
		budgetMs,
		concurrency: 1
	};
	return deliver(message, channels, {
		openTransport: (redactor) => (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_3__.t)({
			...world,
			redactor,
			signal
		}, settings),
		clock: world.clock,
		random: world.random,
		signal,
		timeoutMs: ATTEMPT_TIMEOUT_MS,
		log: (text) => world.log.info(text)
	});
}
function toChannels(inputs) {
	const { "slack-webhook-url": slackUrl, "smtp-url": server, "email-from": from, "email-to": to } = inputs;
	const { "webhook-url": webhookUrl, "webhook-secret": secret } = inputs;
	return {
		...slackUrl === void 0 ? {} : { slack: { url: slackUrl } },
		...server === void 0 || from === void 0 ? {} : { email: {
			server,
			from,
			to
		} },
		...webhookUrl === void 0 || secret === void 0 ? {} : { webhook: {
			url: webhookUrl,
			secret
		} }
	};
}
/** The host hides smtp-url as it was given; the password in it can be spelt otherwise in what the server says. */
function hidePassword({ "smtp-url": server }, { redactor }) {
	if (server?.login !== void 0) redactor.hide(server.login.password);
}
/** What fails the step; the rest is a warning. */
function conclude$1(failures, inputs, { log }) {
	if (inputs["fail-on-notify-error"]) return failures;
	for (const { message, hint } of failures) log.warning(`${message} · ${hint ?? ""}`);
	return [];
}
function createDefect(cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r("the message of this run could not be made", {
		code: "notification.defect",
		hint: "This is a defect in Basewatch; please report it.",
		cause
	});
}
// packages/commands/src/notification/report.ts
/**
* The report of a run of dispatch-rebuild, for its notifications.
*
* @param failures what failed beside the results, such as a ledger that could not be written
*/
function toRunReport(results, failures, { environment, clock }) {
	const read = (name) => environment[name] || void 0;
	return {
		at: new Date(clock.now()).toISOString(),
		run: {
			repository: read("GITHUB_REPOSITORY") ?? read("CI_PROJECT_PATH") ?? null,
			url: describeGithubRun(read) ?? read("CI_JOB_URL") ?? null,
			actor: read("GITHUB_TRIGGERING_ACTOR") ?? read("GITHUB_ACTOR") ?? read("GITLAB_USER_LOGIN") ?? null
		},
		results: results.map(toTarget),
		failures: failures.map(({ code, message, hint }) => ({
			code,
			message,
			hint: hint ?? null
		}))
	};
}
function toTarget({ result, place, rebuild, requestedBy }) {
	const { key, attempt, status, conclusion, runId, runUrl, errorCode, message, hint } = result;
	return {
		key,
		attempt,
		status,
		conclusion,
		provider: place.provider,
		repository: place.repository,
		workflow: place.workflow,
		ref: place.ref ?? null,
		runId,
		runUrl,
		reason: rebuild?.reason ?? null,
		requestedBy: requestedBy ?? null,
		images: (rebuild?.images ?? []).map(({ name, reference, bases }) => ({
			name,
			reference,
			bases: bases.map((base) => ({
				reference: base.reference,
				role: base.role,
				previous: [...base.previous ?? []],
				current: base.current
			}))
		})),
		error: errorCode === null ? null : {
			code: errorCode,
			message: message ?? "",
			hint
		}
	};
}
function describeGithubRun(read) {
	const [server, repository, run] = [
		"GITHUB_SERVER_URL",
		"GITHUB_REPOSITORY",
		"GITHUB_RUN_ID"
	].map(read);
	if (server === void 0 || repository === void 0 || run === void 0) return void 0;
	return `${server}/${repository}/actions/runs/${run}`;
}
// packages/ledger/src/claims.ts
/**
* Records the claims that nothing is in the way of, in their order. In the way is an open attempt for the same target and an image in common, however old (only
* settling closes it: a dispatcher that crashed may have sent), the very `<key>.<attempt>`, and a lease that is over at `nowIso`. A claim that is recorded as it
* is wanted, by the same owner, is granted again: so a commit whose answer was lost can be repeated.
*/
function claimAttempts(ledger, wanted, nowIso) {
	const attempts = { ...ledger.attempts };
	const open = indexOpen(Object.values(attempts));
	const granted = [];
	const refusedBy = {};
	for (const claim of wanted) {
		const id = (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(claim);
		const recorded = attempts[id];
		if (recorded !== void 0 && (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_8__.l)(recorded, claim)) {
			granted.push(claim);
			continue;
		}
		const obstacle = recorded ?? findOverlap(open, claim) ?? (isOver(claim, nowIso) ? claim : void 0);
		if (obstacle !== void 0) {
			refusedBy[id] = obstacle;
			continue;
		}
		attempts[id] = claim;
		open.set(placeOf$1(claim.target), [...open.get(placeOf$1(claim.target)) ?? [], claim]);
		granted.push(claim);
	}
	return {
		ledger: granted.some((claim) => ledger.attempts[(0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(claim)] === void 0) ? (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.o)({
			...ledger,
			attempts
		}) : ledger,
		granted,
		refusedBy
	};
}
function indexOpen(attempts) {
	return Map.groupBy(attempts.filter(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.i), ({ target }) => placeOf$1(target));
}
function findOverlap(open, claim) {
	return open.get(placeOf$1(claim.target))?.find(({ images }) => images.some((image) => claim.images.includes(image)));
}
function isOver(claim, nowIso) {
	return Date.parse(claim.expiresAt) <= Date.parse(nowIso);
}
function placeOf$1({ provider, apiUrl, repository, workflow, ref }) {
	return JSON.stringify([
		provider,
		apiUrl,
		repository.toLowerCase(),
		workflow,
		ref
	]);
}
// packages/commands/src/dispatch/results.ts
function toEntry({ target, status, run, conclusion, failure }) {
	return {
		key: target.key,
		attempt: target.attempt,
		images: target.images,
		status,
		runId: run?.id ?? null,
		runUrl: run?.url ?? null,
		conclusion: conclusion ?? null,
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
		conclusion: first?.conclusion ?? "",
		"dispatched-count": count("dispatched"),
		"skipped-count": count("skipped"),
		"deferred-count": count("deferred"),
		"unknown-count": count("unknown"),
		"failed-count": count("failed")
	};
}
/** What fails the step, once every target was tried; what several targets failed of is said once. */
function toFailures(attempted) {
	const failures = attempted.flatMap(({ status, failure }) => status !== "deferred" && status !== "skipped" && failure !== void 0 ? [failure] : []);
	return [...new Set(failures)];
}
// packages/commands/src/dispatch/claims.ts
/** How long a claim lives. Nothing is sent after half of it: a dispatcher that was paused must not send what another one has taken over. */
const LEASE_MS = 18e5;
/**
* @param owner the dispatcher's run, with a part of its own for each process
* @param settled what became of earlier attempts, stored with the claims
* @param settleMs how long after sending a complete list of runs proves what is not in it
*/
function createClaims(store, owner, settleMs, settled) {
	return {
		async claim(wanted, nowMs) {
			let claimed = {
				granted: /* @__PURE__ */ new Set(),
				refusedBy: {}
			};
			await store.commit((found) => {
				const stored = settled?.apply(found) ?? found;
				const { ledger, granted, refusedBy } = claimAttempts(stored, wanted.map((one) => toRecord(one, stored, owner, nowMs, settleMs)), new Date(nowMs).toISOString());
				claimed = {
					granted: new Set(granted.map(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)),
					refusedBy
				};
				return {
					ledger,
					message: describeClaims(granted)
				};
			});
			return claimed;
		},
		async conclude(outcomes, nowMs) {
			await store.commit((stored) => ({
				ledger: outcomes.reduce((ledger, one) => record(ledger, one, owner, settleMs, nowMs), stored),
				message: describeOutcomes(outcomes)
			}));
		}
	};
}
function toRecord({ target, traces, workflow, ref, serverTimeMs }, { images }, owner, nowMs, settleMs) {
	const iso = (ms) => new Date(ms).toISOString();
	const digests = target.images.flatMap((name) => {
		const digest = images[name]?.digest ?? void 0;
		return digest === void 0 ? [] : [[name, digest]];
	});
	return {
		key: target.key,
		attempt: target.attempt,
		target: {
			provider: target.provider,
			apiUrl: target.apiUrl ?? null,
			repository: target.repository,
			workflow,
			ref
		},
		images: target.images.toSorted(),
		imageDigests: Object.fromEntries(digests),
		bases: Object.fromEntries(target.bases.flatMap(({ reference, current }) => current !== null && (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_7__.n)(current) ? [[reference, current]] : [])),
		reason: target.reason,
		owner,
		claimedAt: iso(nowMs),
		expiresAt: iso(nowMs + LEASE_MS),
		sentAfter: serverTimeMs === void 0 ? null : iso(serverTimeMs),
		traces,
		provableAt: iso(Math.max(nowMs, serverTimeMs ?? 0) + LEASE_MS / 2 + settleMs),
		status: "claimed",
		runId: null,
		runUrl: null,
		conclusion: null,
		closedAt: null,
		message: null
	};
}
function record(ledger, { target, sent }, owner, settleMs, nowMs) {
	const id = (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(target);
	const claim = ledger.attempts[id];
	if (claim === void 0 || claim.owner !== owner) return ledger;
	if (sent.status === "deferred") return withdraw(ledger, id);
	const told = {
		message: sent.failure?.message ?? null,
		runId: sent.run === void 0 ? null : String(sent.run.id),
		runUrl: sent.run?.url ?? null
	};
	if (sent.status === "failed") return (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.n)(ledger, id, {
		...told,
		status: "refused",
		at: new Date(nowMs).toISOString()
	});
	if (sent.status === "not-started") return (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.n)(ledger, id, {
		...told,
		status: "not-started",
		at: new Date(nowMs).toISOString()
	});
	const sentAfter = sent.sinceMs === void 0 ? claim.sentAfter : new Date(sent.sinceMs).toISOString();
	const provableAt = new Date((sent.sentAtMs ?? nowMs) + settleMs).toISOString();
	return (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.a)(ledger, id, {
		...told,
		status: sent.status,
		sentAfter,
		provableAt
	});
}
/** Nothing was sent, and that is certain: the claim is taken back as if it had never been. */
function withdraw(ledger, id) {
	if (ledger.attempts[id]?.status !== "claimed") return ledger;
	const { [id]: _withdrawn, ...attempts } = ledger.attempts;
	return {
		...ledger,
		attempts
	};
}
function describeClaims(granted) {
	return `Claim ${count(granted.length, "rebuild")}\n\n${granted.map((claim) => `${(0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(claim)} ${claim.images.join(", ")}`).join("\n")}`;
}
function describeOutcomes(outcomes) {
	const dispatched = outcomes.filter(({ sent }) => sent.status === "dispatched").length;
	const lines = outcomes.map(({ target, sent }) => `${(0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(target)} ${target.images.join(", ")}: ${sent.status}`);
	return `Dispatch ${count(dispatched, "rebuild")} of ${outcomes.length}\n\n${lines.join("\n")}`;
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
/** The failure for a target that somebody else's attempt is in the way of; not a failed step. */
function claimedBefore(target, by) {
	const run = by.runUrl === null ? "" : ` (${by.runUrl})`;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${target.images.join(", ") || target.workflow}: attempt ${(0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(by)} is ${by.status}${run}`, {
		code: "dispatch.claimed",
		hint: "Nothing is to be done: the next check settles it, and plans anew where that is needed."
	});
}
// packages/commands/src/dispatch/refusals.ts
const HOUR_MS = 36e5;
/** Throws `Failure` `dispatch.too-old` for a target that was decided longer ago than `maxAgeMs`. */
function refuseStale(target, maxAgeMs, nowMs) {
	const ageMs = nowMs - target.checkedAtMs;
	if (ageMs <= maxAgeMs) return;
	const age = `${(ageMs / HOUR_MS).toFixed(1)} h ago, and max-age is ${(maxAgeMs / HOUR_MS).toFixed(1)} h`;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: this rebuild was decided ${age}`, {
		code: "dispatch.too-old",
		hint: "Run check-base-digest again and dispatch what it says now, or raise max-age."
	});
}
/** The claims could not be stored, so nothing was sent. */
function unclaimed(cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`nothing was dispatched, since no claim could be stored: ${cause.message}`, {
		code: cause.code,
		hint: cause.hint,
		cause
	});
}
/** A limit that an earlier target met. */
function limitedBefore(target, limit) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: not sent after ${limit.message}`, {
		code: limit.code,
		hint: limit.hint
	});
}
/** The run was told to stop before this target's turn came. */
function stoppedBefore(target) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: the run was told to stop before this was sent`, {
		code: "dispatch.stopped",
		hint: "The next run goes on from here."
	});
}
/** Half of the claim's lease is over. */
function leaseSpent(target) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: not sent, since half of its claim's lease is over`, {
		code: "dispatch.lease",
		hint: "The next run goes on from here; lower max-dispatches or write-interval when this comes again."
	});
}
/** It was sent, and the runs prove that it started none. */
function provablyNotStarted(target, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: no run started (${cause.message})`, {
		code: "dispatch.not-started",
		hint: "The next check plans it again, as another attempt.",
		cause
	});
}
/** Nobody can tell yet whether it started. */
function ambiguous({ target, prepared, traces }, cause, looked) {
	const title = traces.marked ? "" : " Declare the input rebuild_key and put ${{ inputs.rebuild_key }} into the workflow's run-name, so that its runs can be told apart.";
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: ${cause.message}${looked}`, {
		code: "forge.ambiguous",
		hint: `Look at ${prepared.page} before you send it again: a second run would build twice. With a ledger, the next check settles it.${title}`,
		cause
	});
}
/** `max-dispatches` is used up. */
function tooMany(target, most) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: not sent, since ${most} dispatches are the most for one run`, {
		code: "dispatch.max-dispatches",
		hint: "The next run goes on from here; raise max-dispatches to do more at once."
	});
}
/** `dry-run` is set. */
function rehearsed(target) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf$1(target)}: dry run, nothing was sent`, {
		code: "dispatch.dry-run",
		hint: "Set dry-run to false to send it."
	});
}
function nameOf$1({ images, repository, workflow }) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(images.length === 0 ? `${repository} ${workflow}` : images.join(", "));
}
// packages/commands/src/dispatch/admission.ts
/** Those of the prepared targets that are to be sent: not rehearsed, not there already, not too many. What becomes of the others is in `results`. */
function chooseSendable(prepared, inputs, log, results) {
	const most = inputs["max-dispatches"];
	const sendable = [];
	let count = 0;
	for (const one of prepared) {
		const { target, earlier, forge } = one;
		if (earlier !== void 0) {
			log.info(`${one.prepared.what}: ${earlier.url} is this rebuild's run already.`);
			results.set(target, {
				target,
				status: "skipped",
				run: earlier
			});
			continue;
		}
		count += 1;
		if (count > most) results.set(target, {
			target,
			status: "deferred",
			failure: tooMany(target, most)
		});
		else if (inputs["dry-run"]) {
			log.info(`Dry run: ${escapeInvisible(forge.describeDispatch(one.prepared))}`);
			results.set(target, {
				target,
				status: "skipped",
				failure: rehearsed(target)
			});
		} else sendable.push(one);
	}
	return sendable;
}
/**
* Claims what is to be sent, in one commit, and yields what may be. Where the claims cannot be stored nothing may: each target has failed then, for the same reason.
* Without claims everything is sent, and no lease bounds it.
*/
async function admit(sendable, claims, clock, results) {
	if (sendable.length === 0) return [];
	if (claims === void 0) return sendable.map((one) => ({
		...one,
		lease: { isOver: () => false }
	}));
	const lease = startLease(clock);
	try {
		const claimed = await claims.claim(sendable.map(toWanted), clock.now());
		return sendable.flatMap((one) => {
			const { target } = one;
			if (claimed.granted.has((0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(target))) return [{
				...one,
				lease
			}];
			const by = claimed.refusedBy[(0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(target)];
			const run = by?.runId == null ? void 0 : {
				id: Number(by.runId),
				url: by.runUrl ?? ""
			};
			const failure = by === void 0 ? void 0 : claimedBefore(target, by);
			results.set(target, {
				target,
				status: "skipped",
				run,
				failure
			});
			return [];
		});
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		const failure = unclaimed(error);
		for (const { target } of sendable) results.set(target, {
			target,
			status: "failed",
			failure
		});
		return [];
	}
}
/** Over at half of the claims' lease, by either clock: one stands still while the machine sleeps, the other may be set back. */
function startLease(clock) {
	const monotonicMs = clock.monotonicMs();
	const startMs = clock.now();
	return { isOver(inMs = 0) {
		return Math.max(clock.monotonicMs() - monotonicMs, clock.now() - startMs) + inMs >= LEASE_MS / 2;
	} };
}
function toWanted({ target, traces, prepared, forge }) {
	const { workflow, ref } = prepared;
	return {
		target,
		traces,
		workflow,
		ref,
		serverTimeMs: forge.serverTimeMs()
	};
}
/** What a log would hide or reorder, written as escapes. */
function escapeInvisible(text) {
	return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => escapeUnit(character.charCodeAt(index))).join(""));
}
function escapeUnit(unit) {
	return `\\u${unit.toString(16).padStart(4, "0")}`;
}
// packages/commands/src/dispatch/sleep.ts
/** Sleeps for some milliseconds, or until the run is told to stop: it still has a result to write then. */
async function sleepUnlessStopped(clock, ms, signal) {
	if (ms <= 0 || signal.aborted) return;
	try {
		await clock.sleep(ms, signal);
	} catch (error) {
		if (!signal.aborted) throw error;
	}
}
// packages/commands/src/dispatch/wait.ts
const FIRST_POLL_MS = 5e3;
const LONGEST_POLL_MS = 6e4;
/** How long a run may not be there yet after its dispatch. */
const APPEARANCE_MS = 6e4;
/**
* Waits until all runs are over, or the time is up, by the monotonic clock: one list for all runs of a repository in each round, rounds from seconds to a minute apart.
* Results are in the order of `awaited`. Throws no `Failure`.
*/
async function awaitRuns(awaited, options, deps) {
	const { clock, signal, log } = deps;
	const startMs = clock.monotonicMs();
	const latest = /* @__PURE__ */ new Map();
	const ended = /* @__PURE__ */ new Map();
	const states = /* @__PURE__ */ new Map();
	const warned = /* @__PURE__ */ new Set();
	for (let pollMs = FIRST_POLL_MS; ended.size < awaited.length;) {
		const elapsedMs = clock.monotonicMs() - startMs;
		const isLast = elapsedMs >= options.timeoutMs || signal.aborted;
		const changed = await lookAround(awaited.filter((one) => !ended.has(one)), elapsedMs);
		if (ended.size === awaited.length || isLast) break;
		pollMs = changed ? Math.max(pollMs / 2, FIRST_POLL_MS) : Math.min(pollMs * 1.5, LONGEST_POLL_MS);
		const leftMs = options.timeoutMs - (clock.monotonicMs() - startMs);
		await sleepUnlessStopped(clock, Math.min(pollMs, leftMs), signal);
	}
	const late = awaited.filter((one) => !ended.has(one));
	if (options.cancelOnTimeout && !signal.aborted) await Promise.all(late.map(cancel));
	return awaited.map((one) => ended.get(one) ?? {
		run: latest.get(one),
		failure: tooLate(one, latest.get(one), options, signal)
	});
	async function lookAround(pending, elapsedMs) {
		const before = describeStates(pending);
		const groups = Map.groupBy(pending, ({ forge, target }) => `${forge.apiUrl} ${target.repository}`);
		await Promise.all([...groups.values()].map((group) => lookAt(group, elapsedMs)));
		const after = describeStates(pending);
		if (before !== after) log.info(progress(awaited, states, ended));
		return before !== after;
	}
	async function lookAt(group, elapsedMs) {
		const [first] = group;
		if (first === void 0) return;
		try {
			const sinceMs = Math.min(...group.map(({ sought }) => sought.sinceMs));
			const { repository } = first.target;
			const { runs } = await first.forge.listRuns({
				repository,
				sinceMs
			});
			const sighted = await identifyUnnamed(group, runs);
			for (const one of group) await note(one, sighted.get(one) ?? await findNamed(one, runs), elapsedMs);
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
			warnOnce(`${first.target.repository}: ${error.message}; still waiting`);
		}
	}
	async function findNamed(one, runs) {
		const id = idOf(one);
		if (id === void 0) return void 0;
		return runs.find((run) => run.id === id) ?? await one.forge.fetchRun(one.target.repository, id);
	}
	async function identifyUnnamed(group, runs) {
		const unnamed = group.filter((one) => idOf(one) === void 0);
		const [first] = unnamed;
		if (first === void 0) return /* @__PURE__ */ new Map();
		const named = awaited.flatMap((one) => idOf(one) ?? []);
		const taken = /* @__PURE__ */ new Set([...named, ...unnamed.flatMap(({ known }) => [...known])]);
		const soughts = unnamed.map(({ sought }) => ({
			...sought,
			started: true
		}));
		const { forge, target } = first;
		const sightings = await (0,_settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_5__.r)(forge, target.repository, runs, soughts, taken);
		return new Map(unnamed.flatMap((one, index) => {
			const sighting = sightings[index];
			return sighting?.kind === "found" ? [[one, sighting.run]] : [];
		}));
	}
	function idOf(one) {
		return latest.get(one)?.id ?? one.runId;
	}
	async function note(one, found, elapsedMs) {
		if (found === void 0) {
			if (one.runId !== void 0 && elapsedMs >= APPEARANCE_MS) ended.set(one, {
				run: void 0,
				failure: vanished(one)
			});
			return;
		}
		states.set(one, found.state);
		latest.set(one, found);
		if (found.status !== "completed") return;
		const run = await one.forge.settleConclusion(one.target.repository, found);
		latest.set(one, run);
		ended.set(one, {
			run,
			failure: void 0
		});
	}
	function warnOnce(text) {
		if (!warned.has(text)) log.warning(text);
		warned.add(text);
	}
	function describeStates(some) {
		return some.map((one) => `${states.get(one) ?? ""} ${latest.get(one)?.conclusion ?? ""}`).join("|");
	}
	async function cancel(one) {
		const run = latest.get(one);
		if (run === void 0) return;
		try {
			const answer = await one.forge.cancelRun(one.target.repository, run.id);
			log.info(`${nameOf(one)}: ${answer === "requested" ? "asked to cancel" : "was over already"}: ${run.url}`);
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
			log.warning(`${nameOf(one)}: it could not be cancelled: ${error.message}`);
		}
	}
}
function progress(awaited, states, ended) {
	if (awaited.length === 1) {
		const [one] = awaited;
		const conclusion = one === void 0 ? void 0 : ended.get(one)?.run?.conclusion;
		return one === void 0 ? "" : `${nameOf(one)}: ${conclusion ?? states.get(one) ?? "not listed yet"}`;
	}
	const parts = [...Map.groupBy(awaited, (one) => ended.get(one)?.run?.conclusion ?? states.get(one) ?? "not listed yet")].map(([state, some]) => `${some.length} ${state}`);
	return `${ended.size} of ${awaited.length} runs are over: ${parts.join(", ")}`;
}
function tooLate(one, run, { timeoutMs }, signal) {
	const after = signal.aborted ? "when this step was told to stop" : `after ${Math.round(timeoutMs / 1e3)} s`;
	const state = run === void 0 ? "no run of it was seen" : `${run.url} was still ${run.state}`;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf(one)}: ${state} ${after}`, {
		code: signal.aborted ? "dispatch.stopped" : "dispatch.wait-timeout",
		hint: "Raise wait-timeout, or leave wait off: the next check settles what became of it."
	});
}
function vanished(one) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${nameOf(one)}: run ${one.runId} is not there (404)`, {
		code: "dispatch.run-gone",
		hint: "It was deleted, or the token may not read runs: actions: read on GitHub, read_api on GitLab."
	});
}
function nameOf({ target }) {
	return target.images.join(", ") || `${target.repository} ${target.workflow}`;
}
// packages/commands/src/dispatch/completion.ts
/** Waits for the runs of what was dispatched and notes how they ended. */
async function awaitDispatched(dispatched, inputs, deps, results) {
	const [readable, unreadables] = partition(dispatched.filter(({ sent }) => sent.status === "dispatched"), ({ ready }) => ready.forge.canReadRuns);
	for (const { ready } of unreadables) {
		const known = results.get(ready.target);
		if (known !== void 0) results.set(ready.target, {
			...known,
			failure: unreadable(ready.target)
		});
	}
	const awaited = readable.map((one) => toAwaited(one, inputs.settle));
	const ends = await awaitRuns(awaited, {
		timeoutMs: inputs["wait-timeout"],
		cancelOnTimeout: inputs["cancel-on-timeout"]
	}, deps);
	for (const [index, end] of ends.entries()) {
		const target = awaited[index]?.target;
		const known = target === void 0 ? void 0 : results.get(target);
		if (target !== void 0 && known !== void 0) results.set(target, withEnd(known, end));
	}
}
function partition(items, test) {
	return [items.filter(test), items.filter((item) => !test(item))];
}
function toAwaited({ ready, sent }, settleMs) {
	const { target, forge, traces, prepared, known } = ready;
	const { workflow, ref } = prepared;
	const sinceMs = sent.sinceMs ?? target.checkedAtMs;
	return {
		target,
		forge,
		sought: {
			marker: (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_6__.t)(target),
			traces,
			workflow,
			ref,
			sinceMs,
			untilMs: sinceMs + settleMs
		},
		known,
		runId: sent.run?.id
	};
}
function withEnd(known, { run, failure }) {
	const conclusion = run?.conclusion ?? null;
	const bad = conclusion === null || conclusion === "success" ? failure : notSuccessful(known.target, conclusion, run?.url);
	return {
		...known,
		run: run ?? known.run,
		conclusion,
		failure: bad
	};
}
function notSuccessful(target, conclusion, url) {
	const superseded = conclusion === "superseded";
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${target.images.join(", ") || target.workflow}: its run ended with ${conclusion}${url === void 0 ? "" : `: ${url}`}`, {
		code: `dispatch.run-${conclusion}`,
		hint: superseded ? "A concurrency group cancelled it before any job started; it is no failed attempt, and the next check plans it again." : "Look at the run's log; with a ledger, the next check plans another attempt as long as maxAttempts allows."
	});
}
function unreadable(target) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${target.images.join(", ") || target.repository}: its run cannot be waited for`, {
		code: "forge.no-read-token",
		hint: "A trigger token cannot read pipelines: add a line host=<access token with read_api> to tokens, or leave wait off."
	});
}
// packages/commands/src/dispatch/input-map.ts
/**
* The `inputs` input: a YAML or JSON map of names to plain values, which stay as they are written (`1.10` is not 1.1). The YAML
* parser is loaded here. Throws `Failure` `input.inputs`.
*/
async function parseInputMap(text) {
	if (text === void 0) return {};
	const { isMap, isScalar, parseDocument } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(505)]).then(__webpack_require__.bind(__webpack_require__, 1505));
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
// packages/commands/src/dispatch/targets.ts
/**
* What the entries of `rebuilds` call for. Throws `Failure` `dispatch.state` for an entry whose ledger is not the `state` of this
* step, `dispatch.no-target` for one without a dispatch when the inputs name none.
*/
function toTargets(entries, { inputs, explicit }, deps) {
	const named = (0,_inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_9__.n)(inputs);
	return entries.map((entry) => {
		refuseOtherState(entry, inputs, deps);
		const { key, attempt, dispatch } = entry;
		if (dispatch !== null && named.length > 0) throw (0,_inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_9__.r)(named, key);
		const images = entry.images.map(({ name }) => name);
		const place = dispatch ?? placeFromInputs(inputs, explicit, deps, `rebuilds: the entry for ${images.map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 80)).join(", ")}`);
		const base = causeOf(entry);
		const standard = standardInputs(inputs, `${key}.${attempt}`, {
			base_image: inputs["base-image"] ?? base?.reference ?? "",
			base_digest: base?.current ?? "",
			images: images.join(",")
		});
		const { provider, apiUrl, repository, workflow, ref } = place;
		return {
			provider,
			key,
			attempt,
			images,
			bases: entry.images.flatMap((image) => image.bases),
			reason: entry.reason,
			eventType: inputs["event-type"],
			apiUrl: apiUrl ?? void 0,
			repository,
			workflow,
			ref,
			standard,
			explicit: place.inputs,
			checkedAtMs: Date.parse(entry.checkedAt),
			rebuild: entry
		};
	});
}
/** The one workflow that the inputs name. */
function toSingleTarget({ inputs, explicit }, deps) {
	const place = placeFromInputs(inputs, explicit, deps, "workflow");
	const baseImage = inputs["base-image"] ?? "";
	const key = keyOf(place, baseImage, deps);
	const standard = standardInputs(inputs, `${key}.1`, { base_image: baseImage });
	const { provider, apiUrl, repository, workflow, ref } = place;
	return {
		provider,
		key,
		attempt: 1,
		images: [],
		bases: [],
		reason: null,
		eventType: inputs["event-type"],
		apiUrl: apiUrl ?? void 0,
		repository,
		workflow,
		ref,
		standard,
		explicit,
		checkedAtMs: deps.clock.now(),
		rebuild: void 0
	};
}
function placeFromInputs(inputs, explicit, { environment }, what) {
	const { provider, repository, ref } = inputs;
	const needsNone = provider === "gitlab" || inputs["event-type"] !== void 0;
	const workflow = inputs.workflow ?? (needsNone ? "" : void 0);
	if (workflow === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what} says not where to dispatch to`, {
		code: "dispatch.no-target",
		hint: "Set workflow to the file name of the workflow that builds it; or build it in this job."
	});
	const own = repository ?? environment[provider === "gitlab" ? "CI_PROJECT_PATH" : "GITHUB_REPOSITORY"];
	if (own === void 0 || own === "") throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r("repository is not given, and GITHUB_REPOSITORY is not set", {
		code: "dispatch.no-repository",
		hint: "Set repository to the owner/repo that the workflow is in."
	});
	return {
		provider,
		apiUrl: inputs["api-url"] ?? null,
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
	const own = (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_4__.i)(state);
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
	return (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_10__.t)("sha256").update(situation).digest("hex").slice(0, 16);
}
// packages/commands/src/dispatch/entries.ts
/** What the inputs call for: the entries of `rebuilds` and its files, else the one workflow that they name. Throws `Failure` for what cannot be used. */
async function readTargets(inputs, world) {
	const target = {
		inputs,
		explicit: await parseInputMap(inputs.inputs)
	};
	if (inputs.rebuilds === void 0 && inputs["rebuilds-file"].length === 0) return [toSingleTarget(target, world)];
	const entries = [...inputs.rebuilds ?? [], ...await readFiles(inputs["rebuilds-file"], world.files)];
	return toTargets((0,_inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_9__.i)(entries), target, world);
}
async function readFiles(patterns, files) {
	const entries = [];
	const failures = [];
	for (const pattern of patterns) try {
		for (const path of await findFiles(pattern, files)) {
			const content = await files.read(path);
			entries.push(...(0,_inputs_B_lY7p4t_js__WEBPACK_IMPORTED_MODULE_9__.a)(content?.toString("utf8") ?? "", path));
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
// packages/commands/src/dispatch/notes.ts
/** @param hasLedger whether claims are kept, so that less is weaker where runs show no key */
function createNotes(log, hasLedger) {
	const said = /* @__PURE__ */ new Set();
	const once = (text, say) => {
		if (!said.has(text)) say(text);
		said.add(text);
	};
	const leftOut = ({ what }, names) => {
		if (names.length === 0) return;
		const list = names.map((name) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 80)).join(", ");
		once(`${what}: left out ${list}, which the workflow does not declare.`, log.notice);
	};
	return {
		leftOut,
		explain(prepared, marked) {
			leftOut(prepared, prepared.leftOut);
			if (marked || prepared.unreadable !== void 0) return;
			const weaker = hasLedger ? "after a lost answer, the only new run of the workflow is taken for it, and with several it stays unknown which one started" : "a second dispatch of the same rebuild would not be noticed, and after a lost answer the only new run of the workflow is taken for it";
			once(`${prepared.what}: its run-name does not show the input rebuild_key, so its runs cannot be told apart: ${weaker}.`, log.info);
		},
		unreadable({ message, hint }) {
			once(`${message}; all inputs were sent without knowing which ones it declares. ${hint ?? ""}`, log.warning);
		},
		unlisted(repository, { message }) {
			once(`${repository}: its runs cannot be listed, so an earlier dispatch of the same rebuild would not be noticed (${message}).`, log.warning);
		}
	};
}
// packages/commands/src/dispatch/preparation.ts
/**
* Finds out what the dispatch of each target would send, and whether a run of it is there: one read for each workflow, one list of runs for each repository. What is wrong
* with a target is in `results`, and stops no other; after a rate limit nothing more is asked of that server.
*/
async function prepareTargets(targets, inputs, deps, results) {
	const notes = createNotes(deps.log, deps.store !== void 0);
	const listKnown = createLists(Math.min(...targets.map((target) => target.checkedAtMs)) - inputs["max-age"], notes);
	const limits = /* @__PURE__ */ new Map();
	const prepared = [];
	for (const target of targets) try {
		refuseStale(target, inputs["max-age"], deps.clock.now());
		const limit = limits.get(placeOf(target));
		if (limit !== void 0) throw limitedBefore(target, limit);
		prepared.push(await prepareOne(target, inputs, deps, {
			notes,
			listKnown
		}));
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		if ((0,_src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_11__.a)(error)) limits.set(placeOf(target), error);
		results.set(target, {
			target,
			status: (0,_src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_11__.a)(error) ? "deferred" : "failed",
			failure: error
		});
	}
	return prepared;
}
async function prepareOne(target, inputs, { openForge }, { notes, listKnown }) {
	const forge = await openForge(target);
	const prepared = await forge.prepareDispatch(toRequest(target, inputs));
	const marked = prepared.declaration?.titleShowsKey === true;
	notes.explain(prepared, marked);
	if (prepared.unreadable !== void 0) notes.unreadable(prepared.unreadable);
	const runs = inputs["dry-run"] ? [] : await listKnown(forge, target.repository);
	const actor = marked || inputs["dry-run"] ? void 0 : await fetchActor(forge);
	return {
		target,
		forge,
		prepared,
		traces: {
			marked,
			event: prepared.event,
			actor: actor ?? null
		},
		known: new Set(runs.map(({ id }) => id)),
		earlier: findEarlier(runs, target)
	};
}
/** This attempt's run, whatever became of it, or another attempt's at the same key that is not over. */
function findEarlier(runs, { key, attempt }) {
	return runs.find((run) => (0,_settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_5__.o)(run, `${key}.${attempt}`)) ?? runs.find((run) => run.status !== "completed" && (0,_settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_5__.i)(run, key));
}
/** Lists the runs of a repository once; where they cannot be read, the log says what is weaker for it. */
function createLists(sinceMs, notes) {
	const lists = /* @__PURE__ */ new Map();
	return (forge, repository) => {
		const id = `${forge.apiUrl} ${repository.toLowerCase()}`;
		const list = lists.get(id) ?? listKnown(forge, repository, sinceMs, notes);
		lists.set(id, list);
		return list;
	};
}
async function listKnown(forge, repository, sinceMs, notes) {
	if (!forge.canReadRuns) return [];
	try {
		return (await forge.listRuns({
			repository,
			sinceMs,
			maxPages: 3
		})).runs;
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) || (0,_src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_11__.a)(error)) throw error;
		notes.unlisted(repository, error);
		return [];
	}
}
async function fetchActor(forge) {
	try {
		return await forge.fetchActor();
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return;
	}
}
function placeOf({ provider, apiUrl }) {
	return `${provider} ${apiUrl ?? ""}`;
}
function toRequest(target, inputs) {
	const { repository, workflow, ref, standard, explicit, key, attempt, eventType } = target;
	return {
		repository,
		workflow,
		ref,
		standard,
		explicit,
		strict: inputs["strict-inputs"],
		marker: `${key}.${attempt}`,
		eventType
	};
}
// packages/commands/src/dispatch/search.ts
const FIRST_LOOK_MS = 2e3;
const LONGEST_LOOK_MS = 15e3;
/** @returns a search that remembers nothing yet */
function createSearch(options, { clock, signal }) {
	const named = /* @__PURE__ */ new Set();
	const unnamed = [];
	return {
		remember(ready, { run, sinceMs = 0, sentAtMs = 0 }) {
			if (run !== void 0) named.add(run.id);
			else unnamed.push({
				ready,
				sought: {
					...toSought(ready, {
						sinceMs,
						sentAtMs
					}),
					started: true
				}
			});
		},
		async lookForRun(ready, span) {
			const deadlineMs = clock.monotonicMs() + options.reconcileTimeoutMs;
			let looked;
			for (let pauseMs = FIRST_LOOK_MS;; pauseMs = Math.min(pauseMs * 2, LONGEST_LOOK_MS)) {
				const look = await lookOnce(ready, span);
				looked = look === void 0 ? looked : {
					...look,
					firstReadAtMs: looked?.firstReadAtMs ?? look.list.readAtMs
				};
				const leftMs = deadlineMs - clock.monotonicMs();
				if (looked?.sighting.kind === "found" || leftMs <= 0 || signal.aborted) return looked;
				await sleepUnlessStopped(clock, Math.min(pauseMs, leftMs), signal);
			}
		}
	};
	/** `undefined` while the list cannot be read: what broke the dispatch may well break this, too, for a while. */
	async function lookOnce(ready, span) {
		const { forge, prepared, known } = ready;
		const { repository } = prepared.request;
		const rivals = unnamed.filter((other) => other.ready.forge === forge && other.ready.target.repository === repository);
		const soughts = [toSought(ready, span), ...rivals.map(({ sought }) => sought)];
		const sinceMs = Math.min(...soughts.map((sought) => sought.sinceMs));
		try {
			const list = await forge.listRuns({
				repository,
				sinceMs,
				once: true
			});
			const taken = /* @__PURE__ */ new Set([...known, ...named]);
			const [sighting] = await (0,_settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_5__.r)(forge, repository, list.runs, soughts, taken);
			return sighting === void 0 ? void 0 : {
				list,
				sighting
			};
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
			return;
		}
	}
	function toSought({ prepared, traces }, { sinceMs, sentAtMs }) {
		const { workflow, ref, request } = prepared;
		return {
			marker: request.marker,
			traces,
			workflow,
			ref,
			sinceMs,
			untilMs: sentAtMs + options.settleMs
		};
	}
}
/** What a look has shown, as the end of a message. `no-token`: nobody could look. */
function describeLook(looked, { reconcileTimeoutMs }) {
	if (looked === "no-token") return "; no token here may read its runs";
	if (looked === void 0) return "; its runs could not be listed";
	if (looked.sighting.kind === "several") return `; ${looked.sighting.runs.length} runs could be it: ${looked.sighting.runs.map(({ url }) => url).join(", ")}`;
	return `; no run of it was seen within ${reconcileTimeoutMs / 1e3} s`;
}
// packages/commands/src/dispatch/sender.ts
const MOST_TRIES = 4;
const RECONNECT = {
	attempts: MOST_TRIES,
	baseMs: 1e3,
	capMs: 1e4,
	budgetMs: 6e4
};
/**
* Yields the function that sends one target after the other: paced, each at most once, a safe rejection again after its wait, and an ambiguous failure looked for instead.
* After a limit that is longer than the budget nothing more goes to that server. It throws no `Failure`.
*/
function createSender(options, { clock, random, signal, log }) {
	const limits = /* @__PURE__ */ new Map();
	const search = createSearch(options, {
		clock,
		signal
	});
	let lastSentMs = Number.NEGATIVE_INFINITY;
	let limitLeftMs = options.limitBudgetMs;
	return async (ready) => {
		const sent = await send(ready);
		if (sent.status === "dispatched") search.remember(ready, sent);
		return sent;
	};
	/** @param before the ambiguous dispatch that this one follows */
	async function send(ready, before) {
		const { target, forge, prepared, lease } = ready;
		for (let tries = 1;; tries += 1) {
			const limit = limits.get(forge.apiUrl);
			if (limit !== void 0) return {
				status: "deferred",
				failure: limitedBefore(target, limit)
			};
			await sleep(lastSentMs + options.writeIntervalMs - clock.monotonicMs());
			if (signal.aborted) return {
				status: "deferred",
				failure: stoppedBefore(target)
			};
			if (lease.isOver()) return {
				status: "deferred",
				failure: leaseSpent(target)
			};
			lastSentMs = clock.monotonicMs();
			const sinceMs = before?.sinceMs ?? forge.serverTimeMs() ?? clock.now();
			const result = await forge.sendDispatch(prepared);
			const sentAtMs = Math.max(clock.now(), forge.serverTimeMs() ?? 0);
			if (result.kind === "accepted") return {
				status: "dispatched",
				run: result.run,
				leftOut: result.leftOut,
				sinceMs,
				sentAtMs
			};
			if (result.kind === "ambiguous") return reconcile(ready, result.failure, {
				sinceMs,
				sentAtMs
			}, before === void 0);
			const { again, failure } = result;
			if (again === void 0) return {
				status: "failed",
				failure
			};
			const waitMs = waitFor(again, tries);
			if (!mayWait(again, waitMs, tries, lease)) return giveUp(forge, again, failure);
			if (again.reason === "limit") {
				limitLeftMs -= waitMs;
				log.info(`${prepared.what}: ${failure.message}; waiting ${Math.ceil(waitMs / 1e3)} s`);
			}
			await sleep(waitMs);
		}
	}
	function waitFor({ afterMs, stated }, tries) {
		if (stated) return afterMs;
		return Math.max(afterMs * 2 ** (tries - 1), (0,_retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_13__.t)(RECONNECT, tries - 1, random));
	}
	function mayWait({ reason }, waitMs, tries, lease) {
		if (reason === "stopped" || tries >= MOST_TRIES || lease.isOver(waitMs)) return false;
		return reason !== "limit" || waitMs <= limitLeftMs;
	}
	function giveUp(forge, { reason }, failure) {
		if (reason === "connection") return {
			status: "failed",
			failure
		};
		if (reason === "limit") limits.set(forge.apiUrl, failure);
		return {
			status: "deferred",
			failure
		};
	}
	async function reconcile(ready, cause, { sinceMs, sentAtMs }, mayRepeat) {
		const { target, forge, prepared } = ready;
		const looked = forge.canReadRuns ? await search.lookForRun(ready, {
			sinceMs,
			sentAtMs
		}) : "no-token";
		const isSeen = typeof looked === "object";
		const span = {
			sinceMs,
			sentAtMs: Math.max(sentAtMs, isSeen ? looked.firstReadAtMs : 0)
		};
		if (isSeen && looked.sighting.kind === "found") {
			const { id, url } = looked.sighting.run;
			return {
				status: "dispatched",
				run: {
					id,
					url
				},
				leftOut: [],
				...span
			};
		}
		const isAbsent = isSeen && looked.sighting.kind === "absent" && looked.list.complete;
		if (isAbsent && looked.list.readAtMs >= span.sentAtMs + options.settleMs) return {
			status: "not-started",
			failure: provablyNotStarted(target, cause),
			...span
		};
		if (isAbsent && mayRepeat && options.onAmbiguous === "retry" && !signal.aborted) {
			log.info(`${prepared.what}: no run was seen; sent once more, as on-ambiguous says`);
			const again = await send(ready, { sinceMs });
			return again.status === "dispatched" || again.status === "unknown" ? again : {
				status: "unknown",
				failure: ambiguous(ready, cause, describeLook(looked, options)),
				...span
			};
		}
		return {
			status: "unknown",
			failure: ambiguous(ready, cause, describeLook(looked, options)),
			...span
		};
	}
	function sleep(ms) {
		return sleepUnlessStopped(clock, ms, signal);
	}
}
// packages/commands/src/dispatch/sending.ts
/** The most that a run waits for rate limits; what takes longer is left to the next schedule. */
const LIMIT_BUDGET_MS = 18e4;
/** Sends one target after the other, with a line in the log for each, and notes what came of it. */
async function sendAll(ready, inputs, deps, results) {
	const notes = createNotes(deps.log, deps.store !== void 0);
	const send = createSender({
		writeIntervalMs: inputs["write-interval"],
		reconcileTimeoutMs: inputs["reconcile-timeout"],
		settleMs: inputs.settle,
		onAmbiguous: inputs["on-ambiguous"],
		limitBudgetMs: LIMIT_BUDGET_MS
	}, deps);
	const dispatched = [];
	for (const [index, one] of ready.entries()) {
		const sent = await send(one);
		const { target, prepared } = one;
		const status = sent.status === "not-started" ? "failed" : sent.status;
		results.set(target, {
			target,
			status,
			run: sent.run,
			failure: sent.failure
		});
		dispatched.push({
			ready: one,
			sent
		});
		notes.leftOut(prepared, sent.leftOut ?? []);
		const place = ready.length > 1 ? `${index + 1}/${ready.length} ` : "";
		deps.log.info(`${place}${prepared.what}: ${describe$1(sent)}`);
	}
	return dispatched;
}
function describe$1({ status, run, failure }) {
	if (status !== "dispatched") return failure === void 0 ? status : `${status}, ${failure.message}`;
	return `dispatched, ${run?.url ?? "in a run that this server does not name"}`;
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
	return `### ${dryRun ? "Dry run: nothing was dispatched" : `Rebuilds: ${counts.join(", ")}`}\n\n${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_12__.i)([
		"Image",
		"Workflow",
		"Status",
		"Run"
	], attempted.map(toRow))}`;
}
function toRow({ target, status, run, failure }) {
	const ref = target.ref === void 0 ? "" : `@${target.ref}`;
	const images = target.images.length === 0 ? "–" : (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_12__.r)(target.images.join(", "));
	const outcome = run === void 0 ? describe(failure) : (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_12__.n)(String(run.id), run.url);
	return [
		images,
		(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_12__.t)(`${target.repository} ${target.workflow}${ref}`),
		status,
		outcome
	];
}
function describe(failure) {
	if (failure === void 0) return "started; this server does not name the run";
	return `${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_12__.r)(failure.message)} ${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_12__.r)(failure.hint ?? "", 600)}`.trim();
}
// packages/commands/src/dispatch/run-dispatch.ts
const WITHOUT_LEDGER = "There is no ledger (state): what was dispatched before is known by the runs that the lists show, so two steps at the same moment may both dispatch, and no later run settles what stays unknown.";
/**
* Dispatches the rebuilds that the inputs name, each at most once: prepared, claimed together in one commit, sent one after the other, recorded together in another. What
* goes wrong with one target is in the outcome, and stops no other. Throws `Failure` when the inputs or the ledger cannot be used: nothing was sent then.
*/
async function runDispatch(inputs, deps) {
	const targets = await readTargets(inputs, deps);
	if (targets.length === 0) deps.log.info("There is nothing to dispatch.");
	const { attempted, failures } = await dispatchAll(targets, inputs, deps);
	const undelivered = await deps.notify(attempted, failures);
	return {
		outputs: toOutputs(attempted),
		failures: [
			...toFailures(attempted),
			...failures,
			...undelivered
		],
		summary: writeSummary(attempted, inputs["dry-run"])
	};
}
async function dispatchAll(targets, inputs, deps) {
	const { store, clock, log } = deps;
	if (targets.length === 0) return {
		attempted: [],
		failures: []
	};
	const results = /* @__PURE__ */ new Map();
	const isReal = store !== void 0 && !inputs["dry-run"];
	const settled = isReal ? await (0,_settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_5__.n)(store, targets, deps) : void 0;
	const attempted = () => targets.flatMap((target) => withRequester(results.get(target), settled));
	const claims = isReal ? createClaims(store, nameOwner(deps), inputs.settle, settled) : void 0;
	const ready = await admit(chooseSendable(await prepareTargets(targets, inputs, deps, results), inputs, deps.log, results), claims, clock, results);
	if (store === void 0 && ready.length > 0) log.info(WITHOUT_LEDGER);
	const sent = await sendAll(ready, inputs, deps, results);
	const failures = await conclude(sent, claims, deps);
	if (inputs.wait) {
		deps.announce(toOutputs(attempted()));
		await awaitDispatched(sent, inputs, deps, results);
	}
	return {
		attempted: attempted(),
		failures
	};
}
function withRequester(result, settled) {
	if (result === void 0) return [];
	const { images, reason } = result.target;
	return [{
		...result,
		requestedBy: reason === null ? void 0 : settled?.forcedBy(images)
	}];
}
/** The run, with a part of its own for each process: two jobs of a run may dispatch at once. */
function nameOwner({ environment, random }) {
	return `${environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || "local"}/${Math.floor(random() * 2 ** 32).toString(16)}`;
}
async function conclude(sent, claims, { clock }) {
	if (claims === void 0 || sent.length === 0) return [];
	try {
		await claims.conclude(sent.map((one) => ({
			target: one.ready.target,
			sent: one.sent
		})), clock.now());
		return [];
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error).map(unrecorded);
	}
}
function unrecorded(failure) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`what was dispatched could not be recorded: ${failure.message}`, {
		code: failure.code,
		hint: `${failure.hint ?? ""} The claims are recorded: the next check finds the runs and settles them.`.trim(),
		cause: failure
	});
}
// packages/commands/src/dispatch/run-in-world.ts
const COMMAND = "dispatch-rebuild";
const SETTINGS = {
	command: COMMAND,
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
	try {
		return await dispatchInWorld(inputs, world);
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) await notify(inputs, toRunReport([], (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error), world), world);
		throw error;
	}
}
async function dispatchInWorld(inputs, world) {
	const settings = {
		...SETTINGS,
		budgetMs: SETTINGS.budgetMs + (inputs.wait ? inputs["wait-timeout"] : 0)
	};
	return runDispatch(inputs, {
		...world,
		openForge: (0,_forges_GwnLsAer_js__WEBPACK_IMPORTED_MODULE_2__.t)(inputs, world, async () => (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_3__.t)(world, settings), COMMAND),
		store: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_4__.t)(inputs.state, {
			world,
			stateToken: inputs["state-token"],
			tokens: inputs.tokens
		}),
		async notify(attempted, failures) {
			return (await notify(inputs, toRunReport(attempted.map(toReported), failures, world), world)).failures;
		}
	});
}
function toReported(attempted) {
	const { provider, repository, workflow, ref, rebuild } = attempted.target;
	const place = {
		provider,
		repository,
		workflow: workflow === "" ? null : workflow,
		ref
	};
	return {
		result: toEntry(attempted),
		place,
		rebuild,
		requestedBy: attempted.requestedBy
	};
}



/***/ })

};
