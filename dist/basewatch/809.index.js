export const id = 809;
export const ids = [809];
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

/***/ 898:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ readJson)
/* harmony export */ });
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(917);
/* harmony import */ var _transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(294);


// packages/http/src/json.ts
const MAX_DEPTH = 500;
/**
* An answer's body as JSON (https://www.rfc-editor.org/rfc/rfc8259), without `__proto__` keys, to be parsed by a schema. Throws
* `http.malformed` when it is none, or is nested more than 500 deep.
* @param what the answer's name in the message, e.g. "the token server's answer"
*/
function readJson(response, what) {
	const text = new TextDecoder().decode(response.body);
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		const line = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.t)(text);
		throw createMalformed(response, what, line === "" ? "is empty, and not JSON" : `is not JSON: ${line}`);
	}
	if (!cleanTree(value)) throw createMalformed(response, what, `is nested more than ${MAX_DEPTH} deep`);
	return value;
}
/** Removes keys that would set a prototype when the value is copied; false when it is nested too deep. */
function cleanTree(root) {
	let level = [root];
	for (let depth = 0; level.length > 0; depth += 1) {
		if (depth > MAX_DEPTH) return false;
		level = level.flatMap(cleanNode);
	}
	return true;
}
function cleanNode(node) {
	if (typeof node !== "object" || node === null) return [];
	if (!Array.isArray(node)) Reflect.deleteProperty(node, "__proto__");
	return Object.values(node);
}
function createMalformed(response, what, why) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_0__.i(`${what} (${response.status} of ${(0,_transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_1__.s)(response.url)}) ${why}`, {
		code: "http.malformed",
		hint: "Check that the URL is that of the service that is meant, and that no proxy or login page answers for it"
	});
}



/***/ }),

/***/ 646:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheck: () => (/* binding */ runCheck)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(690);
/* harmony import */ var _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(917);
/* harmony import */ var _file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(505);
/* harmony import */ var _reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(757);
/* harmony import */ var _delay_D1uFCXHC_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(507);
/* harmony import */ var _digest_Bo1AnMAU_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(354);
/* harmony import */ var _github_DWb02eKa_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(383);
/* harmony import */ var _registries_L_AV4acw_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(422);
/* harmony import */ var _transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(294);
/* harmony import */ var _platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(179);
/* harmony import */ var _mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(336);
/* harmony import */ var _markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(716);












// packages/image/src/familiar.ts
/**
* A reference as people write it, and as BuildKit looks up named contexts
* (https://github.com/moby/buildkit/blob/master/frontend/dockerui/namedcontext.go): without `docker.io/`, `library/` and `:latest`, and without a digest.
*/
function familiarName({ registry, repository, tag }) {
	const name = registry === "docker.io" ? repository.replace(/^library\/(?=[^/]+$)/u, "") : `${registry}/${repository}`;
	return tag === void 0 || tag === "latest" ? name : `${name}:${tag}`;
}
// packages/image/src/platform-match.ts
/**
* Whether two platforms are the same, whatever their spelling. Windows versions are compared down to the build
* (`10.0.20348`), and only where both sides name one.
*/
function samePlatform(left, right) {
	const [one, other] = [(0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.n)(left), (0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.n)(right)];
	return one.os === other.os && one.architecture === other.architecture && one.variant === other.variant && sameBuild(one.osVersion, other.osVersion);
}
/**
* The candidate that a builder takes for a platform: the platform itself, else the nearest older one that runs there (arm/v7 runs
* arm/v6, amd64 runs 386); `undefined` when there is none (https://github.com/containerd/platforms/blob/main/compare.go).
*/
function selectPlatform(wanted, candidates) {
	for (const runnable of runnablePlatforms((0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.n)(wanted))) {
		const found = candidates.find((candidate) => samePlatform(runnable, candidate));
		if (found !== void 0) return found;
	}
}
function sameBuild(left, right) {
	return left === void 0 || right === void 0 || buildOf(left) === buildOf(right);
}
function buildOf(version) {
	return version.split(".", 3).join(".");
}
/** What runs on a platform, best first, the platform itself included. */
function runnablePlatforms(platform) {
	const { architecture, variant, ...rest } = platform;
	const level = Number(/^v(\d)$/u.exec(variant ?? "")?.[1] ?? 0);
	const older = (name, from, to) => countDown(from, to).map((number) => ({
		...rest,
		architecture: name,
		variant: `v${number}`
	}));
	if (architecture === "amd64") return [
		platform,
		...older("amd64", level - 1, 1),
		{
			...rest,
			architecture: "386"
		}
	];
	if (architecture === "arm") return [platform, ...older("arm", level - 1, 5)];
	if (architecture === "arm64") return [
		platform,
		...older("arm64", level - 1, 8),
		...older("arm", 8, 5)
	];
	return [platform];
}
function countDown(from, to) {
	return Array.from({ length: Math.max(0, from - to + 1) }, (_, index) => from - index);
}
// packages/plan/src/decide.ts
/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due waits for it. */
function decideImages(request) {
	const byReference = new Map(request.images.map((image) => [(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.reference), image]));
	const planned = /* @__PURE__ */ new Map();
	const cycles = [];
	const decide = (image, path) => {
		const known = planned.get(image.name);
		if (known !== void 0) return known;
		const trail = [...path, image.name];
		const upstreams = [];
		for (const upstream of upstreamsOf(image, byReference)) if (trail.includes(upstream.name)) cycles.push([...trail.slice(trail.indexOf(upstream.name)), upstream.name]);
		else upstreams.push(decide(upstream, trail));
		const result = decideImage(image, upstreams, request);
		planned.set(image.name, result);
		return result;
	};
	return {
		images: request.images.map((image) => decide(image, [])),
		cycles
	};
}
function upstreamsOf(image, byReference) {
	const found = image.bases.map((base) => byReference.get((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)));
	return [...new Set(found)].filter((upstream) => upstream !== void 0);
}
function decideImage(image, upstreams, request) {
	const causes = image.bases.filter((base) => base.verdict === "changed" && !base.movedPastPin);
	const plan = (decision, dueAtMs, waitsFor = []) => ({
		observation: image,
		decision,
		dueAt: dueAtMs === void 0 ? null : new Date(dueAtMs).toISOString(),
		causes,
		waitsFor
	});
	const force = request.force ?? request.ledger.images[image.name]?.forced ?? void 0;
	const forcedUnchanged = force?.unchangedToo === true && image.verdict !== "unknown";
	if (image.verdict !== "changed" && !forcedUnchanged) return plan("none");
	if (!image.rebuildable) return plan("hold:watch-only");
	if (causes.length === 0 && image.bases.some((base) => base.movedPastPin) && !forcedUnchanged) return plan("hold:pinned");
	if (force === void 0) {
		if (!image.autoRebuild) return plan("hold:disabled");
		const dueAtMs = dueTime(image, causes, request);
		if (dueAtMs > request.nowMs) return plan("wait:delay", dueAtMs);
	}
	const waitsFor = upstreams.filter(isUnderWay).map((upstream) => upstream.observation.name);
	const mayWait = force === void 0 || request.remembered;
	return waitsFor.length > 0 && mayWait ? plan("wait:upstream", void 0, waitsFor) : plan("rebuild");
}
function isUnderWay(upstream) {
	return upstream.decision === "rebuild" || upstream.decision === "wait:upstream";
}
/** The earliest time at which one of the moves has waited its delay. An image without causes (never published) is due at once. */
function dueTime(image, causes, request) {
	const pending = request.ledger.images[image.name]?.pendingSince ?? {};
	const times = causes.map((base) => {
		const name = (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
		const since = pending[name];
		return (since === void 0 ? request.nowMs : Date.parse(since)) + (0,_delay_D1uFCXHC_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.rebuildDelay, name);
	});
	return times.length === 0 ? request.nowMs : Math.min(...times);
}
// packages/plan/src/rebuilds.ts
/** The rebuilds that are due: images with the same dispatch and inputs share one. */
function listRebuilds(request) {
	return [...Map.groupBy(request.planned.filter((image) => image.decision === "rebuild"), (image) => groupName(image)).values()].map((group) => toRebuild(group, request));
}
function groupName({ observation }) {
	const { dispatch } = observation;
	return dispatch === null ? `image ${observation.name}` : JSON.stringify([spellDispatch(dispatch), sorted(dispatch.inputs)]);
}
function toRebuild(group, request) {
	const images = group.map((image) => ({
		name: image.observation.name,
		reference: (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.observation.reference),
		bases: image.causes.map((base) => toBase(base, request.ledger))
	}));
	const dispatch = group[0]?.observation.dispatch ?? null;
	return {
		key: idempotencyKey(dispatch, group, request),
		attempt: 1,
		reason: forceOf(group, request)?.reason ?? null,
		checkedAt: request.checkedAt,
		ledger: request.state,
		dispatch,
		images
	};
}
function toBase(base, ledger) {
	const name = (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
	return {
		reference: name,
		role: base.role,
		previous: base.previous,
		current: base.current ?? null,
		evidence: base.evidence ?? null,
		firstSeenAt: ledger.bases[name]?.firstSeenAt ?? null
	};
}
function forceOf(group, request) {
	const recorded = group.map((image) => request.ledger.images[image.observation.name]?.forced ?? void 0);
	return request.force ?? recorded.find((forced) => forced !== void 0);
}
/**
* 16 hex digits that are the same for the same situation on every machine: the dispatch without its inputs, and for each image its name,
* its changed references with their current digests, and its episode; with a forced request, also the id of the run that forced it.
*/
function idempotencyKey(dispatch, group, request) {
	const images = group.map((image) => [
		image.observation.name,
		image.causes.map((base) => `${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}@${base.current ?? ""}`).toSorted(),
		request.ledger.images[image.observation.name]?.episode ?? 0
	]);
	const situation = JSON.stringify([
		dispatch === null ? null : spellDispatch(dispatch),
		images.toSorted((left, right) => String(left[0]) < String(right[0]) ? -1 : 1),
		forceOf(group, request)?.runId ?? null
	]);
	return (0,_digest_Bo1AnMAU_js__WEBPACK_IMPORTED_MODULE_5__.t)(Buffer.from(situation)).slice(7, 23);
}
function spellDispatch({ provider, apiUrl, repository, workflow, ref }) {
	return [
		provider,
		apiUrl,
		repository,
		workflow,
		ref
	];
}
function sorted(map) {
	return Object.entries(map).toSorted(([left], [right]) => left < right ? -1 : 1);
}
// packages/plan/src/remember.ts
/**
* The ledger after a run has seen `observations` at `at` (ISO 8601): when each base's digest was first seen, since when each
* image's move waits, and how often it went from proven unchanged to changed. An `unknown` verdict neither starts nor ends anything.
*/
function rememberObservations(ledger, observations, at) {
	const bases = { ...ledger.bases };
	for (const base of observations.flatMap((observation) => observation.bases)) {
		if (base.current === void 0 || base.pinned) continue;
		const name = (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
		bases[name] = (0,_github_DWb02eKa_js__WEBPACK_IMPORTED_MODULE_6__.r)(bases[name], base.current, at);
	}
	const images = { ...ledger.images };
	for (const observation of observations) images[observation.name] = rememberImage(images[observation.name], observation, bases, at);
	return {
		...ledger,
		bases,
		images
	};
}
function rememberImage(record, observation, bases, at) {
	const { verdict } = observation;
	const startsEpisode = verdict === "changed" && record?.proven === "unchanged";
	return {
		...record,
		reference: (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(observation.reference),
		digest: observation.digest ?? record?.digest ?? null,
		verdict,
		proven: verdict === "unknown" ? record?.proven ?? null : verdict,
		unknownSince: verdict === "unknown" ? record?.unknownSince ?? at : null,
		decision: record?.decision ?? "none",
		dueAt: record?.dueAt ?? null,
		episode: (record?.episode ?? 0) + (startsEpisode ? 1 : 0),
		pendingSince: pendingSince(record?.pendingSince ?? {}, observation.bases, bases, at),
		forced: stillForced(record, observation.digest),
		dispatches: record?.dispatches ?? []
	};
}
function pendingSince(before, observed, bases, at) {
	const pending = {};
	for (const base of observed) {
		const name = (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference);
		const since = before[name];
		if (base.verdict === "unknown" && since !== void 0) pending[name] = since;
		if (base.verdict === "changed") pending[name] = since ?? firstMoveAt(bases[name], base.previous) ?? at;
	}
	return pending;
}
/** When the tag first moved away from what an image was built on, as far as its history reaches. */
function firstMoveAt(record, previous) {
	const builtOn = record?.history.findLastIndex((seen) => previous.includes(seen.digest)) ?? -1;
	return (builtOn === -1 ? void 0 : record?.history[builtOn + 1])?.firstSeenAt ?? record?.firstSeenAt;
}
function stillForced(record, digest) {
	const forced = record?.forced ?? null;
	return digest !== void 0 && forced !== null && digest !== forced.imageDigest ? null : forced;
}
// packages/plan/src/plan.ts
/** Verdicts, policy, ledger and clock in; decisions, rebuilds and the next ledger out. Pure: the same request gives the same plan. */
function planRebuilds(request) {
	const checkedAt = new Date(request.nowMs).toISOString();
	const seen = rememberObservations(request.ledger, request.images, checkedAt);
	const { images, cycles } = decideImages({
		...request,
		ledger: seen,
		remembered: request.state !== null
	});
	return {
		images,
		rebuilds: listRebuilds({
			planned: images,
			ledger: seen,
			checkedAt,
			state: request.state,
			force: request.force
		}),
		cycles,
		ledger: recordDecisions(seen, images, request.force, checkedAt)
	};
}
function recordDecisions(ledger, planned, force, at) {
	const images = { ...ledger.images };
	const covered = force === void 0 ? /* @__PURE__ */ new Set() : coveredByForce(planned);
	for (const image of planned) {
		const { name } = image.observation;
		const record = images[name];
		if (record === void 0) continue;
		const forced = force !== void 0 && covered.has(name) ? recordForce(force, image, at) : record.forced;
		images[name] = {
			...record,
			decision: image.decision,
			dueAt: image.dueAt,
			forced
		};
	}
	return {
		...ledger,
		images
	};
}
function recordForce(force, image, at) {
	const { by, reason, runId } = force;
	return {
		at,
		by,
		reason,
		runId,
		unchangedToo: force.unchangedToo && image.decision !== "none",
		imageDigest: image.observation.digest ?? null
	};
}
/** The images that are rebuilt by force, and all that are built on them, however deep. */
function coveredByForce(planned) {
	const forced = planned.filter((image) => image.decision === "rebuild");
	return new Set(withDependents(forced.map((image) => image.observation), planned.map((image) => image.observation)));
}
/** The names of `images` and of every one among `all` that is built on them, directly or through others. */
function withDependents(images, all) {
	const names = new Set(images.map((image) => image.name));
	for (let size = -1; size !== names.size;) {
		size = names.size;
		const references = new Set(all.filter((image) => names.has(image.name)).map((image) => (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.reference)));
		for (const image of all) if (image.bases.some((base) => references.has((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)))) names.add(image.name);
	}
	return [...names];
}
// packages/commands/src/check/checkout.ts
const API = "https://api.github.com";
/** Reads what the runner's environment, its event and the checkout's own HEAD say. */
async function describeCheckout({ environment, files }) {
	const event = await readEvent(environment["GITHUB_EVENT_PATH"], files);
	const runnerBranch = environment["GITHUB_REF_TYPE"] === "branch" ? environment["GITHUB_REF_NAME"] : void 0;
	return {
		apiUrl: environment["GITHUB_API_URL"] || API,
		repository: environment["GITHUB_REPOSITORY"] || void 0,
		branch: await readHead(files) ?? runnerBranch,
		defaultBranch: event
	};
}
/** Whether the Dockerfile of a source may be read from the workspace: same repository, same branch, as far as anything says. */
function isCheckoutOf(checkout, source) {
	const { apiUrl = checkout.apiUrl, repo = checkout.repository } = source;
	if (apiUrl !== checkout.apiUrl || repo?.toLowerCase() !== checkout.repository?.toLowerCase()) return false;
	const wanted = source.branch ?? checkout.defaultBranch;
	return wanted === void 0 || checkout.branch === void 0 || wanted === checkout.branch;
}
async function readEvent(path, files) {
	const bytes = path ? await files.read(path) : void 0;
	if (bytes === void 0) return void 0;
	try {
		const branch = JSON.parse(bytes.toString("utf8"))?.repository?.default_branch;
		return typeof branch === "string" ? branch : void 0;
	} catch {
		return;
	}
}
async function readHead(files) {
	const head = await files.read(".git/HEAD");
	return /^ref: refs\/heads\/(.+)\n?$/u.exec(head?.toString("utf8") ?? "")?.[1];
}
// packages/commands/src/check/connections.ts
const SETTINGS = {
	command: "check-base-digest",
	policy: {
		attempts: 4,
		baseMs: 500,
		capMs: 8e3,
		budgetMs: 6e4
	},
	timeoutMs: 3e4,
	budgetMs: 12e5
};
/** The registries of a run, behind one client. Throws `Failure` for docker's configuration. */
async function openRegistry(inputs, subjects, world) {
	const transport = (0,_transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_8__.n)(world, {
		...SETTINGS,
		concurrency: inputs.concurrency,
		hostConcurrency: subjects.hostConcurrency
	});
	const realms = Map.groupBy(inputs["trusted-realms"], (realm) => realm.registry);
	return (0,_registries_L_AV4acw_js__WEBPACK_IMPORTED_MODULE_7__.n)({
		transport,
		clock: world.clock,
		redactor: world.redactor,
		credentials: await (0,_registries_L_AV4acw_js__WEBPACK_IMPORTED_MODULE_7__.t)(world, inputs["docker-config"], inputs["github-token"]),
		insecureRegistries: [...inputs["insecure-registries"], ...subjects.insecureRegistries],
		trustedRealms: new Map([...realms].map(([registry, list]) => [registry, list.map((realm) => realm.origin)]))
	});
}
/**
* Yields the GitHub of a source: one client for each repository, whose token may be bound to it and whose files are asked for together. All of
* them share one transport. Rejects as `openGithub` does.
*/
function createGithubs(inputs, world) {
	const known = /* @__PURE__ */ new Map();
	let transport;
	return ({ apiUrl, repo }) => {
		const repository = repo ?? world.environment["GITHUB_REPOSITORY"];
		const key = JSON.stringify([apiUrl ?? null, repository?.toLowerCase()]);
		transport ??= (0,_transport_D_nzcB8K_js__WEBPACK_IMPORTED_MODULE_8__.t)(world, {
			...SETTINGS,
			concurrency: inputs.concurrency
		});
		const github = known.get(key) ?? (0,_github_DWb02eKa_js__WEBPACK_IMPORTED_MODULE_6__.t)({
			apiUrl,
			repository,
			command: SETTINGS.command
		}, inputs, world, transport);
		known.set(key, github);
		return github;
	};
}
// packages/commands/src/check/dockerfiles.ts
const NONE = {
	text: void 0,
	error: void 0,
	ref: void 0
};
/**
* The Dockerfiles that the workspace has, by image name: those of sources that it is a checkout of. All of it is read before anything is asked
* of an API, so that what is left for one goes out together. Throws `Failure` for the one that an input names, `check.dockerfile-missing` when it
* is not there.
*/
async function readWorkspace(images, single, reader) {
	const found = await Promise.all(images.map(async ({ name, source }) => {
		if (source === void 0 || single && source.dockerfile === null) return [name, NONE];
		if (single) return [name, await readOnly(source, reader)];
		return isCheckoutOf(reader.checkout, source) ? [name, await readLocally(source, reader)] : void 0;
	}));
	return new Map(found.flatMap((entry) => entry?.[1] === void 0 ? [] : [[entry[0], entry[1]]]));
}
/** Reads an image's Dockerfile: as the workspace has it, otherwise through the API. What goes wrong is in its `error`. */
async function readDockerfile({ name, source }, workspace, reader) {
	const found = workspace.get(name);
	if (found !== void 0 || source === void 0) return found ?? NONE;
	return orError(source, () => readThroughApi(source, reader));
}
/** The Dockerfile that an input names. */
async function readOnly(source, reader) {
	const path = source.dockerfile ?? "";
	const text = (await reader.files.read(path))?.toString("utf8");
	if (text !== void 0) return {
		...NONE,
		text
	};
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(path)}: there is no such file in ${reader.files.resolve(".")}`, {
		code: "check.dockerfile-missing",
		hint: "Check the input dockerfile, and that actions/checkout runs before this step."
	});
}
/** `undefined` when the workspace lacks the file, as a sparse checkout may. */
function readLocally(source, { files, checkout }) {
	const { dockerfile } = source;
	const ref = source.branch ?? checkout.defaultBranch ?? checkout.branch;
	return orError(source, async () => {
		if (dockerfile === null) return ref === void 0 ? void 0 : {
			...NONE,
			ref
		};
		const text = (await files.read(dockerfile))?.toString("utf8");
		return text === void 0 ? void 0 : {
			text,
			error: void 0,
			ref
		};
	});
}
async function orError(source, read) {
	try {
		return await read();
	} catch (error) {
		const [failure] = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error);
		if (failure === void 0) throw error;
		return {
			...NONE,
			error: failure,
			ref: source.branch
		};
	}
}
async function readThroughApi(source, reader) {
	const repository = source.repo ?? reader.checkout.repository;
	if (repository === void 0) throw unknownRepository(source, reader.files);
	const github = await reader.openGithub(source);
	if (source.dockerfile === null) return {
		...NONE,
		ref: source.branch ?? await github.fetchDefaultBranch(repository)
	};
	const found = await github.readFiles(repository, source.branch, [source.dockerfile]);
	const file = found.files.get(source.dockerfile);
	const ref = source.branch ?? found.defaultBranch;
	if (file?.kind === "text") return {
		text: file.text,
		error: void 0,
		ref
	};
	return {
		...NONE,
		error: file?.failure,
		ref
	};
}
function unknownRepository(source, files) {
	const path = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(source.dockerfile ?? "");
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${path}: there is no such file in ${files.resolve(".")}, and no repository to read it from`, {
		code: "check.repository-unknown",
		hint: "Set source.repo to owner/repo, or run this in a checkout of the repository."
	});
}
// packages/commands/src/check/log-images.ts
/** Says what each image's verdict and decision are, one line for the image and one for each base. */
function logImages(images, cycles, log) {
	for (const image of images) {
		const { name, reference } = image.configuration;
		log.info(`${name} (${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)}): ${image.verdict}, ${describeDecision$1(image)}`);
		for (const base of image.lineage.bases) log.info(`  ${describeBase$1(base)}`);
		if (image.plan.decision === "hold:watch-only" && image.configuration.source !== void 0) log.warning(`${name}: nothing says where to dispatch its rebuild; set source.repo and source.branch`);
	}
	for (const path of cycles) log.warning(`these images are built on each other: ${path.join(" → ")}. They do not wait for each other; mend their Dockerfiles.`);
}
function describeDecision$1({ plan }) {
	if (plan.dueAt !== null) return `${plan.decision} until ${plan.dueAt}`;
	return plan.waitsFor.length > 0 ? `${plan.decision} (${plan.waitsFor.join(", ")})` : plan.decision;
}
function describeBase$1(base) {
	const name = `${base.role} ${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}`;
	if (base.verdict === "unknown") return `${name}: unknown: ${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(base.error?.message ?? "no evidence")}`;
	const by = base.evidence === void 0 ? "" : `, by ${base.evidence}`;
	const move = base.verdict === "changed" ? ` ${base.previous.join(", ") || "(not known)"} → ${base.current ?? "?"}` : "";
	return `${name}: ${base.verdict}${move}${by}`;
}
// packages/lineage/src/generation.ts
/** The generation of a base that has a digest. */
function openGeneration(registry, reference, digest) {
	const fetchManifest = () => registry.fetchManifest((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, digest));
	return {
		reference,
		digest,
		fetchManifest,
		async fetchConfig(platform) {
			const childDigest = childOf(await fetchManifest(), platform);
			if (childDigest === void 0) throw platformGone(reference, platform);
			const child = await registry.fetchManifest((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, childDigest));
			if (child.kind === "index") throw nestedIndex(reference, childDigest);
			return registry.fetchConfig(reference, child.config);
		}
	};
}
/** The digest of the manifest that a builder takes for a platform; a manifest without an index is the one for all. */
function childOf(manifest, platform) {
	if (manifest.kind === "manifest") return manifest.digest;
	return selectPlatform(platform, manifest.entries.flatMap((entry) => entry.platform === void 0 ? [] : [{
		...entry.platform,
		digest: entry.digest
	}]))?.digest;
}
/** The failure for a base that has no image for a platform that it is used on. */
function platformGone(reference, platform) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference)} has no ${(0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.t)(platform)} now`, {
		code: "lineage.platform-gone",
		hint: "A rebuild for that platform would fail: build without it, or on a base that has it"
	});
}
/** The failure for an index inside an index where an image should be. */
function nestedIndex(reference, digest) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, digest))} is an index inside an index`, {
		code: "lineage.nested-index",
		hint: "Publish an index whose entries are image manifests"
	});
}
// packages/lineage/src/comparison.ts
/**
* Whether a recorded base is the target generation, as far as the platforms that were used are concerned. The record may be an
* index's digest or a child's (buildah). Requests nothing when the digests are equal.
*
* @throws Failure of the registry, or `lineage.platform-gone` when the target lacks a platform that was used.
*/
async function compareRecord(record, target, open) {
	if (record.digest === target.digest) return "same";
	const now = await target.fetchManifest();
	if (childDigests(now).includes(record.digest)) return "same";
	const then = await fetchUnlessGone(open(record.digest));
	if (then === void 0) return "gone";
	return sameChildren(then, now, record.platforms, target) ? "same" : "different";
}
/** One word for several records of one evidence: any difference counts, and what is gone leaves open whether there is one. */
function summarise(comparisons) {
	return comparisons.find((each) => each === "different") ?? comparisons.find((each) => each === "gone") ?? "same";
}
function sameChildren(then, now, platforms, target) {
	const used = platforms.filter((platform) => childOf(then, platform) !== void 0);
	if (used.length === 0) return allChildren(then) === allChildren(now);
	return used.every((platform) => {
		const child = childOf(now, platform);
		if (child === void 0) throw platformGone(target.reference, platform);
		return child === childOf(then, platform);
	});
}
function allChildren(manifest) {
	if (manifest.kind === "manifest") return manifest.digest;
	return manifest.entries.filter(({ platform }) => platform !== void 0).map(({ digest }) => digest).sort().join();
}
function childDigests(manifest) {
	return manifest.kind === "manifest" ? [manifest.digest] : manifest.entries.map((entry) => entry.digest);
}
async function fetchUnlessGone(generation) {
	try {
		return await generation.fetchManifest();
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i && error.code === "registry.not-found") return void 0;
		throw error;
	}
}
// packages/lineage/src/or-nothing.ts
/** A parser's value, or `undefined` where it refuses the text with a {@link Failure}. */
function orNothing(parse) {
	try {
		return parse();
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return void 0;
		throw error;
	}
}
// packages/lineage/src/question.ts
/** The platforms of the base that one platform's image uses, where nothing more exact is known. */
function usedPlatforms({ base, image }) {
	const { platforms } = base;
	if (platforms === void 0 || platforms.some((each) => samePlatform(each, image.platform))) return [image.platform];
	return platforms;
}
/** Whether a base follows a tag; otherwise its reference's own digest is what it should be. */
function followsTag({ pinned, reference }) {
	return reference.tag !== void 0 && !(pinned && reference.digest !== void 0);
}
// packages/lineage/src/provenance.ts
/** What the image's own provenance says about a base. */
async function askProvenance(question) {
	const reading = await question.image.fetchProvenance();
	if (!("materials" in reading)) return reading;
	const { base, target } = question;
	const onTarget = reading.materials.filter(({ digest }) => digest === target.digest);
	const named = nearestPlatform(question, namedMaterials(question, reading.materials));
	const believed = onTarget.length > 0 && (named.length === 0 || !followsTag(base)) ? onTarget : named;
	if (believed.length === 0) return { reason: `the provenance does not name ${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}` };
	return { records: believed.map(({ digest, platform }) => ({
		digest,
		platforms: platform === void 0 ? usedPlatforms(question) : [platform]
	})) };
}
/** Whether two references name the same repository and tag. */
function sameName(left, right) {
	return sameRepository(left, right) && left.tag === right.tag;
}
function sameRepository(left, right) {
	return left.registry === right.registry && left.repository === right.repository;
}
/**
* The materials with the base's name, without those that are another base's of the same name: a Dockerfile may use `node:22` and
* `node:22@sha256:…` side by side, and BuildKit then leaves one of them out. A build context that replaces the base by its digest
* leaves the tag out; it is the base's where no other one is of that repository.
*/
function namedMaterials({ base, siblings }, materials) {
	const named = materials.filter(({ reference }) => sameName(reference, base.reference));
	if (named.length > 0) {
		const rivals = siblings.filter((other) => sameName(other.reference, base.reference) && targetOf(other) !== targetOf(base));
		return named.filter((material) => !rivals.some((rival) => belongsTo(material, rival)));
	}
	if (siblings.some(({ reference }) => sameRepository(reference, base.reference) && !sameName(reference, base.reference))) return [];
	return materials.filter(({ reference }) => reference.tag === void 0 && sameRepository(reference, base.reference));
}
/** The digest that a base should be; `undefined` for one that follows its tag. */
function targetOf(base) {
	return followsTag(base) ? void 0 : base.reference.digest;
}
function belongsTo({ reference, digest }, base) {
	if (followsTag(base)) return reference.digest === void 0;
	return reference.digest !== void 0 && digest === base.reference.digest;
}
/** A runtime base is used on the image's own platform, whatever other platforms' stages use beside it. */
function nearestPlatform(question, materials) {
	const { base } = question;
	if (base.platforms === void 0 && base.role !== "runtime") return materials;
	const wanted = usedPlatforms(question);
	const near = materials.filter(({ platform }) => platform === void 0 || wanted.some((each) => samePlatform(each, platform)));
	return near.length > 0 ? near : materials;
}
// packages/lineage/src/annotations.ts
/** The name of the base, and its digest, in annotations and labels (https://github.com/opencontainers/image-spec/blob/main/annotations.md). */
const BASE_NAME = "org.opencontainers.image.base.name";
const BASE_DIGEST = "org.opencontainers.image.base.digest";
/** What the image's annotations say about a base, the manifest's own first; and its labels, where they are not inherited. */
async function askAnnotations(question) {
	try {
		const annotated = await fetchBaseAnnotations(question.image);
		return annotated === void 0 ? await askLabels(question) : readAnnotations(question, annotated);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			reason: `the annotations and labels could not be read: ${error.message}`,
			cause: error
		};
	}
}
/** The nearest annotations that name a platform's base; `undefined` when none do. Throws the registry's `Failure`. */
async function fetchBaseAnnotations(image) {
	const { annotations } = await image.fetchManifest();
	return [annotations, ...image.outerAnnotations].find((each) => each[BASE_NAME] !== void 0);
}
function readAnnotations(question, annotations) {
	const [name = "", digest] = [annotations[BASE_NAME], annotations[BASE_DIGEST]];
	const reference = orNothing(() => (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.r)(name));
	if (reference === void 0) return { reason: `the base name "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 100)}" is not a reference` };
	if (!sameName(reference, question.base.reference)) return { reason: `the base that is named is ${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)}` };
	if (digest === void 0) return { reason: "the base is named without a digest" };
	if (!(0,_digest_Bo1AnMAU_js__WEBPACK_IMPORTED_MODULE_5__.n)(digest)) return { reason: `the base digest "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest, 100)}" is not a digest` };
	return { records: [{
		digest,
		platforms: usedPlatforms(question)
	}] };
}
/**
* A build that sets no labels inherits its base's. So they speak for the base of the final stage only, and only where neither
* the base that they name nor the base as it is now says the same of itself.
*/
async function askLabels(question) {
	const none = { reason: "there are no annotations and no labels that name a base" };
	if (question.base.role !== "runtime") return { reason: "there are no annotations, and labels speak for the runtime base only" };
	const { labels } = await question.image.fetchConfig();
	if (labels["org.opencontainers.image.base.name"] === void 0) return none;
	const finding = readAnnotations(question, labels);
	if (!("records" in finding)) return finding;
	const generations = [question.target, ...finding.records.map(({ digest }) => question.open(digest))];
	return (await Promise.all(generations.map((generation) => mayCarry(generation, labels, question)))).includes(true) ? { reason: "the labels that name the base may be inherited from it" } : finding;
}
async function mayCarry(generation, labels, question) {
	return (await Promise.all(usedPlatforms(question).map((platform) => configUnlessGone(generation, platform)))).some((config) => config === void 0 || config.labels["org.opencontainers.image.base.name"] === labels["org.opencontainers.image.base.name"]);
}
async function configUnlessGone(generation, platform) {
	try {
		return await generation.fetchConfig(platform);
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i && error.code === "registry.not-found") return void 0;
		throw error;
	}
}
// packages/lineage/src/layers.ts
/** The layer of an empty archive, which builders make for steps that change no file: images of all origins share it. */
const EMPTY_LAYER = "sha256:5f70bf18a086007016e948b04aed3b82103a36bea41755b6cddfaf10ace3c6ef";
/**
* Relates an image to a base by their ordered `diff_ids` and history
* (https://github.com/opencontainers/image-spec/blob/main/config.md). "Same" needs the base's layers as a prefix and a history
* that agrees, so that a change of configuration alone shows; "descends" needs proof: a shared layer in place, or a history that
* is equal but for digests and dates.
*/
function relateLayers(image, base) {
	if (base.diffIds.length === 0) return {
		kind: "unclear",
		reason: "the base has no layers of its own"
	};
	const comparable = historyFits(image) && historyFits(base);
	if (base.diffIds.every((diffId, place) => image.diffIds[place] === diffId)) {
		if (!comparable) return {
			kind: "unclear",
			reason: "the layers begin with the base's, but the history that must agree is incomplete"
		};
		if (historyBegins(image, base, sameEntry)) return { kind: "same" };
	}
	if (sharesLayer(image.diffIds, base.diffIds)) return { kind: "descends" };
	if (comparable && historyBegins(image, base, similarEntry)) return { kind: "descends" };
	if (image.diffIds.length < base.diffIds.length) return {
		kind: "unclear",
		reason: "the image has fewer layers than the base: it may be flattened"
	};
	return {
		kind: "unrelated",
		reason: "the image shares no layer and no history with the base as it is now"
	};
}
function sharesLayer(image, base) {
	return base.some((diffId, place) => diffId === image[place] && diffId !== EMPTY_LAYER);
}
/** A squash, or a builder that keeps no history, leaves layers without an entry. */
function historyFits({ history, diffIds }) {
	return history.filter((entry) => !entry.emptyLayer).length === diffIds.length;
}
function historyBegins(image, base, agree) {
	return base.history.every((entry, place) => {
		const other = image.history[place];
		return other !== void 0 && other.emptyLayer === entry.emptyLayer && agree(other, entry);
	});
}
function sameEntry(left, right) {
	return left.createdBy === right.createdBy && instantOf(left.created) === instantOf(right.created);
}
/** Builders write the times that they inherit anew, with more or fewer digits of a second. */
function instantOf(created) {
	return created?.replace(/\.(\d*?)0*(?=Z|[+-]\d\d:\d\d$)/u, (_, digits) => digits === "" ? "" : `.${digits}`);
}
function similarEntry(left, right) {
	return timeless(left.createdBy) === timeless(right.createdBy);
}
/** A command without the digests, dates and epoch times in it. */
function timeless(command) {
	return command.replace(/\b[0-9a-f]{32,}\b/gu, "#").replace(/\b\d{4}-\d\d-\d\d(?:T[\d:.]+Z?)?\b/gu, "#").replace(/@\d{9,11}\b|\b20\d{6}(?:T\d{6}Z)?\b/gu, "#");
}
// packages/lineage/src/layer-evidence.ts
/**
* What the image's layers say about a base: only a runtime base leaves its layers in the image.
*
* @throws Failure of the base's registry, or `lineage.platform-gone`. What is wrong with the image's own documents is a reason.
*/
async function askLayers(question) {
	const { base, target } = question;
	if (base.role !== "runtime") return {
		kind: "unclear",
		reason: `a ${base.role} base leaves no layers in the image`
	};
	const [platform = question.image.platform] = usedPlatforms(question);
	const [image, config] = await Promise.all([fetchImageConfig(question), target.fetchConfig(platform)]);
	if (image instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return {
		kind: "unclear",
		reason: `the image's config could not be read: ${image.message}`,
		cause: image
	};
	return relateLayers(image, config);
}
async function fetchImageConfig(question) {
	try {
		return await question.image.fetchConfig();
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return error;
		throw error;
	}
}
// packages/lineage/src/judgement.ts
const RECORDING = [["provenance", askProvenance], ["annotations", askAnnotations]];
/**
* Asks one evidence after the other, best first, whether a platform's image was built on the target; each that does not serve
* leaves its reason. A `Failure` of the base's registry makes the verdict unknown.
*/
async function judgePlatform(question) {
	const progress = {
		previous: [],
		skipped: [],
		causes: [],
		provenanceGone: false,
		layers: void 0
	};
	try {
		return await climb(question, progress);
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return conclude(progress, "unknown", void 0, error);
	}
}
async function climb(question, progress) {
	for (const [evidence, ask] of RECORDING) {
		const verdict = await judgeRecords(question, progress, evidence, await ask(question));
		if (verdict !== void 0) return conclude(progress, verdict, evidence);
	}
	const layers = await askLayers(question);
	progress.layers = layers.kind;
	if (layers.kind === "same") return conclude(progress, "unchanged", "layers");
	if (layers.kind === "descends") return conclude(progress, "changed", "layers");
	if (layers.cause !== void 0) progress.causes.push(layers.cause);
	progress.skipped.push({
		evidence: "layers",
		reason: layers.reason
	});
	if (progress.provenanceGone) return conclude(progress, "changed", "provenance");
	return conclude(progress, "unknown", void 0, noEvidence(question, progress));
}
/** The verdict that one evidence's records lead to; `undefined` when it does not serve. */
async function judgeRecords(question, progress, evidence, finding) {
	if (!("records" in finding)) {
		progress.skipped.push({
			evidence,
			reason: finding.reason
		});
		if (finding.cause !== void 0) progress.causes.push(finding.cause);
		return;
	}
	const digests = [...new Set(finding.records.map(({ digest }) => digest))];
	progress.previous.push(...digests.filter((digest) => !progress.previous.includes(digest)));
	const compare = (record) => compareRecord(record, question.target, question.open);
	const comparison = summarise(await Promise.all(finding.records.map(compare)));
	if (comparison !== "gone") return comparison === "same" ? "unchanged" : "changed";
	progress.provenanceGone ||= evidence === "provenance";
	progress.skipped.push({
		evidence,
		reason: goneReason(question, digests)
	});
}
function conclude({ previous, skipped, layers }, verdict, evidence, error) {
	const used = skipped.findIndex((each) => each.evidence === evidence);
	return {
		verdict,
		evidence,
		previous,
		skipped: used < 0 ? skipped : skipped.slice(0, used),
		error,
		layers
	};
}
function goneReason({ base }, digests) {
	return `${digests.join(", ")} is recorded, which ${base.reference.registry} does not have or no longer has`;
}
function noEvidence({ base, image }, { skipped, causes }) {
	const reasons = skipped.map(({ evidence, reason }) => `${evidence}: ${reason}`).join("; ");
	const [cause] = causes;
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)}: nothing shows whether the image (${(0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.t)(image.platform)}) is built on it as it is now (${reasons})`, {
		code: "lineage.no-evidence",
		hint: "Build the image with provenance, as docker/build-push-action does by default, or annotate it with its base's name and digest",
		...cause === void 0 ? {} : { cause }
	});
}
// packages/lineage/src/base-verdict.ts
const EVIDENCES = [
	"provenance",
	"annotations",
	"layers",
	"ledger"
];
/**
* The verdict on one base of a published image, over the platforms where it is used. A `Failure` of the registry makes it
* unknown and is its error.
*/
async function judgeBase(registry, image, base, siblings) {
	const platforms = platformsOf(image, base);
	const open = (digest) => openGeneration(registry, base.reference, digest);
	try {
		const [target] = await Promise.all([resolveTarget(registry, base), ...platforms.map((platform) => platform.fetchProvenance())]);
		const questions = platforms.map((each) => ({
			base,
			siblings,
			image: each,
			target: open(target),
			open
		}));
		const verdict = combine(base, target, relateByOtherPlatforms(await Promise.all(questions.map(judgePlatform))));
		return verdict.verdict === "unchanged" ? await lookPastPin(registry, questions, verdict) : verdict;
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return unknownBase(base, void 0, error);
	}
}
/** The verdict on a base that could not be looked at. */
function unknownBase(base, current, error) {
	const nothing = {
		evidence: void 0,
		evidenceSkipped: [],
		previous: [],
		movedPastPin: false
	};
	return {
		...base,
		...nothing,
		verdict: "unknown",
		current,
		error
	};
}
/** What a base should be: the digest of its tag, one HEAD, or its own. Throws `Failure`. */
async function resolveTarget(registry, base) {
	const { digest } = base.reference;
	if (!followsTag(base) && digest !== void 0) return digest;
	return (await registry.resolveDigest({
		...base.reference,
		digest: void 0
	})).digest;
}
/** The image's platforms that use the base; all of them when it is used on none, as a stage on the builder's platform is. */
function platformsOf(image, { platforms }) {
	const using = image.platforms.filter((each) => platforms?.some((platform) => samePlatform(platform, each.platform)));
	return using.length > 0 ? using : image.platforms;
}
/** Where one platform's layers show the base, another's that share nothing with it are an older generation's. */
function relateByOtherPlatforms(judgements) {
	if (!judgements.some(({ layers }) => layers === "same" || layers === "descends")) return judgements;
	return judgements.map((judgement) => judgement.layers === "unrelated" && judgement.verdict === "unknown" ? {
		...judgement,
		verdict: "changed",
		evidence: "layers",
		skipped: judgement.skipped.filter(({ evidence }) => evidence !== "layers"),
		error: void 0
	} : judgement);
}
function combine(base, current, judgements) {
	const verdict = ["changed", "unknown"].find((each) => has(judgements, each)) ?? "unchanged";
	const deciding = judgements.filter((judgement) => judgement.verdict === verdict);
	return {
		...base,
		verdict,
		previous: previousOf(verdict, current, judgements),
		current,
		evidence: EVIDENCES.findLast((evidence) => deciding.some((judgement) => judgement.evidence === evidence)),
		evidenceSkipped: mergeSkipped(deciding),
		movedPastPin: false,
		error: verdict === "unknown" ? deciding.find(({ error }) => error !== void 0)?.error : void 0
	};
}
/** What is recorded; where layers alone prove the base unchanged, what it is now. */
function previousOf(verdict, current, judgements) {
	const unrecorded = verdict === "unchanged" && judgements.some(({ previous }) => previous.length === 0);
	return [.../* @__PURE__ */ new Set([...judgements.flatMap(({ previous }) => previous), ...unrecorded ? [current] : []])];
}
function has(judgements, verdict) {
	return judgements.some((judgement) => judgement.verdict === verdict);
}
function mergeSkipped(judgements) {
	return EVIDENCES.flatMap((evidence) => {
		const skipped = judgements.flatMap((judgement) => judgement.skipped).filter((each) => each.evidence === evidence);
		const reasons = [...new Set(skipped.map(({ reason }) => reason))];
		return reasons.length === 0 ? [] : [{
			evidence,
			reason: reasons.join("; ")
		}];
	});
}
/** An image that is built on its pin may still have been left behind by the tag beside it. Throws `Failure`. */
async function lookPastPin(registry, questions, verdict) {
	const [question] = questions;
	const pin = verdict.reference.digest;
	if (question === void 0 || followsTag(verdict) || verdict.reference.tag === void 0 || pin === void 0) return verdict;
	try {
		const tag = await registry.resolveDigest({
			...verdict.reference,
			digest: void 0
		});
		if (await compareRecord({
			digest: pin,
			platforms: questions.flatMap(usedPlatforms)
		}, question.open(tag.digest), question.open) === "same") return verdict;
		return {
			...verdict,
			verdict: "changed",
			current: tag.digest,
			movedPastPin: true
		};
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			...verdict,
			verdict: "unknown",
			evidence: void 0,
			current: void 0,
			error
		};
	}
}
// packages/lineage/src/discovery.ts
/**
* The bases that a published image itself names, when nobody else does: those of its provenance, tools left out, else the one of
* its annotations. Labels may be inherited and name nothing. Provenance does not say which image the final stage is from: it is
* the only one on the platform, or the annotated one, or the one whose layers begin the image, and all others count as `build`.
* `undefined` when nothing names any; empty when provenance says that there are none (`FROM scratch`).
*
* @throws Failure of the registry when it does not give the provenance or annotations that there are: what the others name might
*   not be all.
*/
async function discoverBases(registry, image) {
	const accounts = await Promise.all(image.platforms.map(readAccount));
	const references = distinct(accounts.flatMap(({ materials, named }) => materials?.map(({ reference }) => reference) ?? named ?? []));
	if (references.length === 0) return accounts.every(({ materials }) => materials !== void 0) ? [] : void 0;
	const runtime = (await Promise.all(accounts.map((account) => findRuntime(registry, account)))).flat();
	return references.map((reference) => ({
		reference,
		role: runtime.some((each) => sameBase(each, reference)) ? "runtime" : "build",
		line: void 0,
		platforms: platformsNaming(accounts, reference),
		pinned: false
	}));
}
async function readAccount(image) {
	const provenance = await image.fetchProvenance();
	if (!("materials" in provenance)) {
		if (provenance.cause !== void 0) throw provenance.cause;
		return {
			image,
			materials: void 0,
			named: await readName(image)
		};
	}
	const materials = provenance.materials.filter(({ tool }) => !tool).map(asTracked);
	return {
		image,
		materials,
		named: materialsOn(image, materials).length < 2 ? void 0 : await readName(image)
	};
}
function materialsOn({ platform }, materials) {
	return materials.filter((material) => material.platform === void 0 || samePlatform(material.platform, platform));
}
async function readName(image) {
	const name = (await fetchBaseAnnotations(image))?.["org.opencontainers.image.base.name"] ?? "";
	return orNothing(() => (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.r)(name));
}
/** The digest in a material's name says how the build found the image, and pins nothing where there is a tag. */
function asTracked(material) {
	const { reference } = material;
	return reference.tag === void 0 ? material : {
		...material,
		reference: {
			...reference,
			digest: void 0
		}
	};
}
async function findRuntime(registry, account) {
	const { materials, named, image } = account;
	if (materials === void 0) return named === void 0 ? [] : [named];
	const here = materialsOn(image, materials);
	const annotated = here.filter(({ reference }) => named !== void 0 && sameName(reference, named));
	if (annotated.length > 0) return annotated.map(({ reference }) => reference);
	if (here.length < 2) return here.map(({ reference }) => reference);
	const begin = await Promise.all(here.map((material) => beginsImage(registry, image, material)));
	return here.filter((_, place) => begin[place]).map(({ reference }) => reference);
}
async function beginsImage(registry, image, { reference, digest }) {
	try {
		const [own, base] = await Promise.all([image.fetchConfig(), openGeneration(registry, reference, digest).fetchConfig(image.platform)]);
		return base.diffIds.length > 0 && base.diffIds.every((diffId, place) => own.diffIds[place] === diffId);
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return false;
		throw error;
	}
}
/** `undefined` when every platform that gives an account names the base. */
function platformsNaming(accounts, reference) {
	const denies = ({ materials, named }) => materials === void 0 ? named !== void 0 && !sameBase(named, reference) : !materials.some((material) => sameBase(material.reference, reference));
	if (!accounts.some(denies)) return void 0;
	return accounts.filter((account) => !denies(account)).map(({ image }) => image.platform);
}
function distinct(references) {
	return [...new Map(references.map((reference) => [(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(reference), reference])).values()];
}
function sameBase(left, right) {
	return (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(left) === (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(right);
}
// packages/lineage/src/purl.ts
const PREFIX = "pkg:docker/";
/**
* The image that a package URL names, as BuildKit writes it (`pkg:docker/ns/name@tag?digest=…&platform=…`, percent-encoded,
* https://github.com/package-url/purl-spec/blob/main/PURL-SPECIFICATION.rst); `undefined` for every other text.
*/
function parseDockerPurl(text) {
	if (text.slice(0, 11).toLowerCase() !== PREFIX) return void 0;
	const [locator = ""] = text.slice(11).split("#", 1);
	const question = locator.indexOf("?");
	const path = question < 0 ? locator : locator.slice(0, question);
	const qualifiers = new URLSearchParams(question < 0 ? "" : locator.slice(question + 1));
	const reference = referenceOf(path, qualifiers.get("digest"));
	return reference && {
		reference,
		platform: orNothing(() => (0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.r)(qualifiers.get("platform") ?? ""))
	};
}
function referenceOf(path, digest) {
	const at = path.lastIndexOf("@");
	const name = decode(at < 0 ? path : path.slice(0, at));
	const version = decode(at < 0 ? "" : path.slice(at + 1));
	if (name === void 0 || version === void 0) return void 0;
	return orNothing(() => (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.r)(`${name}${versionSuffix(version)}${digest ? `@${digest}` : ""}`));
}
/** Other builders put the digest where BuildKit puts the tag. */
function versionSuffix(version) {
	if (version === "") return "";
	return (0,_digest_Bo1AnMAU_js__WEBPACK_IMPORTED_MODULE_5__.n)(version) ? `@${version}` : `:${version}`;
}
function decode(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
// packages/lineage/src/tools.ts
/** BuildKit's scanner when a build asks for an SBOM and names none. */
const DEFAULT_SCANNER = "docker/buildkit-syft-scanner";
/**
* The images that a build request's arguments name as its tools: the syntax frontend (`source`, `cmdline`) and the SBOM
* generator (`attest:sbom`).
*/
function toolsOf(args) {
	const named = ["source", "cmdline"].map((key) => textOf(args, key).split(/\s/u, 1)[0] ?? "");
	const sbom = /(?:^|,)generator=([^,]+)/u.exec(textOf(args, "attest:sbom"))?.[1] ?? "";
	return [...named, sbom].filter((text) => text !== "").flatMap((text) => orNothing(() => (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.r)(text)) ?? []);
}
/** Whether an image is one of a build's tools, by its name and tag. */
function isTool(image, tools) {
	if (image.registry === "docker.io" && image.repository === DEFAULT_SCANNER) return true;
	return tools.some((tool) => tool.registry === image.registry && tool.repository === image.repository && tool.tag === image.tag);
}
function textOf(args, key) {
	const value = Object.hasOwn(args, key) ? args[key] : void 0;
	return typeof value === "string" ? value : "";
}
// packages/lineage/src/statement.ts
const BUILD_TYPES = /* @__PURE__ */ new Set(["https://mobyproject.org/buildkit@v1", "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md"]);
const Digests = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.S)(), (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.E)());
const Dependency = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({
	uri: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.S)(),
	digest: Digests
});
const Dependencies = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.r)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.E)())));
const Arguments = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({ args: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.y)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.S)(), (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.E)()))) });
const V02 = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({
	buildType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.S)(),
	materials: Dependencies,
	invocation: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({ parameters: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__._)(Arguments) }))
});
const V1 = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({ buildDefinition: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({
	buildType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.S)(),
	resolvedDependencies: Dependencies,
	externalParameters: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({ request: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__._)(Arguments) }))
}) });
const Statement = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({
	predicateType: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.S)(),
	subject: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.f)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.r)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.h)({ digest: Digests })))),
	predicate: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_10__.E)()
});
/**
* The images that BuildKit's provenance of an image manifest lists, from an in-toto statement in JSON with an SLSA predicate
* v0.2 or v1 (https://docs.docker.com/build/metadata/attestations/slsa-definitions/). Never throws.
*
* @param child the manifest's digest: a subject that names only something else is not believed.
*/
function readStatement(bytes, child) {
	const statement = Statement.safeParse(parseJson(bytes));
	if (!statement.success) return { reason: "the attestation is not an in-toto statement" };
	const { subject, predicateType } = statement.data;
	if (subject?.length && !subject.some(({ digest }) => digestOf(digest) === child)) return { reason: "the attestation is about something else" };
	const predicate = readPredicate(predicateType, statement.data.predicate);
	if (predicate === void 0) return { reason: `the attestation's predicate is no provenance (${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(predicateType, 80)})` };
	if (!BUILD_TYPES.has(predicate.buildType)) return { reason: `the provenance is another builder's (${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(predicate.buildType, 80)})` };
	const tools = toolsOf(predicate.args);
	return { materials: predicate.dependencies.flatMap((dependency) => readMaterial(dependency, tools)) };
}
function readPredicate(predicateType, value) {
	if (predicateType === "https://slsa.dev/provenance/v0.2") {
		const { data } = V02.safeParse(value);
		return data && shape(data.buildType, data.materials, data.invocation?.parameters?.args);
	}
	if (predicateType !== "https://slsa.dev/provenance/v1") return void 0;
	const definition = V1.safeParse(value).data?.buildDefinition;
	const args = definition?.externalParameters?.request?.args;
	return definition && shape(definition.buildType, definition.resolvedDependencies, args);
}
function shape(buildType, dependencies, args) {
	return {
		buildType,
		dependencies: dependencies ?? [],
		args: args ?? {}
	};
}
function readMaterial(value, tools) {
	const { data } = Dependency.safeParse(value);
	const image = data && parseDockerPurl(data.uri);
	const digest = data && digestOf(data.digest);
	if (image === void 0 || digest === void 0) return [];
	return [{
		...image,
		digest,
		tool: isTool(image.reference, tools)
	}];
}
function digestOf(digests) {
	const digest = `sha256:${Object.hasOwn(digests, "sha256") ? digests["sha256"] : ""}`;
	return (0,_digest_Bo1AnMAU_js__WEBPACK_IMPORTED_MODULE_5__.n)(digest) ? digest : void 0;
}
function parseJson(bytes) {
	try {
		return JSON.parse(Buffer.from(bytes).toString("utf8"));
	} catch {
		return;
	}
}
// packages/lineage/src/attestation.ts
const MAX_BYTES = 8388608;
/**
* Reads the BuildKit attestation that an index holds for one of its manifests
* (https://docs.docker.com/build/metadata/attestations/attestation-storage/). A `Failure` of the registry becomes a reason.
*/
async function readProvenance(registry, image, index, child) {
	const entries = (index?.entries ?? []).filter((entry) => isAttestationOf(entry, child.digest));
	try {
		const readings = await Promise.all(entries.map((entry) => readAttestation(registry, image, entry, child.digest)));
		const believed = readings.flat().find((reading) => "materials" in reading);
		const none = { reason: `there is no provenance attestation for ${(0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.t)(child.platform)}` };
		return believed ?? readings.flat()[0] ?? none;
	} catch (error) {
		if (!(error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i)) throw error;
		return {
			reason: `the attestation could not be read: ${error.message}`,
			cause: error
		};
	}
}
async function readAttestation(registry, image, entry, child) {
	const manifest = await registry.fetchManifest((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.i)(image, entry.digest));
	const layers = manifest.kind === "manifest" ? manifest.layers.filter(isProvenance) : [];
	return Promise.all(layers.map(async (layer) => readStatement(await registry.fetchBlob(image, layer, MAX_BYTES), child)));
}
function isAttestationOf({ annotations }, child) {
	return annotations["vnd.docker.reference.type"] === "attestation-manifest" && annotations["vnd.docker.reference.digest"] === child;
}
function isProvenance({ mediaType, annotations }) {
	const predicateType = annotations["in-toto.io/predicate-type"] ?? "";
	return mediaType === "application/vnd.in-toto+json" && predicateType.startsWith("https://slsa.dev/provenance/");
}
// packages/lineage/src/published-image.ts
/**
* Reads what an image's tag is now and which platforms it has; only the `wanted` ones when any are given.
*
* @throws Failure of the registry, `lineage.platform-missing` for a wanted platform that the image lacks, `lineage.no-platform`
*   for an index that lists no image.
*/
async function readPublishedImage(registry, reference, wanted) {
	const { digest } = await registry.resolveDigest(reference);
	return {
		digest,
		platforms: selectWanted(reference, await listPlatforms(registry, reference, await registry.fetchManifest((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, digest))), wanted)
	};
}
async function listPlatforms(registry, reference, manifest) {
	if (manifest.kind === "manifest") return [openPlatform(registry, reference, {
		platform: (await registry.fetchConfig(reference, manifest.config)).platform,
		digest: manifest.digest
	})];
	const platforms = manifest.entries.flatMap((entry) => entry.platform === void 0 ? [] : [openPlatform(registry, reference, {
		platform: entry.platform,
		digest: entry.digest
	}, manifest, entry)]);
	if (platforms.length > 0) return platforms;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)} is an index that lists no image of any platform`, {
		code: "lineage.no-platform",
		hint: "Look at what was pushed there; a build writes the platform of each image into the index"
	});
}
function openPlatform(registry, reference, child, index, entry) {
	async function fetchManifest() {
		const manifest = await registry.fetchManifest((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.i)(reference, child.digest));
		if (manifest.kind === "index") throw nestedIndex(reference, child.digest);
		return manifest;
	}
	let provenance;
	return {
		...child,
		outerAnnotations: [entry?.annotations ?? {}, index?.annotations ?? {}],
		fetchManifest,
		fetchConfig: async () => registry.fetchConfig(reference, (await fetchManifest()).config),
		fetchProvenance() {
			provenance ??= readProvenance(registry, reference, index, child);
			return provenance;
		}
	};
}
function selectWanted(reference, platforms, wanted) {
	const isThere = (platform) => platforms.some((each) => samePlatform(each.platform, platform));
	const missing = wanted?.find((platform) => !isThere(platform));
	if (missing !== void 0) {
		const present = platforms.map(({ platform }) => (0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.t)(platform)).join(", ");
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)} has no ${(0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.t)(missing)}`, {
			code: "lineage.platform-missing",
			hint: `Ask for platforms that were published: ${present}`
		});
	}
	if (wanted === void 0) return platforms;
	return platforms.filter(({ platform }) => wanted.some((each) => samePlatform(each, platform)));
}
// packages/lineage/src/trace.ts
/**
* What a published image was built on, and whether any of it has moved: for each base the best evidence that the image itself
* carries, provenance before annotations before layers. What a registry cannot or will not say makes a verdict `unknown` with
* its `Failure`, and touches no other base's; nothing is thrown for it.
*/
async function traceLineage(request, { registry }) {
	for (const base of request.bases ?? []) startResolving(registry, base);
	const image = await unlessFailure(readPublishedImage(registry, request.image, request.platforms));
	if (image instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return unreadable(registry, request, image);
	const bases = request.bases ?? await unlessFailure(discoverBases(registry, image));
	if (bases === void 0) return withoutBases(request, image, noBases(request));
	if (bases instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return withoutBases(request, image, bases);
	return describe(request, image, await Promise.all(bases.map(async (base) => {
		if (request.bases === null && base.reference.tag === void 0) return unwatchable(base);
		return judgeBase(registry, image, base, bases.filter((other) => other !== base));
	})));
}
/**
* The platforms of a published image, attestations left out.
*
* @throws Failure of the registry, or `lineage.no-platform` for an index that lists no image.
*/
async function fetchPlatforms(image, { registry }) {
	const { platforms } = await readPublishedImage(registry, image, void 0);
	return platforms.map(({ platform }) => platform);
}
/** The registry remembers the answer, so that the bases' requests run beside the image's own. */
function startResolving(registry, base) {
	resolveTarget(registry, base).catch(() => void 0);
}
async function unreadable(registry, request, error) {
	const head = await unlessFailure(registry.resolveDigest(request.image));
	const verdicts = (request.bases ?? []).map(async (base) => {
		const current = await unlessFailure(resolveTarget(registry, base));
		return unknownBase(base, current instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i ? void 0 : current, error);
	});
	return {
		reference: request.image,
		digest: head instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i ? void 0 : head.digest,
		platforms: [],
		verdict: "unknown",
		bases: await Promise.all(verdicts),
		error
	};
}
/** A digest that only the image's provenance names is nobody's pin, and without a tag there is nothing to watch. */
function unwatchable(base) {
	return unknownBase(base, void 0, new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(base.reference)}: the image's provenance names no tag of it to watch`, {
		code: "lineage.no-tag",
		hint: "Give its Dockerfile or its base images, so that the tag is known"
	}));
}
function withoutBases(request, image, error) {
	return {
		...describe(request, image, []),
		verdict: "unknown",
		error
	};
}
function noBases({ image }) {
	return new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(image)}: neither provenance nor annotations name its base`, {
		code: "lineage.no-bases",
		hint: "Give its Dockerfile or its base images, or build it with provenance, as docker/build-push-action does by default"
	});
}
function describe(request, image, bases) {
	const verdict = ["changed", "unknown"].find((each) => bases.some(({ verdict }) => verdict === each)) ?? "unchanged";
	const platforms = image.platforms.map(({ platform }) => platform);
	return {
		reference: request.image,
		digest: image.digest,
		platforms,
		verdict,
		bases,
		error: void 0
	};
}
async function unlessFailure(promise) {
	try {
		return await promise;
	} catch (error) {
		if (error instanceof _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i) return error;
		throw error;
	}
}
// packages/commands/src/check/subjects.ts
/** The images of the config, or the one of the inputs. Throws `Failure` for a config that is missing or wrong. */
async function readSubjects(inputs, files) {
	if (inputs.config === void 0) return {
		images: [await describeSingle(inputs, requireImage(inputs.image))],
		single: true,
		insecureRegistries: [],
		hostConcurrency: /* @__PURE__ */ new Map()
	};
	const bytes = await files.read(inputs.config);
	if (bytes === void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(inputs.config)}: there is no such file in ${files.resolve(".")}`, {
		code: "check.config-missing",
		hint: "Check the path, and that actions/checkout runs before this step."
	});
	const { parseConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(412), __webpack_require__.e(606)]).then(__webpack_require__.bind(__webpack_require__, 606));
	const configuration = parseConfiguration(bytes.toString("utf8"), inputs.config);
	const registries = Object.entries(configuration.registries);
	return {
		images: chooseImages(configuration.images, inputs.only),
		single: false,
		insecureRegistries: registries.filter(([, registry]) => registry.insecure).map(([host]) => host),
		hostConcurrency: new Map(registries.flatMap(([host, { concurrency }]) => concurrency === void 0 ? [] : [[connectsTo(host), concurrency]]))
	};
}
function connectsTo(registry) {
	return registry === "docker.io" ? "registry-1.docker.io" : registry;
}
function requireImage(image) {
	if (image === void 0) throw new Error("the input schema lets neither config nor image pass");
	return image;
}
async function describeSingle(inputs, reference) {
	const { dockerfile, context, stage } = inputs;
	return {
		name: reference.repository.split("/").at(-1) ?? reference.repository,
		reference,
		platforms: inputs.platforms.length === 0 ? void 0 : inputs.platforms,
		source: {
			provider: "github",
			repo: void 0,
			branch: void 0,
			dockerfile: dockerfile ?? null,
			context,
			stage,
			buildArgs: inputs["build-args"],
			workflow: "",
			apiUrl: void 0
		},
		baseImages: inputs["base-images"],
		track: inputs.track,
		rebuildDelay: await readDelay(inputs["rebuild-delay"]),
		autoRebuild: true,
		versionBump: "patch",
		inputs: {}
	};
}
async function readDelay(delay) {
	if ("rules" in delay) return delay;
	const { parseDelayMap } = await Promise.all(/* import() */[__webpack_require__.e(412), __webpack_require__.e(606)]).then(__webpack_require__.bind(__webpack_require__, 606));
	return parseDelayMap(delay.yaml, "rebuild-delay");
}
function chooseImages(images, only) {
	if (only.length === 0) return images;
	const names = images.map((image) => image.name);
	const [first] = only.filter((name) => !names.includes(name));
	if (first !== void 0) {
		const nearest = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.r)(first, names);
		throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`only: there is no image "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(first, 80)}" in the config`, {
			code: "check.unknown-image",
			hint: nearest === void 0 ? `Its images are ${names.slice(0, 20).join(", ")}.` : `Did you mean ${nearest}?`
		});
	}
	return images.filter((image) => only.includes(image.name));
}
/** The platform that is assumed for a Dockerfile when neither the config nor the published image says any. */
const DEFAULT_PLATFORM = (0,_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.r)("linux/amd64");
// packages/commands/src/check/bases.ts
/**
* The bases that an image's Dockerfile and `baseImages` name and that it tracks.
*
* @param dockerfile its text; `undefined` when the image has none
* @param platforms those that are built; empty when neither the config nor a published image says
*/
async function findBases(image, dockerfile, platforms) {
	const explicit = image.baseImages.map((reference) => ({
		reference,
		role: "runtime",
		line: void 0,
		platforms: void 0,
		pinned: false
	}));
	if (dockerfile === void 0) return {
		bases: explicit.length === 0 ? null : explicit,
		errors: []
	};
	const { readBaseImages } = await __webpack_require__.e(/* import() */ 653).then(__webpack_require__.bind(__webpack_require__, 653));
	const { uses, errors } = readBaseImages(dockerfile, {
		stage: image.source?.stage,
		buildArgs: image.source?.buildArgs ?? {},
		platforms: platforms.length === 0 ? [DEFAULT_PLATFORM] : platforms
	});
	return {
		bases: [...uses.filter((use) => image.track.includes(use.role)).map((use) => ({
			...use,
			pinned: use.reference.digest !== void 0
		})), ...explicit],
		errors
	};
}
// packages/commands/src/check/observe.ts
/** Finds what one image is built from, what it was built on, and whether that has moved. Only a defect makes it reject. */
async function observeImage(image, observer) {
	const [dockerfile, platforms] = await Promise.all([readDockerfile(image, observer.workspace, observer.dockerfiles), findPlatforms(image, observer)]);
	const { bases, errors } = await findBases(image, dockerfile.text, platforms);
	const traced = dockerfile.error !== void 0 && bases === null ? [] : bases;
	const lineage = await traceLineage({
		image: image.reference,
		platforms: image.platforms,
		bases: traced
	}, { registry: observer.registry });
	const missing = observer.buildMissing && lineage.error?.code === "registry.not-found";
	const blockers = [
		lineage.error,
		dockerfile.error,
		...errors
	].filter((error) => error !== void 0);
	return {
		configuration: image,
		lineage: missing ? await asMissing(lineage, bases ?? [], observer.registry) : lineage,
		verdict: missing && dockerfile.error === void 0 && errors.length === 0 ? "changed" : judge(lineage, blockers),
		errors: missing ? blockers.filter((error) => error !== lineage.error) : blockers,
		dispatch: observer.single ? null : describeDispatch(image, dockerfile.ref, observer.dockerfiles.checkout.repository)
	};
}
function judge(lineage, blockers) {
	return lineage.verdict === "unchanged" && blockers.length > 0 ? "unknown" : lineage.verdict;
}
/**
* The platforms that a Dockerfile is read for: those of the configuration, else of the published image; none when there is no Dockerfile, or the
* image cannot be read, which tracing it says with its reason.
*/
async function findPlatforms(image, { registry }) {
	if (image.platforms !== void 0) return image.platforms;
	if (image.source === void 0 || image.source.dockerfile === null) return [];
	try {
		return await fetchPlatforms(image.reference, { registry });
	} catch (error) {
		if ((0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error).length === 0) throw error;
		return [];
	}
}
/** An image that is to be built for the first time: every base counts as changed, at what it is now. */
async function asMissing(lineage, bases, registry) {
	const resolved = bases.map(async (base) => {
		const shared = {
			...base,
			previous: [],
			evidence: void 0,
			evidenceSkipped: [],
			movedPastPin: false
		};
		try {
			const current = base.pinned ? base.reference.digest : (await registry.resolveDigest(base.reference)).digest;
			return {
				...shared,
				verdict: "changed",
				current,
				error: void 0
			};
		} catch (error) {
			const [failure] = (0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.o)(error);
			if (failure === void 0) throw error;
			return {
				...shared,
				verdict: "unknown",
				current: void 0,
				error: failure
			};
		}
	});
	return {
		...lineage,
		bases: await Promise.all(resolved)
	};
}
function describeDispatch({ source, versionBump, inputs }, ref, ownRepository) {
	const repository = source?.repo ?? ownRepository;
	if (source === void 0 || repository === void 0 || ref === void 0) return null;
	const { provider, apiUrl, workflow } = source;
	return {
		provider,
		apiUrl: apiUrl ?? null,
		repository,
		workflow,
		ref,
		inputs: {
			version_bump: versionBump,
			...inputs
		}
	};
}
// packages/commands/src/check/outputs.ts
const MAX_REBUILDS_BYTES = 524288;
const MAX_MATRIX = 256;
/** Lays out the outputs of check-base-digest (see its action.yml). */
function buildOutputs(images, rebuilds, files, single) {
	const changed = images.filter((image) => image.verdict === "changed").length;
	const unknown = images.filter((image) => image.verdict === "unknown").length;
	const list = listOutput(rebuilds);
	const matrix = matrixOutput(images);
	return {
		outputs: {
			changed: String(changed > 0),
			"has-rebuilds": String(rebuilds.length > 0),
			...list.outputs,
			"rebuilds-file": files.rebuilds,
			...matrix.outputs,
			report: files.report,
			"changed-count": String(changed),
			"unknown-count": String(unknown),
			...single ? singleOutputs(images[0]) : {}
		},
		warnings: list.warnings,
		failures: matrix.failures
	};
}
function listOutput(rebuilds) {
	const text = JSON.stringify(rebuilds);
	const size = Buffer.byteLength(text);
	if (size <= MAX_REBUILDS_BYTES) return {
		outputs: { rebuilds: text },
		warnings: []
	};
	return {
		outputs: {},
		warnings: [`the output rebuilds would be ${size} bytes, over ${MAX_REBUILDS_BYTES}, and is left unset: hand rebuilds-file on instead`]
	};
}
function matrixOutput(images) {
	const due = images.filter((image) => image.key !== void 0);
	if (due.length > MAX_MATRIX) return {
		outputs: {},
		failures: [new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${due.length} images are due, and a job matrix holds ${MAX_MATRIX}; the output matrix is left unset`, {
			code: "check.matrix",
			hint: `Use rebuilds-file with dispatch-rebuild, or split the config into ${Math.ceil(due.length / MAX_MATRIX)} parts with only.`
		})]
	};
	return {
		outputs: { matrix: JSON.stringify({ include: due.map(matrixEntry) }) },
		failures: []
	};
}
function matrixEntry(image) {
	const { name, reference, source } = image.configuration;
	const platforms = image.configuration.platforms ?? image.lineage.platforms;
	return {
		name,
		reference: (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference),
		dockerfile: source?.dockerfile ?? "",
		context: source?.context ?? ".",
		stage: source?.stage ?? "",
		"build-args": Object.entries(source?.buildArgs ?? {}).map(([key, value]) => `${key}=${value}`).join("\n"),
		platforms: platforms.map(_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.t).join(","),
		key: image.key
	};
}
function singleOutputs(image) {
	const bases = image?.lineage.bases ?? [];
	const shown = bases.find((base) => base.verdict === "changed" && base.role === "runtime") ?? bases.find((base) => base.verdict === "changed") ?? bases.find((base) => base.role === "runtime");
	const contexts = bases.flatMap(buildContext);
	return {
		...shown === void 0 ? {} : { "base-image": (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(shown.reference) },
		...shown?.current === void 0 ? {} : { digest: shown.current },
		...shown?.previous[0] === void 0 ? {} : { "previous-digest": shown.previous[0] },
		"build-contexts": [...new Set(contexts)].join("\n")
	};
}
/**
* BuildKit looks a named context up under the name as people write it: no `docker.io/library/`, no `:latest`. The tag stays beside the digest, or
* the provenance of the build would name no tag.
*/
function buildContext(base) {
	if (base.current === void 0 || base.pinned || base.role === "syntax") return [];
	const pinned = (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)({
		...base.reference,
		digest: base.current
	});
	return [`${familiarName(base.reference)}=docker-image://${pinned}`];
}
// packages/commands/src/check/planned-images.ts
/** An observed image as the planner takes it. */
function toObservation(image) {
	const { configuration, lineage, dispatch } = image;
	const { name, reference, rebuildDelay, autoRebuild, source } = configuration;
	return {
		name,
		reference,
		digest: lineage.digest,
		verdict: image.verdict,
		bases: lineage.bases,
		rebuildDelay,
		autoRebuild,
		rebuildable: source !== void 0 && (dispatch !== null || source.workflow === ""),
		dispatch
	};
}
/** The observed images with what was decided about them. */
function attachPlan(observed, plan) {
	const keys = new Map(plan.rebuilds.flatMap((rebuild) => rebuild.images.map((image) => [image.name, rebuild.key])));
	return observed.flatMap((image, index) => {
		const planned = plan.images[index];
		if (planned === void 0) return [];
		const { name } = image.configuration;
		return [{
			...image,
			plan: planned,
			key: keys.get(name),
			firstSeenAt: firstSeen(image, plan.ledger)
		}];
	});
}
function firstSeen({ lineage }, ledger) {
	const names = lineage.bases.map((base) => (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference));
	return Object.fromEntries(names.flatMap((name) => ledger.bases[name] ? [[name, ledger.bases[name].firstSeenAt]] : []));
}
// packages/commands/src/check/report.ts
/** The report file, version 1: every image with its bases, the requests made, and the rate limits that registries named. */
function buildReport(images, registry, checkedAt) {
	return {
		version: 1,
		checkedAt,
		images: images.map(reportImage),
		requests: registry.requests,
		rateLimits: registry.rateLimits
	};
}
function reportImage(image) {
	return {
		name: image.configuration.name,
		reference: (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.configuration.reference),
		digest: image.lineage.digest ?? null,
		verdict: image.verdict,
		decision: image.plan.decision,
		dueAt: image.plan.dueAt,
		waitsFor: image.plan.waitsFor,
		key: image.key ?? null,
		bases: image.lineage.bases.map((base) => reportBase(base, image.firstSeenAt)),
		error: reportError(image.errors[0])
	};
}
function reportBase(base, firstSeenAt) {
	return {
		reference: (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(base.reference),
		role: base.role,
		line: base.line ?? null,
		platforms: base.platforms?.map(_platform_CrqaL1f0_js__WEBPACK_IMPORTED_MODULE_9__.t) ?? null,
		previous: base.previous,
		current: base.current ?? null,
		verdict: base.verdict,
		evidence: base.evidence ?? null,
		evidenceSkipped: base.evidenceSkipped,
		firstSeenAt: firstSeenAt[(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference)] ?? null,
		error: reportError(base.error)
	};
}
function reportError(failure) {
	if (failure === void 0) return null;
	return {
		code: failure.code,
		message: failure.message,
		hint: failure.hint ?? null
	};
}
// packages/commands/src/check/selection.ts
/**
* The images that are built on a base which one of the globs matches, and those that are built on them. All images when there is no glob.
* Throws `Failure` for a glob that matches no base of any image.
*/
function selectByBases(images, globs) {
	if (globs.length === 0) return images;
	const nodes = images.map(({ configuration: { name, reference }, lineage: { bases } }) => ({
		name,
		reference,
		bases
	}));
	const built = (glob) => nodes.filter((node) => node.bases.some((base) => (0,_delay_D1uFCXHC_js__WEBPACK_IMPORTED_MODULE_4__.i)(glob, (0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference))));
	const idle = globs.find((glob) => built(glob).length === 0);
	if (idle !== void 0) throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`only-bases: "${(0,_printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.n)(idle, 80)}" matches no base of any image`, {
		code: "check.only-bases",
		hint: "Globs are matched against full references, for example docker.io/library/node:*."
	});
	const names = new Set(withDependents(globs.flatMap(built), nodes));
	return images.filter((image) => names.has(image.configuration.name));
}
// packages/commands/src/check/summary.ts
const VERDICTS = {
	changed: "🔴 changed",
	unknown: "⚪ unknown",
	unchanged: "🟢 unchanged"
};
const ORDER = {
	changed: 0,
	unknown: 1,
	unchanged: 2
};
/** The job summary: what changed first, and for each image its bases, the verdict, and what is done about it. */
function summariseCheck(images, dryRun) {
	const count = (verdict) => images.filter((image) => image.verdict === verdict).length;
	const due = images.filter((image) => image.plan.decision === "rebuild").length;
	const rows = images.toSorted((left, right) => ORDER[left.verdict] - ORDER[right.verdict]).map((image) => [
		`**${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.r)(image.configuration.name)}**<br>${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.t)((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(image.configuration.reference))}`,
		VERDICTS[image.verdict],
		image.lineage.bases.map(describeBase).join("<br>") || "none",
		describeDecision(image)
	]);
	return `### Base images\n\n${`**${due} due for a rebuild** · ${count("changed")} changed · ${count("unknown")} unknown · ${count("unchanged")} unchanged`}\n${dryRun ? "\nThis was a dry run: nothing was recorded.\n" : ""}\n${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.i)([
		"Image",
		"Verdict",
		"Bases",
		"Decision"
	], rows)}`;
}
function describeBase(base) {
	const name = (0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.t)((0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.n)(base.reference));
	if (base.verdict === "unknown") return `⚪ ${name}: ${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.r)(base.error?.message ?? "unknown")}`;
	const move = base.verdict === "changed" ? ` ${shorten(base.previous[0])} → ${shorten(base.current)}` : "";
	const by = base.evidence === void 0 ? "" : ` (${base.evidence})`;
	return `${base.verdict === "changed" ? "🔴" : "🟢"} ${name}${move}${by}`;
}
function shorten(digest) {
	return digest === void 0 ? "?" : (0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.t)(digest.slice(7, 19));
}
function describeDecision(image) {
	const { decision, dueAt, waitsFor } = image.plan;
	if (image.errors[0] !== void 0) return `${decision}<br>${(0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.r)(image.errors[0].message)}`;
	if (dueAt !== null) return `${decision}<br>until ${dueAt}`;
	return waitsFor.length > 0 ? `${decision}<br>${waitsFor.map((name) => (0,_markdown_D3_lgKXO_js__WEBPACK_IMPORTED_MODULE_11__.r)(name)).join(", ")}` : decision;
}
// packages/commands/src/check/unknown.ts
const LONG_UNKNOWN_MS = 6048e5;
/** Judges the unknown verdicts of a run by `fail-on`; with a ledger, an image that is unknown for 7 days fails too, `never` aside. */
function judgeUnknown(images, failOn, ledger, nowMs) {
	const unknown = images.filter((image) => image.verdict === "unknown");
	const everyOne = reaches(failOn, unknown.length, images.length);
	const failures = [];
	const warnings = [];
	for (const image of unknown) {
		const since = ledger.images[image.configuration.name]?.unknownSince ?? void 0;
		const long = failOn !== "never" && since !== void 0 && nowMs - Date.parse(since) >= LONG_UNKNOWN_MS;
		(everyOne || long ? failures : warnings).push(...describeUnknown(image, long ? since : void 0));
	}
	return {
		failures,
		warnings
	};
}
function reaches(failOn, unknown, all) {
	if (failOn === "never" || unknown === 0) return false;
	if (failOn === "unknown") return true;
	return failOn === "all-unknown" ? unknown === all : unknown / all >= failOn.share;
}
/** What keeps an image's verdict from being known: its own errors, else those of its bases. */
function describeUnknown(image, since) {
	const { name, reference } = image.configuration;
	const errors = image.errors.length > 0 ? image.errors : image.lineage.bases.flatMap((base) => base.error ?? []);
	const lasting = since === void 0 ? "" : ` since ${since}`;
	return errors.map((error) => new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${name} (${(0,_reference_BUT5BNYo_js__WEBPACK_IMPORTED_MODULE_3__.t)(reference)}) is unknown${lasting}: ${error.message}`, {
		code: error.code,
		hint: error.hint,
		cause: error
	}));
}
// packages/commands/src/check/run-check.ts
/**
* check-base-digest: settles what each image was built on and what its bases are now, decides what is due, and records it. Rejects with
* `Failure` for what concerns the whole run (config, ledger, docker's configuration); one image's trouble is in its verdict.
*/
async function runCheck(inputs, world) {
	const subjects = await readSubjects(inputs, world.files);
	const store = openStore(inputs, world);
	const ledger = await store?.load() ?? (0,_file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_2__.n)();
	requireMemoryForDelays(subjects, store);
	const registry = await openRegistry(inputs, subjects, world);
	const observed = selectByBases(await observeAll(inputs, subjects, registry, world), inputs["only-bases"]);
	const nowMs = world.clock.now();
	const plan = planRebuilds({
		images: observed.map(toObservation),
		ledger,
		nowMs,
		state: (0,_file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_2__.i)(inputs.state),
		force: describeForce(inputs, world)
	});
	const images = attachPlan(observed, plan);
	logImages(images, plan.cycles, world.log);
	const dryRun = inputs["dry-run"] ?? isPullRequest(world);
	const outcome = await finish({
		inputs,
		world,
		images,
		plan,
		registry,
		nowMs,
		dryRun,
		single: subjects.single
	});
	if (store !== void 0 && !dryRun) await store.save(plan.ledger);
	return outcome;
}
async function finish(run) {
	const { inputs, world, images, plan } = run;
	const files = await writeFiles(run);
	const { outputs, warnings, failures } = buildOutputs(images, plan.rebuilds, files, run.single);
	const unknown = judgeUnknown(images, inputs["fail-on"], plan.ledger, run.nowMs);
	for (const warning of warnings) world.log.warning(warning);
	for (const { message, hint } of unknown.warnings) world.log.warning(hint === void 0 ? message : `${message} · ${hint}`);
	return {
		outputs,
		failures: [...failures, ...unknown.failures],
		summary: summariseCheck(images, run.dryRun)
	};
}
async function writeFiles({ inputs, world, images, plan, registry, nowMs }) {
	const folder = inputs["output-dir"] ?? (world.environment["RUNNER_TEMP"] || world.environment["TMPDIR"] || "/tmp");
	const files = {
		rebuilds: world.files.resolve(`${folder}/rebuilds.json`),
		report: world.files.resolve(`${folder}/report.json`)
	};
	const report = buildReport(images, registry, new Date(nowMs).toISOString());
	await world.files.write(files.rebuilds, `${JSON.stringify(plan.rebuilds)}\n`);
	await world.files.write(files.report, `${JSON.stringify(report, null, 2)}\n`);
	return files;
}
function openStore(inputs, { files }) {
	return inputs.state.kind === "none" ? void 0 : (0,_file_store_DcnPoa7m_js__WEBPACK_IMPORTED_MODULE_2__.t)(files, inputs.state.path);
}
function requireMemoryForDelays({ images }, store) {
	const delayed = images.find((image) => image.rebuildDelay.rules.some((rule) => rule.delayMs > 0));
	if (store !== void 0 || delayed === void 0) return;
	throw new _printable_U3SUH0Uo_js__WEBPACK_IMPORTED_MODULE_1__.i(`${delayed.name}: it has a rebuildDelay, and state is none`, {
		code: "check.delay-without-state",
		hint: "Set state to file:<path> and keep that file between runs: a delay counts from when a digest was first seen."
	});
}
async function observeAll(inputs, subjects, registry, world) {
	const { images, single } = subjects;
	const openGithub = createGithubs(inputs, world);
	const dockerfiles = {
		files: world.files,
		checkout: await describeCheckout(world),
		openGithub
	};
	const workspace = await readWorkspace(images, single, dockerfiles);
	const buildMissing = inputs["on-missing"] === "rebuild";
	return Promise.all(images.map((image) => observeImage(image, {
		registry,
		single,
		buildMissing,
		dockerfiles,
		workspace
	})));
}
function describeForce(inputs, { environment, clock }) {
	if (!inputs.force || inputs.reason === void 0) return void 0;
	return {
		unchangedToo: inputs["force-unchanged"],
		by: environment["GITHUB_ACTOR"] || environment["GITLAB_USER_LOGIN"] || environment["USER"] || "unknown",
		reason: inputs.reason,
		runId: environment["GITHUB_RUN_ID"] || environment["CI_PIPELINE_ID"] || String(clock.now())
	};
}
function isPullRequest({ environment }) {
	return (environment["GITHUB_EVENT_NAME"] ?? "").startsWith("pull_request");
}



/***/ })

};
