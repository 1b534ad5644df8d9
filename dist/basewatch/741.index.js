export const id = 741;
export const ids = [741];
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

/***/ 741:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheck: () => (/* binding */ runCheck)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(350);
/* harmony import */ var _document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6822);
/* harmony import */ var _attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1484);
/* harmony import */ var _reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3787);
/* harmony import */ var _delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4878);
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3285);
/* harmony import */ var _state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(175);
/* harmony import */ var _registries_CmOqcJx6_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1398);
/* harmony import */ var _forges_GwnLsAer_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3467);
/* harmony import */ var _transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(344);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(1128);
/* harmony import */ var _platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(2019);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_16__ = __webpack_require__(9982);
/* harmony import */ var _window_DAhVbULk_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(4385);
/* harmony import */ var _markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__ = __webpack_require__(3043);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_15__ = __webpack_require__(7975);

















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
	const [one, other] = [(0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.n)(left), (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.n)(right)];
	return one.os === other.os && one.architecture === other.architecture && one.variant === other.variant && sameBuild(one.osVersion, other.osVersion);
}
/**
* The candidate that a builder takes for a platform: the platform itself, else the nearest older one that runs there (arm/v7 runs
* arm/v6, amd64 runs 386); `undefined` when there is none (https://github.com/containerd/platforms/blob/main/compare.go).
*/
function selectPlatform(wanted, candidates) {
	for (const runnable of runnablePlatforms((0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.n)(wanted))) {
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
// packages/ledger/src/archive.ts
/**
* The ledger with every image that is not `listed` moved to the archive, `at` (ISO 8601): `listed` are all names of images.yaml, not only those that this run looks at.
* Its attempts stay.
*/
function archiveImages(ledger, listed, at) {
	const leaving = Object.entries(ledger.images).filter(([name]) => !listed.has(name));
	if (leaving.length === 0) return ledger;
	const images = { ...ledger.images };
	const archive = { ...ledger.archive };
	for (const [name, record] of leaving) {
		archive[name] = {
			...record,
			archivedAt: at
		};
		delete images[name];
	}
	return {
		...ledger,
		images,
		archive
	};
}
/** The ledger with every `listed` image that is in the archive brought back, with all that was known of it. */
function restoreImages(ledger, listed) {
	const returning = Object.entries(ledger.archive).filter(([name]) => listed.has(name));
	if (returning.length === 0) return ledger;
	const images = { ...ledger.images };
	const archive = { ...ledger.archive };
	for (const [name, { archivedAt: _archivedAt, ...record }] of returning) {
		if (!Object.hasOwn(images, name)) images[name] = record;
		delete archive[name];
	}
	return {
		...ledger,
		images,
		archive
	};
}
// packages/render/src/graph.ts
const COLOURS$1 = {
	red: "fill:#ffd8d3,stroke:#cf222e,color:#24292f",
	green: "fill:#d2f4d3,stroke:#1a7f37,color:#24292f",
	grey: "fill:#eaeef2,stroke:#6e7781,color:#24292f"
};
const LABEL_LENGTH = 80;
/**
* A graph as a Mermaid block, which GitHub and GitLab draw in Markdown (https://mermaid.js.org/syntax/flowchart.html). Edges of unknown
* nodes are left out; empty without nodes.
*/
function graph(nodes, edges) {
	if (nodes.length === 0) return "";
	const names = new Map(nodes.map(({ id }, index) => [id, `n${index}`]));
	const drawn = nodes.map(({ id, label, shape, colour }) => {
		const text = `"${escapeLabel(label)}"`;
		return `  ${names.get(id)}${shape === "round" ? `([${text}])` : `[${text}]`}:::${colour}\n`;
	});
	const arrows = edges.flatMap(({ from, to }) => {
		const [source, target] = [names.get(from), names.get(to)];
		return source === void 0 || target === void 0 ? [] : [`  ${source} --> ${target}\n`];
	});
	const classes = Object.entries(COLOURS$1).map(([name, style]) => `  classDef ${name} ${style}\n`);
	return `\`\`\`mermaid\nflowchart LR\n${[
		...drawn,
		...arrows,
		...classes
	].join("")}\`\`\`\n`;
}
/** What is no plain part of a name becomes Mermaid's own entity, so that nothing in a label is syntax, markup or a link. */
function escapeLabel(label) {
	return (label.length > LABEL_LENGTH ? `${label.slice(0, LABEL_LENGTH)}…` : label).replaceAll(/[^\w./:@ -]/gu, (character) => `#${character.codePointAt(0)};`);
}
// packages/plan/src/dependents.ts
/** The names of `images` and of every one among `all` that is built on them, directly or through others. */
function withDependents(images, all) {
	const builtOn = /* @__PURE__ */ new Map();
	for (const image of all) for (const base of image.bases) {
		const reference = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference);
		const users = builtOn.get(reference);
		if (users === void 0) builtOn.set(reference, [image.name]);
		else users.push(image.name);
	}
	const references = new Map(all.map((image) => [image.name, (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.reference)]));
	const names = new Set(images.map((image) => image.name));
	for (const name of names) for (const user of builtOn.get(references.get(name) ?? "") ?? []) names.add(user);
	return [...names];
}
// packages/plan/src/attempts.ts
const FIRST_PAUSE_MS = 9e5;
const LONGEST_PAUSE_MS = 864e5;
/** The attempts at each image, oldest claim first. */
function attemptsByImage(ledger) {
	const found = /* @__PURE__ */ new Map();
	const sorted = Object.values(ledger.attempts).toSorted((left, right) => left.claimedAt === right.claimedAt ? left.attempt - right.attempt : left.claimedAt < right.claimedAt ? -1 : 1);
	for (const attempt of sorted) for (const name of attempt.images) {
		const known = found.get(name);
		if (known === void 0) found.set(name, [attempt]);
		else known.push(attempt);
	}
	return found;
}
/**
* The attempts that came to nothing since the image was last proven unchanged, and, under an order, since that order. One whose run succeeded counts while
* the image does not show it.
*/
function failuresOf(attempts, record) {
	const sinceMs = Math.max(timeOf(record?.unchangedAt), timeOf(record?.forced?.at));
	return attempts.filter((attempt) => (attempt.status === "failed" || attempt.status === "built") && Date.parse(attempt.claimedAt) >= sinceMs && !isShownBy(record, attempt));
}
/** Whether an image has shown an attempt, which may be `built` still for the sake of other images. */
function isShownBy(record, { key, attempt }) {
	return record?.lastRebuild?.key === key && record.lastRebuild.attempt === attempt;
}
function timeOf(at) {
	return typeof at === "string" ? Date.parse(at) : Number.NEGATIVE_INFINITY;
}
/** Those of the failures that were at what is due now: the same digests of the bases that call for it. */
function failuresHere(failures, causes) {
	const wanted = new Map(causes.map(({ reference, current }) => [(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference), current]));
	return failures.filter(({ bases }) => [...wanted].every(([name, digest]) => bases[name] === digest));
}
/** When the pause after the failures is over: a quarter of an hour after the first, twice as long after each further one, at most a day. */
function pauseEndMs(failures) {
	const ended = failures.map(({ closedAt, claimedAt }) => Date.parse(closedAt ?? claimedAt));
	if (ended.length === 0) return Number.NEGATIVE_INFINITY;
	const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (failures.length - 1), LONGEST_PAUSE_MS);
	return ended.reduce((last, each) => Math.max(last, each)) + pauseMs;
}
/**
* Whether a published image shows what an attempt was for: it is another image than before, on the bases of the attempt or newer ones. Where the attempt was for no
* base (an order to rebuild an unchanged image, or one that was never published), another image is all that it was for.
*/
function showsAttempt(image, attempt, bases) {
	if (image.digest === void 0 || image.digest === attempt.imageDigests[image.name]) return false;
	if (image.verdict === "unchanged" || Object.keys(attempt.bases).length === 0) return true;
	const wanted = image.bases.filter((base) => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference) in attempt.bases);
	return wanted.length > 0 && wanted.every((base) => isOn(base, attempt, bases[(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference)]));
}
/** Whether an image is on the digest that an attempt was for, or on one that the base has had since. */
function isOn(base, attempt, record) {
	if (base.verdict !== "changed") return base.verdict === "unchanged";
	const digest = attempt.bases[(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference)];
	const history = record?.history ?? [];
	const from = history.findLastIndex((seen) => seen.digest === digest && Date.parse(seen.firstSeenAt) <= Date.parse(attempt.claimedAt));
	const since = from === -1 ? [] : history.slice(from);
	const names = /* @__PURE__ */ new Set([digest, ...since.flatMap((seen) => [seen.digest, ...Object.values(seen.children ?? {})])]);
	return base.previous.length > 0 && base.previous.every((previous) => names.has(previous));
}
// packages/plan/src/decide.ts
/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due or building waits for it. */
function decideImages(request) {
	const { attempts, observed, order } = request;
	const planned = /* @__PURE__ */ new Map();
	const outlooks = /* @__PURE__ */ new Map();
	for (const name of order.order) {
		const image = observed.get(name);
		const own = attempts.get(name) ?? [];
		const upstreams = order.upstreams.get(name) ?? [];
		if (image !== void 0) {
			const outlookOf = (upstream) => outlooks.get(upstream);
			planned.set(name, decideImage(image, {
				upstreams,
				outlookOf
			}, own, request));
		}
		const { decision, dueAt } = planned.get(name) ?? request.ledger.images[name] ?? AT_REST;
		outlooks.set(name, own.some(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i) ? "soon" : foresee(decision, dueAt, upstreams, outlooks));
	}
	return [...observed.keys()].flatMap((name) => planned.get(name) ?? []);
}
const AT_REST = {
	decision: "none",
	dueAt: null
};
/** What a decision makes of an image. What waits for an instant that never comes holds nobody up. */
function foresee(decision, dueAt, upstreams, outlooks) {
	switch (decision) {
		case "rebuild":
		case "hold:in-flight": return "soon";
		case "wait:retry": return dueAt === null ? void 0 : "soon";
		case "wait:window": return dueAt === null ? void 0 : "window";
		case "wait:upstream": {
			const awaited = new Set(upstreams.map((name) => outlooks.get(name)));
			return awaited.has("soon") || !awaited.has("window") ? "soon" : "window";
		}
		default: return;
	}
}
function decideImage(image, { upstreams, outlookOf }, attempts, request) {
	const record = request.ledger.images[image.name];
	const force = request.force ?? record?.forced ?? void 0;
	if (attempts.length === 0 && image.verdict !== "changed" && force === void 0) return atRest(image);
	const causes = image.bases.filter((base) => base.verdict === "changed" && !base.movedPastPin);
	const failures = failuresOf(attempts, record);
	const here = failuresHere(failures, causes);
	const busy = upstreams.filter((name) => force === void 0 ? outlookOf(name) !== void 0 : outlookOf(name) === "soon");
	const plan = (decision, dueAtMs) => ({
		observation: image,
		decision,
		dueAt: dueAtMs === void 0 ? null : new Date(dueAtMs).toISOString(),
		causes,
		waitsFor: decision === "wait:upstream" ? busy : [],
		failures: here,
		ineffective: looksIneffective(image, here)
	});
	const forcedUnchanged = force?.unchangedToo === true && image.verdict !== "unknown";
	if (attempts.some(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i)) return plan("hold:in-flight");
	if (image.verdict !== "changed" && !forcedUnchanged) return plan("none");
	if (!image.rebuildable) return plan("hold:watch-only");
	if (causes.length === 0 && image.bases.some((base) => base.movedPastPin) && !forcedUnchanged) return plan("hold:pinned");
	if (force === void 0 && !image.autoRebuild) return plan("hold:disabled");
	const delayedMs = force === void 0 ? delayEndMs(image, causes, request) : request.nowMs;
	const open = (fromMs) => force !== void 0 || image.nextOpenMs === void 0 ? fromMs : image.nextOpenMs(fromMs);
	if (delayedMs > request.nowMs) return plan("wait:delay", open(delayedMs));
	if (request.force === void 0) {
		if (here.length >= image.maxAttempts) return plan("hold:attempts");
		const retryMs = pauseEndMs(failures);
		if (retryMs > request.nowMs) return plan("wait:retry", open(retryMs));
	}
	const openMs = open(request.nowMs);
	if (openMs !== request.nowMs) return plan("wait:window", openMs);
	const mayWait = force === void 0 || request.remembered;
	return busy.length > 0 && mayWait ? plan("wait:upstream") : plan("rebuild");
}
/** Most images are unchanged most of the time, and nothing else is to be found out about them. */
function atRest(observation) {
	return {
		observation,
		decision: "none",
		dueAt: null,
		causes: [],
		waitsFor: [],
		failures: [],
		ineffective: null
	};
}
/** The earliest time at which one of the moves has waited its delay. An image without causes (never published) is due at once. */
function delayEndMs(image, causes, request) {
	const pending = request.ledger.images[image.name]?.pendingSince ?? {};
	const times = causes.map((base) => {
		const name = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference);
		const since = pending[name];
		return Math.min(since === void 0 ? request.nowMs : Date.parse(since), request.nowMs) + (0,_delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_5__.t)(image.rebuildDelay, name);
	});
	return times.length === 0 ? request.nowMs : Math.min(...times);
}
/** A run that succeeded and left the image on its old base either did not pull the base, or did not publish the image. */
function looksIneffective(image, here) {
	const last = here.findLast(({ status }) => status === "built");
	if (last === void 0 || image.verdict !== "changed") return null;
	return image.digest === last.imageDigests[image.name] ? "does-not-publish" : "does-not-pull";
}
// packages/plan/src/fleet.ts
/**
* The order of a fleet, by what a ledger holds of each image's bases, those included that this run has just observed. The same in every shard, so that a ring is
* cut at the same place by each.
*/
function orderImages(fleet, { images }) {
	const byReference = new Map(fleet.map(({ name, reference }) => [(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference), name]));
	return orderFleet(fleet.map(({ name }) => name).toSorted(), (name) => {
		const upstreams = [];
		for (const base of images[name]?.bases ?? []) {
			const upstream = byReference.get(base);
			if (upstream !== void 0) upstreams.push(upstream);
		}
		return upstreams;
	});
}
/** Orders images so that each comes after those that it is built on; takes any depth, in time linear in images and edges. */
function orderFleet(names, upstreamsOf) {
	const order = [];
	const upstreams = /* @__PURE__ */ new Map();
	const cycles = [];
	for (const root of names) {
		const first = visit(root);
		if (first === void 0) continue;
		if (first.rest.length === 0) {
			order.push(root);
			continue;
		}
		const path = [first];
		const depths = new Map(path.map(({ name }) => [name, 0]));
		for (let step = path.at(-1); step !== void 0; step = path.at(-1)) {
			const next = step.rest.pop();
			if (next === void 0) {
				order.push(step.name);
				depths.delete(step.name);
				path.pop();
				continue;
			}
			const depth = depths.get(next);
			if (depth !== void 0) {
				cycles.push([...path.slice(depth).map(({ name }) => name), next]);
				continue;
			}
			upstreams.get(step.name)?.push(next);
			const deeper = visit(next);
			if (deeper === void 0) continue;
			depths.set(next, path.length);
			path.push(deeper);
		}
	}
	return {
		order,
		upstreams,
		cycles
	};
	function visit(name) {
		if (upstreams.has(name)) return void 0;
		upstreams.set(name, []);
		const rest = upstreamsOf(name);
		return {
			name,
			rest: rest.length < 2 ? [...rest] : [...new Set(rest)].toReversed()
		};
	}
}
// packages/plan/src/force.ts
/**
* The ledger without the orders that have been carried out: an attempt under the order is proven, or the image is unchanged and, where unchanged ones were to be
* rebuilt too, another one than before. As long as something that it is built on is under way, an image stays covered: what moves then is rebuilt under the order too.
*/
function releaseForced(ledger, observed, { order, upstreams }, attempts) {
	if (![...observed.keys()].some((name) => (ledger.images[name]?.forced ?? null) !== null)) return ledger;
	const images = { ...ledger.images };
	const lag = createLag(observed);
	const isPending = (name) => (images[name]?.forced ?? null) !== null || (attempts.get(name)?.some(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i) ?? false);
	for (const name of order) {
		const image = observed.get(name);
		const record = images[name];
		const forced = record?.forced ?? null;
		if (image === void 0 || record === void 0 || forced === null) continue;
		if (!isCarriedOut(image, forced, attempts.get(name) ?? [])) continue;
		if (!(upstreams.get(name)?.some(isPending) || lag(image))) images[name] = {
			...record,
			forced: null
		};
		else if (forced.unchangedToo) images[name] = {
			...record,
			forced: {
				...forced,
				unchangedToo: false
			}
		};
	}
	return {
		...ledger,
		images
	};
}
/** Whether an image was compared with an older state of one of the images than this run has seen itself: it may have moved in between. */
function createLag(observed) {
	const digests = new Map([...observed.values()].map(({ reference, digest }) => [(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference), digest]));
	const find = (reference) => digests.get((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference));
	return ({ bases }) => bases.some(({ reference, pinned, current }) => {
		const digest = pinned ? void 0 : find(reference);
		return digest !== void 0 && digest !== current;
	});
}
function isCarriedOut(image, forced, attempts) {
	const under = attempts.filter(({ claimedAt }) => Date.parse(claimedAt) >= Date.parse(forced.at));
	if (under.some(({ status }) => status === "proven")) return true;
	const isAtRest = image.bases.every(({ verdict, movedPastPin }) => verdict === "unchanged" || movedPastPin);
	if (image.verdict === "unknown" || !isAtRest) return false;
	const isAnother = image.digest !== void 0 && image.digest !== forced.imageDigest;
	return !forced.unchangedToo || isAnother || under.some(({ status }) => status === "built");
}
/** By name, what is recorded of an order: for what is rebuilt by it or waits, and for all that is built on that, observed by this run or not. */
function recordOrders(request) {
	const { force, ledger, order, at, planned } = request;
	if (force === void 0) return /* @__PURE__ */ new Map();
	const named = /* @__PURE__ */ new Set([...planned.filter(({ decision }) => ORDERED.has(decision)).map(({ observation }) => observation.name), ...request.stale.filter((image) => isOrdered(image, ledger.images[image.name], force)).map(({ name }) => name)]);
	const covered = new Set(named);
	for (const name of order.order) if (order.upstreams.get(name)?.some((each) => covered.has(each))) covered.add(name);
	const { by, reason, runId } = force;
	const observed = [...planned.map(({ observation }) => observation), ...request.stale];
	const digests = new Map(observed.map((image) => [image.name, image.digest]));
	const orders = /* @__PURE__ */ new Map();
	for (const name of covered) {
		const record = ledger.images[name];
		if (record === void 0) continue;
		const unchangedToo = force.unchangedToo && named.has(name) || record.forced?.unchangedToo === true;
		const isOlder = !named.has(name) && record.forced !== null;
		const imageDigest = digests.get(name) ?? record.digest;
		orders.set(name, isOlder ? record.forced : {
			at,
			by,
			reason,
			runId,
			imageDigest,
			unchangedToo
		});
	}
	return orders;
}
const ORDERED = /* @__PURE__ */ new Set([
	"rebuild",
	"wait:upstream",
	"hold:in-flight"
]);
/** Whether an order is for an image, by what this run saw of it or by what somebody else has recorded since. */
function isOrdered({ rebuildable, verdict, bases }, record, { unchangedToo }) {
	if (!rebuildable) return false;
	if (unchangedToo) return verdict !== "unknown" || record !== void 0 && record.verdict !== "unknown";
	return bases.some((base) => base.verdict === "changed" && !base.movedPastPin) || record?.verdict === "changed" && record.decision !== "hold:pinned";
}
// packages/plan/src/remember.ts
/**
* The ledger after a run has seen `observations`: when each base's digest was first seen, since when each
* image's move waits, and how often it went from proven unchanged to changed. An `unknown` verdict neither starts nor ends anything.
*/
function rememberObservations(ledger, observations, occasion) {
	const bases = { ...ledger.bases };
	for (const { bases: observed } of observations) for (const base of observed) {
		if (base.current === void 0 || base.pinned) continue;
		const name = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference);
		const record = bases[name];
		if (!(record !== void 0 && record.current !== base.current && !isBefore(record.firstSeenAt, occasion.startedAt))) bases[name] = (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.c)(record, base.current, occasion.at);
	}
	for (const { base, ...learned } of observations.flatMap((observation) => observation.learned ?? [])) {
		const record = bases[base];
		if (record !== void 0) bases[base] = (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.s)(record, learned);
	}
	const images = { ...ledger.images };
	for (const observation of observations) {
		const { name } = observation;
		images[name] = rememberImage$1(images[name], observation, bases, occasion);
	}
	return {
		...ledger,
		bases,
		images
	};
}
function isBefore(left, right) {
	return Date.parse(left) < Date.parse(right);
}
function rememberImage$1(record, observation, bases, { at, config }) {
	const { verdict } = observation;
	const names = observation.bases.map((base) => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference));
	const digest = observation.digest ?? record?.digest ?? null;
	const isSame = digest === (record?.digest ?? null);
	if (record !== void 0 && isSame && isAtRest(record, observation, names, config)) return observation.evidence === void 0 ? record : {
		...record,
		evidence: observation.evidence
	};
	return {
		...record,
		reference: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(observation.reference),
		config,
		digest,
		digestSeenAt: isSame ? record?.digestSeenAt ?? null : at,
		evidence: observation.evidence ?? (isSame ? record?.evidence ?? null : null),
		builtOn: builtOn(isSame ? record?.builtOn : void 0, {
			observed: observation.bases,
			names
		}),
		bases: distinct$1(names),
		verdict,
		proven: verdict === "unknown" ? record?.proven ?? null : verdict,
		unchangedAt: verdict === "unchanged" && record?.proven !== "unchanged" ? at : record?.unchangedAt ?? null,
		unknownSince: verdict === "unknown" ? record?.unknownSince ?? at : null,
		decision: record?.decision ?? "none",
		dueAt: record?.dueAt ?? null,
		episode: (record?.episode ?? 0) + (verdict === "changed" && record?.proven === "unchanged" ? 1 : 0),
		pendingSince: pendingSince(record, isSame, {
			observed: observation.bases,
			names
		}, bases, at),
		forced: record?.forced ?? null,
		lastRebuild: record?.lastRebuild ?? null
	};
}
/** Whether an image was unchanged and is, on the same bases: most images are most of the time. */
function isAtRest(record, { verdict, bases, reference }, names, config) {
	if (verdict !== "unchanged" || record.verdict !== "unchanged" || record.config !== config) return false;
	if (record.proven !== "unchanged" || record.bases.length !== bases.length) return false;
	if (Object.keys(record.pendingSince).length > 0 || record.unknownSince !== null) return false;
	const isOn = (name, index) => record.bases.includes(name) && record.builtOn[name] === bases[index]?.current;
	return names.every(isOn) && record.reference === (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference);
}
function distinct$1(names) {
	return names.toSorted().filter((name, index, sorted) => name !== sorted[index - 1]);
}
/** What the image is proven to be built on, at its digest. An unknown base keeps what was proven of the same digest before. */
function builtOn(before, { observed, names }) {
	const known = {};
	for (const [index, { verdict, current, previous }] of observed.entries()) {
		const name = names[index] ?? "";
		const [only, another] = previous;
		const digest = (verdict === "unchanged" ? current : verdict === "changed" && another === void 0 ? only : void 0) ?? before?.[name];
		if (digest !== void 0) known[name] = digest;
	}
	return known;
}
function pendingSince(record, isSame, { observed, names }, bases, at) {
	const pending = {};
	for (const [index, base] of observed.entries()) {
		if (base.verdict === "unchanged") continue;
		const name = names[index] ?? "";
		const since = record?.pendingSince[name];
		const builtOn = isSame ? void 0 : record?.builtOn[name];
		const isRebuilt = builtOn !== void 0 && !base.previous.includes(builtOn);
		if (base.verdict === "unknown" && since !== void 0) pending[name] = since;
		if (base.verdict === "changed") pending[name] = movedAt(base, bases[name], isRebuilt ? at : since) ?? at;
	}
	return pending;
}
/** When a base first moved away from what an image is built on, where its history reaches back that far; else since when the image waits for it. */
function movedAt({ previous, current, pinned }, record, since) {
	const history = record?.history ?? [];
	const builtOn = history.findLastIndex(({ digest, children }) => [digest, ...Object.values(children ?? {})].some((each) => previous.includes(each)));
	const moved = builtOn === -1 ? void 0 : history[builtOn + 1]?.firstSeenAt;
	if (moved !== void 0) return moved;
	const returned = pinned ? void 0 : history[builtOn]?.firstSeenAt;
	if (returned !== void 0 && since !== void 0 && isBefore(since, returned)) return void 0;
	return since ?? seenAt(record, current);
}
/** When a base was last seen to come to a digest; `undefined` when it never was. */
function seenAt(record, digest) {
	return record?.history.findLast((seen) => seen.digest === digest)?.firstSeenAt;
}
// packages/plan/src/rebuilds.ts
/** The rebuilds that are due: images with the same dispatch and inputs share one. */
function listRebuilds(request) {
	const groups = Map.groupBy(request.planned.filter((image) => image.decision === "rebuild"), (image) => groupName(image));
	const numbers = lastAttempts(request.ledger);
	return [...groups.values()].map((group) => toRebuild(group, request, numbers));
}
function groupName({ observation }) {
	const { dispatch } = observation;
	return dispatch === null ? `image ${observation.name}` : JSON.stringify([spellDispatch(dispatch), sorted(dispatch.inputs)]);
}
function toRebuild(group, request, numbers) {
	const images = group.map((image) => ({
		name: image.observation.name,
		reference: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.observation.reference),
		bases: image.causes.map((base) => toBase(base, request.ledger))
	}));
	const dispatch = group[0]?.observation.dispatch ?? null;
	const key = idempotencyKey(dispatch, group, request);
	return {
		key,
		attempt: 1 + (numbers.get(key) ?? 0),
		reason: ordersOf(group, request, ({ reason }) => reason),
		checkedAt: request.checkedAt,
		ledger: request.state,
		dispatch,
		images
	};
}
/** By key, the number of its last attempt, whatever became of it: a number is never used twice. */
function lastAttempts({ attempts }) {
	const last = /* @__PURE__ */ new Map();
	for (const { key, attempt } of Object.values(attempts)) last.set(key, Math.max(attempt, last.get(key) ?? 0));
	return last;
}
function toBase(base, ledger) {
	const name = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference);
	return {
		reference: name,
		role: base.role,
		previous: base.previous,
		current: base.current ?? null,
		evidence: base.evidence ?? null,
		firstSeenAt: seenAt(ledger.bases[name], base.current) ?? null
	};
}
/** What the orders say that a group is rebuilt under: each thing once, whatever order the images come in; `null` without orders. */
function ordersOf(group, request, say) {
	const recorded = group.map(({ observation }) => request.ledger.images[observation.name]?.forced ?? void 0);
	const orders = request.force === void 0 ? recorded : [request.force];
	const said = new Set(orders.flatMap((order) => order === void 0 ? [] : [say(order)]));
	return said.size === 0 ? null : [...said].toSorted().join("; ");
}
/**
* 16 hex digits that are the same for the same situation on every machine: the dispatch without its inputs, and for each image its name,
* its changed references with their current digests, and its episode; with a forced request, also the id of the run that forced it.
*/
function idempotencyKey(dispatch, group, request) {
	const images = group.map((image) => [
		image.observation.name,
		image.causes.map((base) => `${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference)}@${base.current ?? ""}`).toSorted(),
		request.ledger.images[image.observation.name]?.episode ?? 0
	]);
	const situation = JSON.stringify([
		dispatch === null ? null : spellDispatch(dispatch),
		images.toSorted((left, right) => String(left[0]) < String(right[0]) ? -1 : 1),
		ordersOf(group, request, ({ runId }) => runId)
	]);
	return (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_6__.t)(Buffer.from(situation)).slice(7, 23);
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
// packages/plan/src/settle.ts
/** How long an attempt may stay unreadable before it counts as failed. */
const UNREADABLE_MS = 864e5;
/**
* The ledger with what the runs of open attempts say. An attempt that somebody else closed meanwhile, or knows the run of when these words know none or another,
* stays as they left it.
*/
function applySettlements(ledger, settlements, at) {
	if (settlements.length === 0) return ledger;
	const attempts = { ...ledger.attempts };
	for (const { id, ...said } of settlements) {
		const attempt = attempts[id];
		if (attempt === void 0 || !(0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i)(attempt)) continue;
		if (attempt.runId !== null && attempt.runId !== said.runId) continue;
		const settled = {
			...attempt,
			...said
		};
		attempts[id] = {
			...settled,
			closedAt: (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i)(settled) ? null : at
		};
	}
	return {
		...ledger,
		attempts
	};
}
/**
* The ledger with what the images themselves prove of the attempts at them: an attempt that all of its images show is `proven`, whatever its run came to. One whose
* run is known to go on (`alive`) stays open: somebody else may have published meanwhile. One that could be read neither there nor at its run for 24 h has failed: where no run of it was ever known, 24 h after its claim, otherwise after the first
* look that could not read it. Attempts at images that others observe are theirs to settle.
*/
function settleByImages(ledger, images, alive, at) {
	const attributed = attributeDigests(ledger, images, at);
	const records = attributed.images;
	const attempts = { ...ledger.attempts };
	const observed = new Set(images.map(({ name }) => name));
	for (const [id, attempt] of Object.entries(attempts)) {
		const goesOn = (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i)(attempt) && alive.has(id);
		if (isUnproven(attempt) && !goesOn && isShownByAll(attempt, records)) attempts[id] = {
			...attempt,
			status: "proven",
			closedAt: attempt.closedAt ?? at,
			message: null
		};
		else if ((0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i)(attempt) && isOurs(attempt, observed, records)) attempts[id] = goesOn ? withoutAge(attempt) : grown(attempt, at);
	}
	return {
		...attributed,
		attempts
	};
}
/**
* The ledger in which images that are proven unchanged owe nothing to the past: what failed before is forgiven. Under an order to rebuild an unchanged image, what
* failed counts until it is carried out.
*/
function forgiveFailures(ledger, images, attempts, at) {
	const forgiven = [];
	for (const { name, verdict } of images) {
		const known = attempts.get(name);
		const record = ledger.images[name];
		if (known === void 0 || record === void 0 || verdict !== "unchanged" || record.forced !== null) continue;
		if (known.some(_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i) || failuresOf(known, record).length === 0) continue;
		forgiven.push([name, {
			...record,
			unchangedAt: at
		}]);
	}
	return replaceRecords(ledger, forgiven);
}
/** The ledger with other records of some images; the same one when there are none. */
function replaceRecords(ledger, records) {
	return records.length === 0 ? ledger : {
		...ledger,
		images: {
			...ledger.images,
			...Object.fromEntries(records)
		}
	};
}
/** The ledger in which a digest that is new says which attempt it is the work of; one that has been said so of stays. */
function attributeDigests(ledger, images, at) {
	const attributed = [];
	const known = attemptsByImage(ledger);
	for (const image of images) {
		const attempts = known.get(image.name);
		const record = ledger.images[image.name];
		if (attempts === void 0 || record === void 0 || image.digest === void 0) continue;
		if (record.lastRebuild?.digest === image.digest) continue;
		const shown = attempts.findLast((attempt) => isUnproven(attempt) && showsAttempt(image, attempt, ledger.bases));
		if (shown === void 0) continue;
		const { key, attempt } = shown;
		attributed.push([image.name, {
			...record,
			lastRebuild: {
				at,
				key,
				attempt,
				digest: image.digest
			}
		}]);
	}
	return replaceRecords(ledger, attributed);
}
function isUnproven(attempt) {
	return (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i)(attempt) || attempt.status === "built";
}
/** What left the configuration has no say. */
function isShownByAll(attempt, records) {
	const listed = attempt.images.filter((name) => records[name] !== void 0);
	return listed.length > 0 && listed.every((name) => isShownBy(records[name], attempt));
}
/** Whether this run looks at one of an attempt's images, or nobody does. */
function isOurs({ images }, observed, records) {
	return images.some((name) => observed.has(name)) || images.every((name) => records[name] === void 0);
}
function grown(attempt, at) {
	const unreadSince = attempt.runId === null ? attempt.claimedAt : attempt.unreadSince ?? at;
	if (Date.parse(at) - Date.parse(unreadSince) < UNREADABLE_MS) return attempt.runId === null ? attempt : {
		...attempt,
		unreadSince
	};
	const message = "its run could not be read for 24 hours";
	return {
		...withoutAge(attempt),
		status: "failed",
		closedAt: at,
		message
	};
}
function withoutAge(attempt) {
	if (attempt.unreadSince === void 0) return attempt;
	const { unreadSince: _unreadSince, ...rest } = attempt;
	return rest;
}
// packages/plan/src/plan.ts
/** Verdicts, policy, ledger and clock in; decisions, rebuilds and the next ledger out. Pure: the same request gives the same plan. */
function planRebuilds(request) {
	const at = new Date(request.nowMs).toISOString();
	const occasion = {
		at,
		config: request.config ?? null,
		startedAt: new Date(request.startedMs ?? request.nowMs).toISOString()
	};
	const stale = withOvertaken(request);
	const images = request.images.filter(({ name }) => !stale.has(name));
	const fleet = request.fleet ?? request.images;
	const proven = settleByImages(rememberObservations(archiveAbsent(applySettlements(request.ledger, request.settlements ?? [], at), {
		...request,
		fleet
	}, at), images, occasion), images, request.alive ?? /* @__PURE__ */ new Set(), at);
	const observed = new Map(images.map((image) => [image.name, image]));
	const order = orderImages(withObserved(fleet, images), proven);
	const attempts = attemptsByImage(proven);
	const ledger = forgiveFailures(releaseForced(proven, observed, order, attempts), images, attempts, at);
	const remembered = request.state !== null;
	const decided = decideImages({
		...request,
		observed,
		order,
		ledger,
		attempts,
		remembered
	});
	const { force, state } = request;
	const rebuilds = listRebuilds({
		planned: decided,
		ledger,
		checkedAt: at,
		state,
		force
	});
	const planned = new Map(decided.map((image) => [image.observation.name, image]));
	const orders = recordOrders({
		planned: decided,
		stale: request.images.filter(({ name }) => stale.has(name)),
		order,
		ledger,
		force,
		at
	});
	return {
		images: request.images.map((image) => planned.get(image.name) ?? asRecorded(image, ledger)),
		rebuilds,
		cycles: touching(order, observed),
		ledger: (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.o)(recordDecisions(ledger, decided, orders)),
		archived: Object.keys(request.ledger.images).filter((name) => !(name in ledger.images))
	};
}
/**
* The stale images, with those of which a base has come back to what they are on, as somebody saw after this run had looked: what this run would rebuild for is
* over. An order goes on all the same.
*/
function withOvertaken({ images, ledger, nowMs, force, stale = /* @__PURE__ */ new Set() }) {
	if (force !== void 0) return stale;
	const hasReturned = ({ reference, verdict, pinned, previous }) => {
		if (verdict !== "changed" || pinned) return false;
		const record = ledger.bases[(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference)];
		return record !== void 0 && Date.parse(record.firstSeenAt) > nowMs && previous.includes(record.current);
	};
	const overtaken = images.filter(({ bases }) => bases.some(hasReturned));
	return overtaken.length === 0 ? stale : /* @__PURE__ */ new Set([...stale, ...overtaken.map(({ name }) => name)]);
}
/** All images, also where a caller lists fewer than it has observed. */
function withObserved(fleet, images) {
	if (fleet === images) return fleet;
	const listed = new Set(fleet.map(({ name }) => name));
	return [...fleet, ...images.filter(({ name }) => !listed.has(name))];
}
/** The rings that one of the observed images is in. */
function touching({ cycles }, observed) {
	return cycles.filter((path) => path.some((name) => observed.has(name)));
}
/** An image whose record is newer than this run: what the other run decided, which is also the one to act on it. */
function asRecorded(image, { images }) {
	const record = images[image.name];
	return {
		observation: image,
		decision: record?.decision === "rebuild" ? "hold:in-flight" : record?.decision ?? "none",
		dueAt: record?.dueAt ?? null,
		causes: [],
		waitsFor: [],
		failures: [],
		ineffective: null
	};
}
/** Two configurations may share a ledger: what another one lists stays. */
function archiveAbsent(ledger, { fleet, config = null, isOwn = () => true }, archivedAt) {
	const listed = new Set(fleet.map(({ name }) => name));
	const restored = restoreImages(ledger, new Set([...listed].filter(isOwn)));
	if (config === null) return restored;
	for (const name of Object.keys(restored.images)) if (restored.images[name]?.config !== config || !isOwn(name)) listed.add(name);
	return archiveImages(restored, listed, archivedAt);
}
function recordDecisions(ledger, planned, orders) {
	const images = { ...ledger.images };
	for (const { observation, decision, dueAt } of planned) {
		const record = images[observation.name];
		if (record !== void 0 && (record.decision !== decision || record.dueAt !== dueAt)) images[observation.name] = {
			...record,
			decision,
			dueAt
		};
	}
	for (const [name, forced] of orders) {
		const record = images[name];
		if (record !== void 0) images[name] = {
			...record,
			forced
		};
	}
	return {
		...ledger,
		images
	};
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
/** Opens the registries of a run, behind one client. Throws `Failure` for a `docker-config` that is not there. */
async function openRegistry(inputs, subjects, world) {
	const transport = (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_10__.n)(world, {
		...SETTINGS,
		concurrency: inputs.concurrency,
		hostConcurrency: subjects.hostConcurrency
	});
	const realms = Map.groupBy(inputs["trusted-realms"], (realm) => realm.registry);
	const { credentials, failures } = await openLogins(inputs, world);
	return {
		registry: (0,_registries_CmOqcJx6_js__WEBPACK_IMPORTED_MODULE_8__.n)({
			transport,
			clock: world.clock,
			redactor: world.redactor,
			credentials,
			mirrors: subjects.mirrors,
			onMirrorLeft: (text) => world.log.warning(text),
			insecureRegistries: [...inputs["insecure-registries"], ...subjects.insecureRegistries],
			trustedRealms: new Map([...realms].map(([registry, list]) => [registry, list.map((realm) => realm.origin)]))
		}),
		failures
	};
}
/** One unreadable file of logins must not keep images from being checked that need no login. */
async function openLogins(inputs, world) {
	try {
		return {
			credentials: await (0,_registries_CmOqcJx6_js__WEBPACK_IMPORTED_MODULE_8__.t)(world, inputs["docker-config"], inputs["github-token"]),
			failures: []
		};
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) || error.code !== "registry.docker-config") throw error;
		return {
			credentials: { listCredentials: () => Promise.reject(error) },
			failures: [error]
		};
	}
}
/** Yields the forges of a run: one client for each repository, whose token may be bound to it and whose files are asked for together; one transport for all. */
function openForges(inputs, world) {
	const openTransport = async () => (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_10__.t)(world, {
		...SETTINGS,
		concurrency: inputs.concurrency
	});
	return (0,_forges_GwnLsAer_js__WEBPACK_IMPORTED_MODULE_9__.t)(inputs, world, openTransport, SETTINGS.command);
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
	const { provider, repo = checkout.repository } = source;
	if ((source.apiUrl ?? (0,_forges_GwnLsAer_js__WEBPACK_IMPORTED_MODULE_9__.n)(provider, { GITHUB_API_URL: checkout.apiUrl })) !== checkout.apiUrl || repo?.toLowerCase() !== checkout.repository?.toLowerCase()) return false;
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(path)}: there is no such file in ${reader.files.resolve(".")}`, {
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
		const [failure] = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error);
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
	const { provider, apiUrl } = source;
	const forge = await reader.openForge({
		provider,
		apiUrl,
		repository
	});
	if (source.dockerfile === null) return {
		...NONE,
		ref: source.branch ?? await forge.fetchDefaultBranch(repository)
	};
	const found = await forge.readFiles(repository, source.branch, [source.dockerfile]);
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
	const path = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(source.dockerfile ?? "");
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${path}: there is no such file in ${files.resolve(".")}, and no repository to read it from`, {
		code: "check.repository-unknown",
		hint: "Set source.repo to owner/repo, or run this in a checkout of the repository."
	});
}
// packages/lineage/src/remembered.ts
const WrittenDigest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.s)((value) => typeof value === "string" && (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_6__.n)(value));
/** Failures that are so however often one looks at the same digests. */
const LASTING_FAILURES = ["lineage.platform-gone", "lineage.nested-index"];
const Name = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(),
	digest: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)())
});
/** An image that the build used: its reference, and what that resolved to. */
const RememberedMaterial = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(),
	digest: WrittenDigest,
	/** `own`: the platform of the image itself; absent: not said. */
	platform: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)()),
	tool: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.u)(true))
});
/** What the documents of some platforms' images say, in the same words for all of them. */
const RememberedReading = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	/** By platform: the manifest's digest. */
	platforms: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(), WrittenDigest),
	/** The materials, or why there are none to believe; absent: not read. */
	provenance: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.E)([(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)(RememberedMaterial), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)()])),
	/** The same of the attestations that only the referrers API or its tag knows. */
	referrers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.E)([(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)(RememberedMaterial), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)()])),
	/** The base that the annotations name; `null`: none; absent: not read. */
	annotations: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.f)(Name)),
	/** The same of the labels. */
	labels: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.f)(Name))
});
/** What was found about a base, for some of the image's platforms alike. */
const RememberedJudgement = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	platforms: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)()),
	verdict: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.n)([
		"unchanged",
		"changed",
		"unknown"
	]),
	evidence: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.n)([
		"provenance",
		"annotations",
		"layers",
		"ledger"
	])),
	/** The digests that are recorded of the base. */
	previous: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)(WrittenDigest),
	/** By evidence: why it did not serve. */
	skipped: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)()),
	layers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.n)([
		"same",
		"descends",
		"unrelated",
		"unclear"
	])),
	/** What of the base is in the way of any verdict. */
	failure: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
		code: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.n)(LASTING_FAILURES),
		message: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(),
		hint: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)())
	})),
	/** The base's digest whose layers began the image, as this or an earlier look saw. */
	begins: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(WrittenDigest),
	/** The one of `previous` that only the ledger knew, where that decided. */
	bound: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(WrittenDigest)
});
const RememberedBaseVerdict = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	/** What the base was, and is judged against; absent when that could not be found out. */
	current: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(WrittenDigest),
	judgements: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)(RememberedJudgement),
	/** For a pin: what the tag beside it was, and whether it had moved past the pin. */
	beside: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
		tag: WrittenDigest,
		moved: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.i)()
	}))
});
/** Bases that were found on the platforms that were looked at. */
const RememberedBases = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	platforms: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)()),
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)())
});
const WrittenImage = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	digest: WrittenDigest,
	/** The digest that the image's tag had before this one, as the ledger saw it. */
	replaced: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(WrittenDigest),
	/** Its platforms, in the index's order. */
	order: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)()),
	readings: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)(RememberedReading),
	/** The bases that the image itself names, where nobody named any. */
	discovered: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(RememberedBases),
	/** Those of `ONBUILD` triggers beside the ones that were given. */
	triggered: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(RememberedBases),
	/** By role and reference (`runtime docker.io/library/node:22`): each base that was asked about. What was found of one holds only among the same others. */
	bases: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(), RememberedBaseVerdict)
});
/** The value that an earlier look yielded as `remembered`; `undefined` for anything else. */
function parseRememberedImage(value) {
	return WrittenImage.safeParse(value).data;
}
// packages/lineage/src/or-nothing.ts
/** A parser's value, or `undefined` where it refuses the text with a {@link Failure}. */
function orNothing(parse) {
	try {
		return parse();
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return void 0;
		throw error;
	}
}
/** What a request yields, or `undefined` where it fails with a {@link Failure}. */
async function orNothingFetched(request) {
	try {
		return await request;
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return void 0;
		throw error;
	}
}
// packages/lineage/src/platform-text.ts
/** A platform as it is remembered; `undefined` for one that its text would not lead back to. */
function writePlatform(platform) {
	const text = (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(platform);
	const read = readPlatform(text);
	return read !== void 0 && (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(read) === text ? text : void 0;
}
/** The platform that a text spells; `undefined` when it spells none. */
function readPlatform(text) {
	return orNothing(() => (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.r)(text));
}
// packages/lineage/src/children.ts
/** The platform under which the only manifest is remembered. */
const ANY = "any";
/** The children that a manifest names; attestations and other artifacts are none. */
function childrenOf(manifest) {
	if (manifest.kind === "manifest") return { only: manifest.digest };
	return { list: manifest.entries.flatMap(({ platform, digest }) => platform === void 0 ? [] : [{
		...platform,
		digest
	}]) };
}
/** The manifest that a builder takes for a platform; `undefined` when there is none. */
function childFor(children, platform) {
	return "only" in children ? children.only : selectPlatform(platform, children.list)?.digest;
}
/** Children by platform, as they are remembered; `undefined` where the platforms do not tell them apart. */
function writeChildren(children) {
	if ("only" in children) return { [ANY]: children.only };
	const written = /* @__PURE__ */ new Map();
	for (const child of children.list) {
		const platform = writePlatform(child);
		if (platform === void 0 || written.has(platform)) return void 0;
		written.set(platform, child.digest);
	}
	return Object.fromEntries(written);
}
/** Remembered children; `undefined` where a platform is none. */
function readChildren(written) {
	const only = written[ANY];
	if (only !== void 0) return { only };
	const list = Object.entries(written).flatMap(([text, digest]) => {
		const platform = readPlatform(text);
		return platform === void 0 ? [] : [{
			...platform,
			digest
		}];
	});
	return list.length > 0 && list.length === Object.keys(written).length ? { list } : void 0;
}
// packages/lineage/src/generation.ts
/** The generation of a base that has a digest. */
function openGeneration({ registry, notebook }, reference, digest) {
	async function fetchChildren() {
		const remembered = notebook.childrenOf(reference, digest);
		if (remembered !== void 0) return remembered;
		const children = childrenOf(await registry.fetchManifest((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, digest)));
		notebook.learnChildren(reference, digest, children);
		return children;
	}
	return {
		reference,
		digest,
		fetchChildren,
		async fetchConfig(platform) {
			const childDigest = childFor(await fetchChildren(), platform);
			if (childDigest === void 0) throw platformGone(reference, platform);
			const child = await registry.fetchManifest((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, childDigest));
			if (child.kind === "index") throw nestedIndex(reference, childDigest);
			return registry.fetchConfig(reference, child.config);
		}
	};
}
/** What a request yields, or `undefined` where the registry does not have it. */
async function unlessGone(request) {
	try {
		return await request;
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r && error.code === "registry.not-found") return void 0;
		throw error;
	}
}
/** The failure for a base that has no image for a platform that it is used on. */
function platformGone(reference, platform) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference)} has no ${(0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(platform)} now`, {
		code: "lineage.platform-gone",
		hint: "A rebuild for that platform would fail: build without it, or on a base that has it"
	});
}
/** The failure for an index inside an index where an image should be. */
function nestedIndex(reference, digest) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, digest))} is an index inside an index`, {
		code: "lineage.nested-index",
		hint: "Publish an index whose entries are image manifests"
	});
}
// packages/lineage/src/comparison.ts
/**
* Whether a recorded base is the target generation, as far as the platforms that were used are concerned. The record may be an
* index's digest or that of a platform's child (buildah). Requests nothing when the digests are equal.
*
* @throws Failure of the registry, or `lineage.platform-gone` when the target lacks a platform that was used.
*/
async function compareRecord(record, era) {
	const { digest, platforms } = record;
	if (digest === era.target.digest) return "same";
	const now = await era.target.fetchChildren();
	const place = placeAmong(now, record);
	if (place !== void 0) return place === "used" ? "same" : "elsewhere";
	const remembered = era.past.flatMap(({ children = {} }) => placeAmong(readChildren(children), record) ?? []);
	if (remembered.length > 0) return remembered.includes("used") ? "different" : "elsewhere";
	const recorded = era.open(digest);
	const then = await unlessGone(recorded.fetchChildren());
	if (then === void 0) return "gone";
	if ("list" in then) return sameChildren(then.list, now, platforms, era.target) ? "same" : "different";
	return era.past.some((generation) => generation.digest === digest) || "only" in now ? "different" : placeChild(recorded, platforms);
}
/** One word for several records of one evidence: any difference counts, and what is not known leaves open whether there is one. */
function summarise(comparisons) {
	return [
		"different",
		"gone",
		"elsewhere"
	].find((each) => comparisons.includes(each)) ?? "same";
}
/** Whether a record is the child of an index for a platform that is used, or another's; `undefined` when it is none of its children. */
function placeAmong(children, { digest, platforms }) {
	if (children === void 0 || "only" in children) return void 0;
	if (!children.list.some((child) => child.digest === digest)) return void 0;
	return platforms.length === 0 || platforms.some((each) => childFor(children, each) === digest) ? "used" : "other";
}
/** A manifest of which no index is known is an older child, where it is of a platform that is used. */
async function placeChild(recorded, used) {
	const [platform] = used;
	if (platform === void 0) return "different";
	const config = await unlessGone(recorded.fetchConfig(platform));
	if (config === void 0) return "gone";
	return used.some((wanted) => selectPlatform(wanted, [config.platform]) !== void 0) ? "different" : "elsewhere";
}
function sameChildren(then, now, platforms, target) {
	const used = platforms.filter((platform) => childFor({ list: then }, platform) !== void 0);
	if (used.length === 0) return then.every((child) => childFor(now, child) === child.digest);
	return used.every((platform) => {
		const child = childFor(now, platform);
		if (child === void 0) throw platformGone(target.reference, platform);
		return child === childFor({ list: then }, platform);
	});
}
// packages/lineage/src/base-name.ts
/** The name of the base, and its digest, in annotations and labels (https://github.com/opencontainers/image-spec/blob/main/annotations.md). */
const BASE_NAME = "org.opencontainers.image.base.name";
// packages/lineage/src/question.ts
/** The platforms of the base that one platform's image uses, where nothing more exact is known; none when they cannot be told. */
function usedPlatforms({ base, image }) {
	const { platforms } = base;
	if (base.anyPlatform) return [];
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
	return findRecords(question, await question.image.fetchProvenance());
}
/** The same by the attestations that no index lists. */
async function askReferrers(question) {
	return findRecords(question, await question.image.fetchReferrers());
}
function findRecords(question, reading) {
	if (!("materials" in reading)) return reading;
	const { base, target } = question;
	const onTarget = reading.materials.filter(({ digest }) => digest === target.digest);
	const named = nearestPlatform(question, namedMaterials(question, reading.materials));
	const believed = onTarget.length > 0 && (named.length === 0 || !followsTag(base)) ? onTarget : named;
	if (believed.length === 0) return { reason: `the provenance does not name ${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference)}` };
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
/** What the image's annotations say about a base, the manifest's own first; and its labels, where they are not inherited. */
async function askAnnotations(question) {
	try {
		const annotated = await question.image.fetchAnnotations();
		const finding = annotated === void 0 ? await askLabels(question) : readName$1(question, annotated);
		if (!("digest" in finding)) return finding;
		return { records: [{
			digest: finding.digest,
			platforms: usedPlatforms(question)
		}] };
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return {
			reason: `the annotations and labels could not be read: ${error.message}`,
			cause: error
		};
	}
}
function readName$1(question, { name, digest }) {
	const reference = orNothing(() => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r)(name));
	if (reference === void 0) return { reason: `the base name "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 100)}" is not a reference` };
	if (!sameName(reference, question.base.reference)) return { reason: `the base that is named is ${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference)}` };
	if (digest === void 0) return { reason: "the base is named without a digest" };
	if (!(0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_6__.n)(digest)) return { reason: `the base digest "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest, 100)}" is not a digest` };
	return { digest };
}
/**
* A build that sets no labels inherits its base's. So they speak for the base of the final stage only, and only where neither
* the base that they name nor the base as it is now says the same of itself, and the image may begin with the base that they name.
*/
async function askLabels(question) {
	if (question.base.role !== "runtime") return { reason: "there are no annotations, and labels speak for the runtime base only" };
	const labelled = await question.image.fetchLabels();
	if (labelled === void 0) return { reason: "there are no annotations and no labels that name a base" };
	const finding = readName$1(question, labelled);
	if (!("digest" in finding)) return finding;
	const [current, named] = await Promise.all([fetchConfig(question.target, question), fetchConfig(question.open(finding.digest), question)]);
	const mayCarry = (config) => config === void 0 || config.labels["org.opencontainers.image.base.name"] === labelled.name;
	if (named === void 0 || mayCarry(current) || mayCarry(named)) return { reason: "the labels that name the base may be inherited from it" };
	return isElsewhere(await question.image.fetchConfig(), named) ? { reason: "the image's layers do not begin with those of the base that its labels name" } : finding;
}
/** The config of a generation on the platform that is used; `undefined` when it is gone. */
function fetchConfig(generation, question) {
	const [platform = question.image.platform] = usedPlatforms(question);
	return unlessGone(generation.fetchConfig(platform));
}
/** Whether an image cannot be built on a base: one that is flattened has fewer layers, and may be built on any. */
function isElsewhere({ diffIds }, base) {
	return diffIds.length >= base.diffIds.length && base.diffIds.some((diffId, place) => diffId !== diffIds[place]);
}
// packages/lineage/src/chain.ts
/**
* The chain ID of each beginning of a list of layers, the shortest first: the last one names them all in their order
* (https://github.com/opencontainers/image-spec/blob/main/config.md#layer-chainid).
*/
function listChains(diffIds) {
	const chains = [];
	for (const diffId of diffIds) {
		const below = chains.at(-1);
		chains.push(below === void 0 ? diffId : (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_6__.t)(Buffer.from(`${below} ${diffId}`)));
	}
	return chains;
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
			reason: "the layers begin with the base's, but the history that must agree is incomplete",
			begins: true
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
	const { base, target, notebook } = question;
	if (base.role !== "runtime") return {
		kind: "unclear",
		reason: `a ${base.role} base leaves no layers in the image`
	};
	const [platform = question.image.platform] = usedPlatforms(question);
	const [image, config] = await Promise.all([fetchImageConfig(question), target.fetchConfig(platform)]);
	const chain = listChains(config.diffIds).at(-1);
	if (chain !== void 0) notebook.learnChain(base.reference, target.digest, platform, chain);
	if (image instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return {
		kind: "unclear",
		reason: `the image's config could not be read: ${image.message}`,
		cause: image
	};
	const relation = relateLayers(image, config);
	if (relation.kind === "same" || "begins" in relation && relation.begins) return relation;
	const recorded = findRecorded(question, platform, image);
	return recorded === void 0 ? relation : {
		kind: "descends",
		recorded
	};
}
/** The newest older generation that is known to begin the image: by an earlier look, or by the layers that are remembered of it. */
function findRecorded({ target, past, earlier }, platform, image) {
	const begins = earlier?.judgement.begins;
	if (begins !== void 0) return begins;
	const key = (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(platform);
	const chains = new Set(listChains(image.diffIds));
	return past.findLast(({ digest, chains: known = {} }) => {
		const chain = Object.hasOwn(known, key) ? known[key] : void 0;
		return digest !== target.digest && chain !== void 0 && chains.has(chain);
	})?.digest;
}
async function fetchImageConfig(question) {
	try {
		return await question.image.fetchConfig();
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return error;
		throw error;
	}
}
// packages/lineage/src/reasons.ts
/** Why recorded digests do not decide. */
function undecided({ base }, digests, comparison) {
	const what = comparison === "gone" ? `which ${base.reference.registry} does not have or no longer has` : "which is another platform's";
	return `${digests.join(", ")} is recorded, ${what}`;
}
/** The failure for a base of which nothing decides, with each evidence's reason. */
function noEvidence({ base, image }, skipped, cause) {
	const reasons = skipped.map(({ evidence, reason }) => `${evidence}: ${reason}`).join("; ");
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference)}: nothing shows whether the image (${(0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(image.platform)}) is built on it as it is now (${reasons})`, {
		code: "lineage.no-evidence",
		hint: "Build the image with provenance, as docker/build-push-action does by default, or annotate it with its base's name and digest",
		...cause === void 0 ? {} : { cause }
	});
}
// packages/lineage/src/verdict.ts
/** All of them, the best first. */
const EVIDENCES = [
	"provenance",
	"annotations",
	"layers",
	"ledger"
];
/** Where one platform's layers show the base, another's that share nothing with it are an older generation's. */
function relateByOtherPlatforms(judgements) {
	if (!judgements.some(({ layers }) => layers === "same" || layers === "descends")) return judgements;
	return judgements.map((judgement) => judgement.layers === "unrelated" && (judgement.verdict === "unknown" || judgement.evidence === "ledger") ? {
		...judgement,
		previous: judgement.previous.filter((digest) => digest !== judgement.bound),
		verdict: "changed",
		evidence: "layers",
		skipped: judgement.skipped.filter(({ evidence }) => evidence !== "layers"),
		error: void 0
	} : judgement);
}
/** The verdict over all platforms: changed beats unknown beats unchanged. */
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
// packages/lineage/src/judgement.ts
const RECORDING = [["provenance", askProvenance], ["annotations", askAnnotations]];
/**
* Asks one evidence after the other, best first, whether a platform's image was built on the target; each that does not serve
* leaves its reason. What an earlier look found about the same two digests is not asked again. A `Failure` of the base's
* registry makes the verdict unknown.
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
		const recalled = recall(question, progress);
		return (recalled === void 0 ? await climb(question, progress) : recalled.judgement) ?? await askLedger(question, progress);
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		const isLasting = LASTING_FAILURES.some((code) => code === error.code) && progress.causes.length === 0;
		return {
			...conclude(progress, "unknown", void 0, error),
			isLasting
		};
	}
}
/** What the image's own documents showed earlier: a judgement, or that they show nothing. */
function recall({ earlier, target }, progress) {
	if (earlier === void 0 || !earlier.holds || earlier.current !== target.digest) return void 0;
	const { verdict, evidence, previous, skipped, layers, bound, failure } = earlier.judgement;
	progress.previous.push(...previous.filter((digest) => digest !== bound));
	progress.layers = layers;
	for (const each of EVIDENCES) {
		const reason = skipped[each];
		if (reason !== void 0) progress.skipped.push({
			evidence: each,
			reason
		});
	}
	if (failure !== void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(failure.message, failure);
	return { judgement: verdict !== "unknown" && bound === void 0 ? conclude(progress, verdict, evidence) : void 0 };
}
/** The verdict of the image's own documents; `undefined` when they show nothing. */
async function climb(question, progress) {
	for (const [evidence, ask] of RECORDING) {
		const verdict = await judgeRecords(question, progress, evidence, await ask(question));
		if (verdict !== void 0) return conclude(progress, verdict, evidence);
	}
	const layers = await askLayers(question);
	progress.layers = layers.kind;
	if (layers.recorded !== void 0) progress.previous.push(layers.recorded);
	if (layers.kind === "same") return conclude(progress, "unchanged", "layers");
	if (layers.kind === "descends") return conclude(progress, "changed", "layers");
	if (layers.cause !== void 0) progress.causes.push(layers.cause);
	skip(progress, "layers", layers.reason);
	const attached = await judgeRecords(question, progress, "provenance", await askReferrers(question));
	if (attached !== void 0) return conclude(progress, attached, "provenance");
	return progress.provenanceGone ? conclude(progress, "changed", "provenance") : void 0;
}
/** The last of the ladder: what was seen of image and base over time. */
async function askLedger(question, progress) {
	const { bound, earlier, target } = question;
	if (bound === void 0 || "reason" in bound) {
		if (bound !== void 0) skip(progress, "ledger", bound.reason);
		return conclude(progress, "unknown", void 0, noEvidence(question, progress.skipped, progress.causes[0]));
	}
	const known = earlier?.holds && earlier.current === target.digest ? earlier.judgement : void 0;
	if (known?.bound === bound.digest) {
		progress.previous.push(bound.digest);
		return {
			...conclude(progress, known.verdict, "ledger"),
			bound: bound.digest
		};
	}
	const verdict = await judgeRecords(question, progress, "ledger", { records: [{
		digest: bound.digest,
		platforms: usedPlatforms(question)
	}] });
	if (verdict === void 0) return conclude(progress, "unknown", void 0, noEvidence(question, progress.skipped, progress.causes[0]));
	if (verdict === "unchanged") await orNothingFetched(target.fetchChildren());
	return {
		...conclude(progress, verdict, "ledger"),
		bound: bound.digest
	};
}
/** The verdict that one evidence's records lead to; `undefined` when it does not serve. */
async function judgeRecords(question, progress, evidence, finding) {
	if (!("records" in finding)) {
		skip(progress, evidence, finding.reason);
		if (finding.cause !== void 0) progress.causes.push(finding.cause);
		return;
	}
	const digests = [...new Set(finding.records.map(({ digest }) => digest))];
	const added = digests.filter((digest) => !progress.previous.includes(digest));
	progress.previous.push(...added);
	const comparison = summarise(await Promise.all(finding.records.map((record) => compareRecord(record, question))));
	if (comparison === "elsewhere") progress.previous.splice(-added.length, added.length);
	if (comparison === "same") return "unchanged";
	if (comparison === "different") return "changed";
	progress.provenanceGone ||= evidence === "provenance" && comparison === "gone";
	skip(progress, evidence, undecided(question, digests, comparison));
}
/** The provenance may be passed over twice, for the index's and for the referrers' reason. */
function skip({ skipped }, evidence, reason) {
	const place = skipped.findIndex((each) => each.evidence === evidence);
	const earlier = skipped[place];
	if (earlier === void 0) skipped.push({
		evidence,
		reason
	});
	else skipped[place] = {
		evidence,
		reason: `${earlier.reason}; ${reason}`
	};
}
function conclude({ previous, skipped, layers, causes }, verdict, evidence, error) {
	const used = skipped.findIndex((each) => each.evidence === evidence);
	return {
		verdict,
		evidence,
		previous,
		skipped: used < 0 ? skipped : skipped.slice(0, used),
		error,
		layers,
		isLasting: causes.length === 0
	};
}
// packages/lineage/src/ledger-evidence.ts
/** What a ledger knows of how an image came by its digest. */
function sightImage(digest, memory) {
	const isNew = memory.digest !== digest;
	const earlier = memory.image?.digest === digest ? memory.image.replaced : void 0;
	return {
		digest,
		isNew,
		replaced: isNew ? memory.digest ?? void 0 : earlier
	};
}
/**
* The digest of a base that an image is built on by the times at which both were seen: somebody rebuilt the image after the base had become what it was, or
* a rebuild of ours did and the base stood still meanwhile. Whatever was first seen in the same look as the image has no order in time with it.
*
* @param current what the base is now
*/
function bindBase(base, current, sighting, memory) {
	const name = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference);
	const proven = sighting.isNew ? void 0 : memory.builtOn?.[name];
	if (proven !== void 0) return { digest: proven };
	const history = Object.hasOwn(memory.bases ?? {}, name) ? memory.bases?.[name]?.history ?? [] : [];
	const seenAt = sighting.isNew ? Number.POSITIVE_INFINITY : Date.parse(memory.digestSeenAt ?? "");
	const claimedAt = findClaim(sighting, memory, seenAt);
	if (sighting.replaced === void 0 && claimedAt === void 0) return { reason: "no other digest of the image was seen before this one" };
	if (history.length === 0) return { reason: "the base was not seen before" };
	if (sighting.isNew && history.at(-1)?.digest !== current || history.some((each) => Date.parse(each.firstSeenAt) === seenAt)) return { reason: "the image and the base moved between the same two looks" };
	const older = history.filter((each) => Date.parse(each.firstSeenAt) < seenAt);
	const last = older.at(-1);
	if (last === void 0) return { reason: "the base was not seen before the image was built" };
	if (claimedAt !== void 0 && older.some((each) => movedAfter(each, claimedAt))) return { reason: "the base moved while a rebuild of the image was under way" };
	return { digest: last.digest };
}
/** When the rebuild of ours was claimed that may have made the image; `undefined` when none can have. */
function findClaim({ digest, replaced }, { rebuilds = [] }, seenAt) {
	const times = rebuilds.filter((each) => each.replaces !== digest && each.replaces === (replaced ?? null)).map(({ claimedAt }) => Date.parse(claimedAt)).filter((claimedAt) => claimedAt <= seenAt);
	return times.length === 0 ? void 0 : Math.min(...times);
}
function movedAfter({ firstSeenAt }, claimedAt) {
	return Date.parse(firstSeenAt) > claimedAt;
}
// packages/lineage/src/tracked-base.ts
const ROLES = [
	"runtime",
	"build",
	"copy",
	"mount",
	"syntax"
];
/** A base as it is remembered, everything of it that an answer depends on: `build docker.io/library/node:22 pinned on linux/amd64,linux/arm64`. */
function writeBase({ role, reference, pinned, anyPlatform, platforms }) {
	const words = [role, (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference)];
	if (pinned) words.push("pinned");
	if (anyPlatform) words.push("anywhere");
	if (platforms !== void 0) words.push("on", platforms.map(_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t).join(","));
	return words.join(" ");
}
/** The base that a text spells; `undefined` when it spells none. */
function readBase(text) {
	const [roleText, name = "", ...words] = text.split(" ");
	const role = ROLES.find((each) => each === roleText);
	const reference = orNothing(() => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r)(name));
	const place = words.indexOf("on");
	const platforms = place < 0 ? void 0 : (words[place + 1] ?? "").split(",").map(readPlatform);
	if (role === void 0 || reference === void 0 || platforms?.includes(void 0)) return void 0;
	return {
		role,
		reference,
		line: void 0,
		platforms: platforms?.filter((platform) => platform !== void 0),
		pinned: words.includes("pinned"),
		...words.includes("anywhere") ? { anyPlatform: true } : {}
	};
}
// packages/lineage/src/recollection.ts
/** What an earlier look at the same image found about a base. */
function recallBase({ earlier }, base) {
	const key = writeBase(base);
	return earlier !== void 0 && Object.hasOwn(earlier.bases, key) ? earlier.bases[key] : void 0;
}
/** What it found on one platform. */
function recallJudgement(found, platform, holds) {
	const text = writePlatform(platform);
	const judgement = found?.judgements.find(({ platforms }) => platforms.some((each) => each === text));
	if (found?.current === void 0 || judgement === void 0) return void 0;
	return {
		current: found.current,
		judgement,
		holds
	};
}
/**
* A base's judgements as they are remembered, those of several platforms in one where they say the same. Where a registry failed on the way, what was known
* stays, so that the next look asks again.
*/
function rememberBase(current, questions, judgements, earlier) {
	if (!judgements.every(({ isLasting }) => isLasting) && earlier !== void 0) return earlier;
	const groups = /* @__PURE__ */ new Map();
	for (const [place, judgement] of judgements.entries()) {
		const question = questions[place];
		const platform = question && writePlatform(question.image.platform);
		if (question === void 0 || platform === void 0 || !judgement.isLasting) continue;
		const words = wordsOf(question, judgement);
		const key = JSON.stringify(words);
		const group = groups.get(key) ?? {
			platforms: [],
			...words
		};
		group.platforms.push(platform);
		groups.set(key, group);
	}
	return {
		current,
		judgements: [...groups.values()]
	};
}
function wordsOf({ target, earlier }, { verdict, evidence, previous, skipped, layers, bound, error }) {
	const begins = layers === "same" ? target.digest : earlier?.judgement.begins;
	const reasons = skipped.filter((each) => each.evidence !== "ledger");
	const code = LASTING_FAILURES.find((each) => each === error?.code);
	const hint = error?.hint === void 0 ? {} : { hint: error.hint };
	const failure = code && error && {
		code,
		message: error.message,
		...hint
	};
	return {
		verdict,
		...evidence === void 0 ? {} : { evidence },
		previous: [...previous],
		skipped: Object.fromEntries(reasons.map((each) => [each.evidence, each.reason])),
		...layers === void 0 ? {} : { layers },
		...begins === void 0 ? {} : { begins },
		...bound === void 0 ? {} : { bound },
		...failure === void 0 ? {} : { failure }
	};
}
// packages/lineage/src/base-verdict.ts
/**
* The verdict on one base of a published image, over the platforms where it is used. A `Failure` of the registry makes it
* unknown and is its error.
*/
async function judgeBase(court, base) {
	const { library, image } = court;
	const platforms = platformsOf$1(image, base);
	const earlier = recallBase(image, base);
	try {
		const [target] = await Promise.all([resolveTarget(library.registry, base), ...platforms.map((platform) => platform.fetchProvenance())]);
		const questions = platforms.map((platform) => openQuestion(court, base, platform, target));
		const judgements = await Promise.all(questions.map(judgePlatform));
		const verdict = combine(base, target, relateByOtherPlatforms(judgements));
		const remembered = rememberBase(target, questions, judgements, earlier);
		if (verdict.verdict !== "unchanged") return {
			verdict,
			remembered
		};
		const known = court.holds && earlier?.current === target ? earlier.beside : void 0;
		return await lookPastPin(library.registry, questions, {
			verdict,
			remembered
		}, known);
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return {
			verdict: unknownBase(base, void 0, error),
			remembered: earlier ?? { judgements: [] }
		};
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
function platformsOf$1(image, { platforms }) {
	const using = image.platforms.filter((each) => platforms?.some((platform) => samePlatform(platform, each.platform)));
	return using.length > 0 ? using : image.platforms;
}
function openQuestion(court, base, image, target) {
	const { library, bases, holds } = court;
	const open = (digest) => openGeneration(library, base.reference, digest);
	const earlier = recallJudgement(recallBase(court.image, base), image.platform, holds);
	return {
		base,
		siblings: bases.filter((other) => other !== base),
		image,
		target: open(target),
		open,
		past: library.notebook.generationsOf(base.reference),
		notebook: library.notebook,
		earlier,
		bound: bind(court, base, target, earlier?.judgement.bound)
	};
}
/** What was bound once stays so, also when the ledger has let go of what proved it. */
function bind({ memory, sighting }, base, target, earlier) {
	if (memory === void 0 || sighting === void 0) return void 0;
	if (!followsTag(base)) return { reason: "what is pinned follows no tag" };
	const binding = bindBase(base, target, sighting, memory);
	return "reason" in binding && earlier !== void 0 ? { digest: earlier } : binding;
}
/** An image that is built on its pin may still have been left behind by the tag beside it. Throws `Failure`. */
async function lookPastPin(registry, questions, judged, known) {
	const { verdict, remembered } = judged;
	const [question] = questions;
	const { tag, digest: pin } = verdict.reference;
	if (question === void 0 || followsTag(verdict) || tag === void 0 || pin === void 0) return judged;
	try {
		const { digest } = await registry.resolveDigest({
			...verdict.reference,
			digest: void 0
		});
		const moved = known?.tag === digest ? known.moved : await hasMovedPast(pin, digest, questions, question);
		const beside = {
			tag: digest,
			moved
		};
		if (!moved) return {
			verdict,
			remembered: {
				...remembered,
				beside
			}
		};
		return {
			verdict: {
				...verdict,
				verdict: "changed",
				current: digest,
				movedPastPin: true
			},
			remembered: {
				...remembered,
				beside
			}
		};
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return {
			verdict: {
				...verdict,
				verdict: "unknown",
				evidence: void 0,
				current: void 0,
				error
			},
			remembered
		};
	}
}
async function hasMovedPast(pin, tag, questions, question) {
	const comparison = await compareRecord({
		digest: pin,
		platforms: questions.flatMap(usedPlatforms)
	}, {
		...question,
		target: question.open(tag)
	});
	return comparison === "different" || comparison === "gone";
}
// packages/lineage/src/discovery.ts
/**
* The bases that a published image itself names, when nobody else does: those of its provenance, tools left out, else the one of
* its annotations. Labels may be inherited and name nothing. Provenance does not say which image the final stage is from: it is
* the only one on the platform, or the annotated one, or the one whose layers begin the image, and all others count as `build`.
* `undefined` when nothing names any; empty when provenance says that there are none (`FROM scratch`).
*
* @throws Failure of the registry when it does not give the provenance or annotations that there are, or the layers that tell the
*   final stage's base: what the others name might not be all.
*/
async function discoverBases(library, image) {
	const accounts = await Promise.all(image.platforms.map(readAccount));
	const references = distinct(accounts.flatMap(({ materials, named }) => materials?.map(({ reference }) => reference) ?? named ?? []));
	if (references.length === 0) return accounts.every(({ materials }) => materials !== void 0) ? [] : void 0;
	const runtime = (await Promise.all(accounts.map((account) => findRuntime(library, account)))).flat();
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
		const named = await readName(image);
		const attached = named === void 0 ? await image.fetchReferrers() : provenance;
		if (!("materials" in attached)) return {
			image,
			materials: void 0,
			named
		};
		return readMaterials(image, attached.materials);
	}
	return readMaterials(image, provenance.materials);
}
async function readMaterials(image, all) {
	const materials = all.filter(({ tool }) => !tool).map(asTracked);
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
	const { name = "" } = await image.fetchAnnotations() ?? {};
	return orNothing(() => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r)(name));
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
async function findRuntime(library, account) {
	const { materials, named, image } = account;
	if (materials === void 0) return named === void 0 ? [] : [named];
	const here = materialsOn(image, materials);
	const annotated = here.filter(({ reference }) => named !== void 0 && sameName(reference, named));
	if (annotated.length > 0) return annotated.map(({ reference }) => reference);
	if (here.length < 2) return here.map(({ reference }) => reference);
	const begin = await Promise.all(here.map((material) => beginsImage(library, image, material)));
	return here.filter((_, place) => begin[place]).map(({ reference }) => reference);
}
async function beginsImage(library, image, { reference, digest }) {
	const generation = openGeneration(library, reference, digest);
	const [own, base] = await Promise.all([image.fetchConfig(), unlessGone(generation.fetchConfig(image.platform))]);
	if (base === void 0 || base.diffIds.length === 0) return false;
	return base.diffIds.every((diffId, place) => own.diffIds[place] === diffId);
}
/** `undefined` when every platform that gives an account names the base. */
function platformsNaming(accounts, reference) {
	const denies = ({ materials, named }) => materials === void 0 ? named !== void 0 && !sameBase(named, reference) : !materials.some((material) => sameBase(material.reference, reference));
	if (!accounts.some(denies)) return void 0;
	return accounts.filter((account) => !denies(account)).map(({ image }) => image.platform);
}
function distinct(references) {
	return [...new Map(references.map((reference) => [(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference), reference])).values()];
}
function sameBase(left, right) {
	return (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(left) === (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(right);
}
// packages/lineage/src/onbuild.ts
/**
* The images that the `ONBUILD` triggers of an image's bases took files from (https://docs.docker.com/reference/dockerfile/#onbuild): no Dockerfile names them, the
* provenance does. The bases are only asked for their triggers where the provenance has an image that nothing else explains.
*
* @throws Failure of the registry when it does not say what a base's triggers are.
*/
async function findTriggered(library, image, bases) {
	if (!bases.some(({ line }) => line !== void 0)) return [];
	const extras = (await Promise.all(image.platforms.map((each) => listExtras(each, bases)))).flat();
	const [first] = extras;
	if (first === void 0) return [];
	const stages = bases.filter(({ role }) => role === "runtime" || role === "build");
	const used = (await Promise.all(stages.map((base) => fetchTriggers(library, base, first)))).flat().flatMap(readTrigger).filter(({ reference }) => extras.some(({ material }) => sameName(material.reference, reference)));
	return [...new Map(used.map((base) => [writeBase(base), base])).values()];
}
async function listExtras(image, bases) {
	const reading = await image.fetchProvenance();
	const materials = "materials" in reading ? reading.materials : [];
	const explained = ({ reference, tool }) => tool || bases.some((base) => isOf(reference, base.reference));
	return materials.filter((material) => !explained(material)).map((material) => ({
		material,
		materials,
		platform: image.platform
	}));
}
/** Whether a material's name is a base's, or may be: by its digest alone where a build context replaced it. */
function isOf(material, base) {
	if (sameName(material, base)) return true;
	const { tag, registry, repository } = material;
	return tag === void 0 && registry === base.registry && repository === base.repository;
}
/** The triggers of the generation of a base that the image was built on, as far as its provenance names it. */
async function fetchTriggers(library, base, { materials, platform }) {
	const used = materials.find(({ reference }) => isOf(reference, base.reference));
	if (used === void 0) return [];
	return (await unlessGone(openGeneration(library, base.reference, used.digest).fetchConfig(used.platform ?? platform)))?.onBuild ?? [];
}
function readTrigger(trigger) {
	const copied = /^\s*COPY\s/iu.test(trigger) ? [...trigger.matchAll(/\s--from=(\S+)/gu)] : [];
	const mounted = /^\s*RUN\s/iu.test(trigger) ? [...trigger.matchAll(/\s--mount=\S*?\bfrom=([^,\s]+)/gu)] : [];
	return [...copied.map((match) => track("copy", match)), ...mounted.map((match) => track("mount", match))].flat();
}
function track(role, [, name = ""]) {
	const reference = orNothing(() => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r)(name));
	if (reference === void 0) return [];
	return [{
		role,
		reference,
		line: void 0,
		platforms: void 0,
		pinned: reference.digest !== void 0
	}];
}
// packages/lineage/src/counted-bases.ts
/** The bases that were asked about, with those of `ONBUILD` triggers; or those that the image itself names where none were given. */
async function countBases(library, image, request) {
	try {
		return request.bases === null ? await countDiscovered(library, image, request) : await countTriggered(library, image, request, request.bases);
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return {
			bases: request.bases ?? void 0,
			error,
			holds: false
		};
	}
}
async function countDiscovered(library, image, request) {
	const found = recallBases(image, image.earlier?.discovered) ?? await discoverBases(library, image);
	if (found === void 0) return {
		bases: void 0,
		error: void 0,
		holds: false
	};
	const bases = found.filter((base) => isTracked(request, base));
	const holds = isSame(bases, image.earlier);
	return {
		bases,
		error: void 0,
		discovered: writeBases(image, found),
		holds
	};
}
async function countTriggered(library, image, request, given) {
	const withOwn = (own) => [...given, ...own.filter((base) => isTracked(request, base))];
	const recalled = recallBases(image, image.earlier?.triggered);
	const earlier = recalled && withOwn(recalled);
	const holds = earlier !== void 0 && isSame(earlier, image.earlier);
	const own = holds ? recalled ?? [] : await findTriggered(library, image, given);
	return {
		bases: withOwn(own),
		error: void 0,
		triggered: writeBases(image, own),
		holds
	};
}
function isTracked({ track }, { role }) {
	return track === void 0 ? role !== "syntax" : track.includes(role);
}
function isSame(bases, earlier) {
	const asked = Object.keys(earlier?.bases ?? {});
	const keys = new Set(bases.map(writeBase));
	return asked.length === keys.size && asked.every((key) => keys.has(key));
}
function writeBases(image, bases) {
	return {
		platforms: platformsOf(image),
		bases: bases.map(writeBase)
	};
}
/** What an earlier look found on the same platforms; `undefined` where there was none, or something in it is no base. */
function recallBases(image, written) {
	if (written === void 0 || written.platforms.join() !== platformsOf(image).join()) return void 0;
	const bases = written.bases.map(readBase);
	return bases.includes(void 0) ? void 0 : bases.filter((base) => base !== void 0);
}
function platformsOf({ platforms }) {
	return platforms.flatMap(({ platform }) => writePlatform(platform) ?? []);
}
// packages/lineage/src/current-children.ts
/**
* Reads the indexes that bases are now, once each, as far as no memory holds them: when a tag has moved on and its old index is deleted, nobody else knows what that held. What
* cannot be read is left out, and so is what would use up a registry's limit: it is wanted, not needed.
*/
async function learnCurrentChildren(library, bases) {
	await Promise.all(bases.map(async ({ reference, current, pinned }) => {
		if (current === void 0 || pinned || isScarce(library.registry, reference.registry)) return;
		try {
			await openGeneration(library, reference, current).fetchChildren();
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		}
	}));
}
/** Docker Hub counts these reads (https://docs.docker.com/docker-hub/usage/pulls): from half of a limit on, the rest is for builds. */
function isScarce({ rateLimits }, registry) {
	const { limit, remaining } = rateLimits[registry] ?? {};
	const [all, left] = [Number.parseInt(limit ?? "", 10), Number.parseInt(remaining ?? "", 10)];
	return all > 0 && left < all / 2;
}
// packages/lineage/src/image-memory.ts
/** Everything that the next look at the same digest need not ask for again. */
function rememberImage({ digest, allPlatforms }, sighting, { discovered, triggered }, judged) {
	const order = allPlatforms.map(({ platform }) => writePlatform(platform));
	const isPlain = new Set(order).size === order.length && !order.includes(void 0);
	return {
		digest,
		...sighting?.replaced === void 0 ? {} : { replaced: sighting.replaced },
		order: isPlain ? order.filter((text) => text !== void 0) : [],
		readings: isPlain ? groupReadings(allPlatforms) : [],
		...discovered === void 0 ? {} : { discovered },
		...triggered === void 0 ? {} : { triggered },
		bases: Object.fromEntries(judged.map(({ verdict, remembered }) => [writeBase(verdict), remembered]))
	};
}
function groupReadings(platforms) {
	const groups = /* @__PURE__ */ new Map();
	for (const { platform, digest, reading } of platforms) {
		const key = JSON.stringify(reading);
		const group = groups.get(key) ?? {
			platforms: {},
			...JSON.parse(key)
		};
		group.platforms[writePlatform(platform) ?? ""] = digest;
		groups.set(key, group);
	}
	return [...groups.values()];
}
// packages/lineage/src/notebook.ts
function createNotebook(bases = {}) {
	const learned = /* @__PURE__ */ new Map();
	function generationsOf(base) {
		const name = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base);
		return (Object.hasOwn(bases, name) ? bases[name]?.history : void 0) ?? [];
	}
	function find(base, digest) {
		return generationsOf(base).findLast((generation) => generation.digest === digest);
	}
	function note(base, digest) {
		const name = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base);
		const known = learned.get(`${name} ${digest}`) ?? {
			base: name,
			digest
		};
		learned.set(`${name} ${digest}`, known);
		return known;
	}
	return {
		generationsOf,
		childrenOf(base, digest) {
			const { children } = find(base, digest) ?? {};
			return children && readChildren(children);
		},
		learnChildren(base, digest, children) {
			const written = writeChildren(children);
			if (written !== void 0) note(base, digest).children = written;
		},
		learnChain(base, digest, platform, chain) {
			const text = writePlatform(platform);
			if (text === void 0 || find(base, digest)?.chains?.[text] === chain) return;
			const generation = note(base, digest);
			generation.chains = {
				...generation.chains,
				[text]: chain
			};
		},
		get learned() {
			return [...learned.values()];
		}
	};
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
		platform: orNothing(() => (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.r)(qualifiers.get("platform") ?? ""))
	};
}
function referenceOf(path, digest) {
	const at = path.lastIndexOf("@");
	const name = decode(at < 0 ? path : path.slice(0, at));
	const version = decode(at < 0 ? "" : path.slice(at + 1));
	if (name === void 0 || version === void 0) return void 0;
	return orNothing(() => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r)(`${name}${versionSuffix(version)}${digest ? `@${digest}` : ""}`));
}
/** Other builders put the digest where BuildKit puts the tag. */
function versionSuffix(version) {
	if (version === "") return "";
	return (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_6__.n)(version) ? `@${version}` : `:${version}`;
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
	return [...named, sbom].filter((text) => text !== "").flatMap((text) => orNothing(() => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r)(text)) ?? []);
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
const Digests = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.D)());
const Dependency = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	uri: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(),
	digest: Digests
});
const Dependencies = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.D)())));
const Arguments = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({ args: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.D)()))) });
const V02 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	buildType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(),
	materials: Dependencies,
	invocation: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({ parameters: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(Arguments) }))
});
const V1 = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({ buildDefinition: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	buildType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(),
	resolvedDependencies: Dependencies,
	externalParameters: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({ request: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)(Arguments) }))
}) });
const Statement = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({
	predicateType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.C)(),
	subject: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.h)({ digest: Digests })))),
	predicate: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_11__.D)()
});
/**
* The images that BuildKit's provenance of an image manifest lists, from an in-toto statement in JSON with an SLSA predicate
* v0.2 or v1 (https://docs.docker.com/build/metadata/attestations/slsa-definitions/). Never throws.
*
* @param child the manifest's digest: a subject that names only something else is not believed.
*/
function readStatement(bytes, child) {
	const statement = Statement.safeParse((0,_registries_CmOqcJx6_js__WEBPACK_IMPORTED_MODULE_8__.r)(bytes));
	if (!statement.success) return { reason: "the attestation is not an in-toto statement" };
	const { subject, predicateType } = statement.data;
	if (subject?.length && !subject.some(({ digest }) => digestOf(digest) === child)) return { reason: "the attestation is about something else" };
	const predicate = readPredicate(predicateType, statement.data.predicate);
	if (predicate === void 0) return { reason: `the attestation's predicate is no provenance (${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(predicateType, 80)})` };
	if (!BUILD_TYPES.has(predicate.buildType)) return { reason: `the provenance is another builder's (${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(predicate.buildType, 80)})` };
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
	return (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_6__.n)(digest) ? digest : void 0;
}
// packages/lineage/src/attestation.ts
const MAX_BYTES = 8388608;
/** Anybody who may push can add as many as they like; a build adds one for each platform. */
const MAX_ATTESTATIONS = 64;
const ARTIFACT_TYPE = "application/vnd.docker.attestation.manifest.v1+json";
/** What is so however often one looks: the size that a descriptor states, and, of the referrers, that nobody here may list them. */
const LASTING = /* @__PURE__ */ new Set(["registry.too-large"]);
const LASTING_OF_REFERRERS = /* @__PURE__ */ new Set([
	...LASTING,
	"registry.denied",
	"registry.malformed"
]);
/**
* Reads the BuildKit attestation that an index holds for one of its manifests
* (https://docs.docker.com/build/metadata/attestations/attestation-storage/). A `Failure` of the registry becomes a reason.
*/
async function readProvenance(registry, image, fetchRoot, child) {
	try {
		const root = await fetchRoot();
		return await choose(registry, image, (root.kind === "index" ? root.entries : []).filter((entry) => mayAttest(entry, child.digest)), child, "there is no provenance attestation for");
	} catch (error) {
		return reasonOf(error, "the attestation", LASTING);
	}
}
/** Reads the BuildKit attestation among those artifacts that only say themselves what they are about. */
async function readReferrers(registry, image, child) {
	try {
		return await choose(registry, image, (await registry.fetchReferrers(image, child.digest)).filter(({ artifactType }) => artifactType === ARTIFACT_TYPE), child, "there is none among the referrers of");
	} catch (error) {
		return reasonOf(error, "the image's referrers", LASTING_OF_REFERRERS);
	}
}
/** The first attestation that is to be believed, else why the first one is not. */
async function choose(registry, image, entries, child, none) {
	const readings = await Promise.all(entries.slice(0, MAX_ATTESTATIONS).map((entry) => readAttestation(registry, image, entry, child.digest)));
	return readings.flat().find((reading) => "materials" in reading) ?? readings.flat()[0] ?? { reason: `${none} ${(0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(child.platform)}` };
}
/** An attestation has to say whom it is about, by its place in the index or by its subject, and both must agree. */
async function readAttestation(registry, image, entry, child) {
	const manifest = await registry.fetchManifest((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.i)(image, entry.digest));
	if (manifest.kind === "index") return [];
	const placed = entry.annotations["vnd.docker.reference.digest"];
	if (manifest.subject === void 0 ? placed === void 0 : manifest.subject !== child) return placed === void 0 ? [] : [{ reason: "the attestation is about something else" }];
	return Promise.all(manifest.layers.filter(isProvenance).map(async (layer) => readStatement(await registry.fetchBlob(image, layer, MAX_BYTES), child)));
}
/** Entries without annotations are told apart by their manifests alone. */
function mayAttest({ annotations, artifactType }, child) {
	const subject = annotations["vnd.docker.reference.digest"];
	if (annotations["vnd.docker.reference.type"] === "attestation-manifest") return subject === child;
	return artifactType === ARTIFACT_TYPE && subject === void 0;
}
function isProvenance({ mediaType, annotations }) {
	const predicateType = annotations["in-toto.io/predicate-type"] ?? "";
	return mediaType === "application/vnd.in-toto+json" && predicateType.startsWith("https://slsa.dev/provenance/");
}
function reasonOf(error, what, lasting) {
	if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
	const reason = `${what} could not be read: ${error.message}`;
	return lasting.has(error.code) ? { reason } : {
		reason,
		cause: error
	};
}
// packages/lineage/src/image-reading.ts
/** Far above any name of use; what is longer is read again each time. */
const MAX_NAME_LENGTH = 1024;
/** A provenance reading as it is remembered; `undefined` for one that a later look may read better. */
function writeProvenance(reading, own) {
	if (!("materials" in reading)) return reading.cause === void 0 ? reading.reason : void 0;
	const written = reading.materials.map((material) => writeMaterial(material, own));
	return written.includes(void 0) ? void 0 : written.filter((material) => material !== void 0);
}
/** A remembered reading; `undefined` when there is none, or one that this version does not understand. */
function recallProvenance(written, own) {
	if (written === void 0) return void 0;
	if (typeof written === "string") return { reason: written };
	const materials = written.map((material) => recallMaterial(material, own));
	return materials.includes(void 0) ? void 0 : { materials: materials.filter((material) => material !== void 0) };
}
/** A name as it is remembered, `null` for none; `undefined` when it is too long to be kept. */
function writeName(name) {
	if (name === void 0) return null;
	return name.name.length + (name.digest?.length ?? 0) > MAX_NAME_LENGTH ? void 0 : name;
}
function writeMaterial(material, own) {
	const { reference, digest, platform, tool } = material;
	const text = platform !== void 0 && (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(platform) === (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(own) ? "own" : platform && writePlatform(platform);
	if (platform !== void 0 && text === void 0) return void 0;
	return {
		name: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference),
		digest,
		...text === void 0 ? {} : { platform: text },
		...tool ? { tool } : {}
	};
}
function recallMaterial(written, own) {
	const reference = orNothing(() => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.r)(written.name));
	const platform = written.platform === "own" ? own : readPlatform(written.platform ?? "");
	if (reference === void 0 || written.platform !== void 0 && platform === void 0) return void 0;
	return {
		reference,
		digest: written.digest,
		platform,
		tool: written.tool ?? false
	};
}
// packages/lineage/src/published-platform.ts
/** Opens one child of the image whose tag is at `root`. */
function openPlatform({ registry, reference, root }, child, reading) {
	const { platform, digest } = child;
	const fetchRoot = () => registry.fetchManifest((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, root));
	const fetchConfig = async () => registry.fetchConfig(reference, (await fetchManifest()).config);
	async function fetchManifest() {
		const manifest = await registry.fetchManifest((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, digest));
		if (manifest.kind === "index") throw nestedIndex(reference, digest);
		return manifest;
	}
	async function listAnnotations() {
		const [manifest, index] = await Promise.all([fetchManifest(), fetchRoot()]);
		if (index.kind === "manifest") return [manifest.annotations];
		const entry = index.entries.find((each) => each.digest === digest && each.platform !== void 0);
		return [
			manifest.annotations,
			entry?.annotations ?? {},
			index.annotations
		];
	}
	async function readAttestations(key) {
		const recalled = recallProvenance(reading[key], platform);
		if (recalled !== void 0) return recalled;
		const read = key === "provenance" ? await readProvenance(registry, reference, fetchRoot, child) : await readReferrers(registry, reference, child);
		reading[key] = writeProvenance(read, platform);
		return read;
	}
	async function readName(key, list) {
		const recalled = reading[key];
		if (recalled !== void 0) return recalled ?? void 0;
		const named = (await list()).find((each) => each[BASE_NAME] !== void 0);
		const name = named && {
			name: named["org.opencontainers.image.base.name"] ?? "",
			digest: named["org.opencontainers.image.base.digest"]
		};
		reading[key] = writeName(name);
		return name;
	}
	return {
		platform,
		digest,
		reading,
		fetchConfig,
		fetchProvenance: once(() => readAttestations("provenance")),
		fetchReferrers: once(() => readAttestations("referrers")),
		fetchAnnotations: once(() => readName("annotations", listAnnotations)),
		fetchLabels: once(() => readName("labels", async () => [(await fetchConfig()).labels]))
	};
}
function once(ask) {
	let asked;
	return () => {
		asked ??= ask();
		return asked;
	};
}
// packages/lineage/src/published-image.ts
/**
* Reads what an image's tag is now and which platforms it has; only the `wanted` ones when any are given. Where its digest is the
* remembered one, the HEAD of its tag is the only request.
*
* @throws Failure of the registry, `lineage.platform-missing` for a wanted platform that the image lacks, `lineage.no-platform`
*   for an index that lists no image.
*/
async function readPublishedImage(registry, reference, wanted, remembered) {
	const { digest } = await registry.resolveDigest(reference);
	const repository = {
		registry,
		reference,
		root: digest
	};
	const earlier = remembered?.digest === digest ? remembered : void 0;
	const recalled = earlier && recallPlatforms(repository, earlier);
	const allPlatforms = recalled ?? await listPlatforms(repository);
	return {
		digest,
		platforms: selectWanted(reference, allPlatforms, wanted),
		allPlatforms,
		earlier: recalled && earlier
	};
}
/** In their order; `undefined` when what is remembered lists none, or one that is none. */
function recallPlatforms(repository, { readings, order = [] }) {
	const platforms = order.flatMap((text) => {
		const platform = readPlatform(text);
		const found = readings.find((reading) => Object.hasOwn(reading.platforms, text));
		const digest = found?.platforms[text];
		if (platform === void 0 || found === void 0 || digest === void 0) return [];
		const { platforms: _, ...reading } = found;
		return [openPlatform(repository, {
			platform,
			digest
		}, { ...reading })];
	});
	return platforms.length > 0 && platforms.length === order.length ? platforms : void 0;
}
async function listPlatforms(repository) {
	const { registry, reference, root } = repository;
	const children = await listChildren(registry, reference, await registry.fetchManifest((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.i)(reference, root)));
	const nothing = () => ({});
	if (children.length > 0) return children.map((child) => openPlatform(repository, child, nothing()));
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference)} is an index that lists no image of any platform`, {
		code: "lineage.no-platform",
		hint: "Look at what was pushed there; a build writes the platform of each image into the index"
	});
}
async function listChildren(registry, reference, manifest) {
	if (manifest.kind === "manifest") {
		const { platform } = await registry.fetchConfig(reference, manifest.config);
		return [{
			platform,
			digest: manifest.digest
		}];
	}
	return manifest.entries.flatMap(({ platform, digest }) => platform === void 0 ? [] : [{
		platform,
		digest
	}]);
}
function selectWanted(reference, platforms, wanted) {
	const isThere = (platform) => platforms.some((each) => samePlatform(each.platform, platform));
	const missing = wanted?.find((platform) => !isThere(platform));
	if (missing !== void 0) {
		const present = platforms.map(({ platform }) => (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(platform)).join(", ");
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference)} has no ${(0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t)(missing)}`, {
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
* carries, provenance before annotations before layers, and what a ledger saw over time where none of these decides. What a registry
* cannot or will not say makes a verdict `unknown` with its `Failure`, and touches no other base's; nothing is thrown for it. With a
* memory of the image's digest and the bases' it takes the HEADs of their tags and nothing else.
*/
async function traceLineage(request, { registry }) {
	const { memory } = request;
	const read = readPublishedImage(registry, request.image, request.platforms, memory?.image);
	for (const base of request.bases ?? []) startResolving(registry, base);
	const image = await unlessFailure(read);
	if (image instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return unreadable(registry, request, image);
	const library = {
		registry,
		notebook: createNotebook(memory?.bases)
	};
	const counted = await countBases(library, image, request);
	const { bases = [], holds } = counted;
	const sighting = memory && sightImage(image.digest, memory);
	const court = {
		library,
		image,
		bases,
		memory,
		sighting,
		holds
	};
	const judged = await Promise.all(bases.map(async (base) => judgeWatchable(court, base, request)));
	if (request.learnsChildren === true) await learnCurrentChildren(library, judged.map(({ verdict }) => verdict));
	const none = counted.bases === void 0 ? noBases(request) : void 0;
	return {
		...describe$1(request, image, judged, counted.error ?? none),
		remembered: rememberImage(image, sighting, counted, judged),
		children: library.notebook.learned
	};
}
/**
* The platforms of a published image, attestations left out. With a memory of its digest, its HEAD is the only request.
*
* @throws Failure of the registry, or `lineage.no-platform` for an index that lists no image.
*/
async function fetchPlatforms(image, { registry }, memory) {
	const { allPlatforms } = await readPublishedImage(registry, image, void 0, memory?.image);
	return allPlatforms.map(({ platform }) => platform);
}
/** The registry remembers the answer, so that the bases' requests run beside the image's own. */
function startResolving(registry, base) {
	resolveTarget(registry, base).catch(() => void 0);
}
async function unreadable(registry, request, error) {
	const head = await unlessFailure(registry.resolveDigest(request.image));
	const verdicts = (request.bases ?? []).map(async (base) => {
		const current = await unlessFailure(resolveTarget(registry, base));
		return unknownBase(base, current instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r ? void 0 : current, error);
	});
	return {
		reference: request.image,
		digest: head instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r ? void 0 : head.digest,
		platforms: [],
		verdict: "unknown",
		bases: await Promise.all(verdicts),
		error
	};
}
async function judgeWatchable(court, base, { bases }) {
	if (bases !== null || base.reference.tag !== void 0) return judgeBase(court, base);
	return {
		verdict: unwatchable(base),
		remembered: { judgements: [] }
	};
}
/** A digest that only the image's provenance names is nobody's pin, and without a tag there is nothing to watch. */
function unwatchable(base) {
	return unknownBase(base, void 0, new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(base.reference)}: the image's provenance names no tag of it to watch`, {
		code: "lineage.no-tag",
		hint: "Give its Dockerfile or its base images, so that the tag is known"
	}));
}
function noBases({ image }) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(image)}: neither provenance nor annotations name its base`, {
		code: "lineage.no-bases",
		hint: "Give its Dockerfile or its base images, or build it with provenance, as docker/build-push-action does by default"
	});
}
function describe$1(request, image, judged, error) {
	const bases = judged.map(({ verdict }) => verdict);
	const verdict = ["changed", "unknown"].find((each) => bases.some(({ verdict }) => verdict === each)) ?? (error === void 0 ? "unchanged" : "unknown");
	const platforms = image.platforms.map(({ platform }) => platform);
	return {
		reference: request.image,
		digest: image.digest,
		platforms,
		verdict,
		bases,
		error
	};
}
async function unlessFailure(promise) {
	try {
		return await promise;
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return error;
		throw error;
	}
}
// packages/commands/src/check/memory.ts
/** The attempts that may have made an image what it is. */
const BUILDING = /* @__PURE__ */ new Set([
	"claimed",
	"dispatched",
	"unknown",
	"built",
	"proven"
]);
/** What a ledger holds of an image and of bases, as lineage takes it. An image that comes back brings its record along. */
function createRecall(ledger) {
	return (name) => {
		const record = ledger.images[name] ?? ledger.archive[name];
		if (record === void 0) return { bases: ledger.bases };
		const { digest, digestSeenAt, builtOn, evidence } = record;
		return {
			image: parseRememberedImage(evidence),
			digest,
			digestSeenAt,
			builtOn,
			rebuilds: (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.r)(ledger, name).filter(({ status }) => BUILDING.has(status)).map(({ imageDigests, claimedAt }) => ({
				replaces: imageDigests[name] ?? null,
				claimedAt
			})),
			bases: ledger.bases
		};
	};
}
// packages/commands/src/check/shares.ts
/** The smallest number of shards of which none has more than `most` of these images; {@link MOST_SHARDS} where that is not enough. */
function countShards(names, most) {
	const buckets = names.map(_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.n);
	for (let count = Math.ceil(names.length / most); count < 256; count += 1) {
		const sizes = Array.from({ length: count }, () => 0);
		for (const bucket of buckets) sizes[bucket % count] = (sizes[bucket % count] ?? 0) + 1;
		if (sizes.every((size) => size <= most)) return count;
	}
	return 256;
}
/** Whether an image is in a shard: by its name alone, so that neither its place in images.yaml nor the other images matter. */
function isInShard(name, { index, count }) {
	return (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.n)(name) % count === index - 1;
}
// packages/commands/src/check/subjects.ts
/** Beyond a hundred images or so, what a run needs counts, and not how soon it starts. */
const LONG_CONFIG_BYTES = 16384;
/** The images of the config, or the one of the inputs. Throws `Failure` for a config that is missing or wrong. */
async function readSubjects(inputs, { files, economise }) {
	if (inputs.config === void 0) {
		const image = await describeSingle(inputs, requireImage(inputs.image));
		return {
			images: [image],
			fleet: [image],
			single: true,
			insecureRegistries: [],
			hostConcurrency: /* @__PURE__ */ new Map(),
			mirrors: /* @__PURE__ */ new Map()
		};
	}
	const bytes = await files.read(inputs.config);
	if (bytes === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(inputs.config)}: there is no such file in ${files.resolve(".")}`, {
		code: "check.config-missing",
		hint: "Check the path, and that actions/checkout runs before this step."
	});
	if (bytes.length > LONG_CONFIG_BYTES) economise?.();
	const { parseConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(749)]).then(__webpack_require__.bind(__webpack_require__, 7749));
	const configuration = parseConfiguration(bytes.toString("utf8"), inputs.config);
	const registries = Object.entries(configuration.registries);
	return {
		images: chooseImages(configuration.images, inputs.only).filter(({ name }) => isInShard(name, inputs.shard)),
		fleet: configuration.images,
		single: false,
		insecureRegistries: registries.filter(([, registry]) => registry.insecure).map(([host]) => host),
		hostConcurrency: new Map(registries.flatMap(([host, { concurrency }]) => concurrency === void 0 ? [] : [[connectsTo(host), concurrency]])),
		mirrors: new Map(registries.flatMap(([host, { mirror }]) => mirror === void 0 ? [] : [[host, mirror]]))
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
			namedContexts: inputs["named-contexts"],
			workflow: "",
			apiUrl: void 0
		},
		baseImages: inputs["base-images"],
		track: inputs.track,
		rebuildDelay: await readDelay(inputs["rebuild-delay"]),
		rebuildWindow: await readWindow(inputs["rebuild-window"]),
		autoRebuild: true,
		versionBump: "patch",
		inputs: {},
		maxAttempts: 3
	};
}
async function readDelay(delay) {
	if ("rules" in delay) return delay;
	const { parseDelayMap } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(749)]).then(__webpack_require__.bind(__webpack_require__, 7749));
	return parseDelayMap(delay.yaml, "rebuild-delay");
}
async function readWindow(text) {
	if (text === void 0) return void 0;
	const { parseWindowMap } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(749)]).then(__webpack_require__.bind(__webpack_require__, 7749));
	return parseWindowMap(text, "rebuild-window");
}
function chooseImages(images, only) {
	if (only.length === 0) return images;
	const names = images.map((image) => image.name);
	const [first] = only.filter((name) => !names.includes(name));
	if (first !== void 0) {
		const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_16__.t)(first, names);
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`only: there is no image "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(first, 80)}" in the config`, {
			code: "check.unknown-image",
			hint: nearest === void 0 ? `Its images are ${names.slice(0, 20).join(", ")}.` : `Did you mean ${nearest}?`
		});
	}
	return images.filter((image) => only.includes(image.name));
}
/** The platform that is assumed for a Dockerfile when neither the config nor the published image says any. */
const DEFAULT_PLATFORM = (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.r)("linux/amd64");
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
	const { readBaseImages } = await __webpack_require__.e(/* import() */ 426).then(__webpack_require__.bind(__webpack_require__, 6426));
	const { uses, errors } = readBaseImages(dockerfile, {
		stage: image.source?.stage,
		buildArgs: image.source?.buildArgs ?? {},
		namedContexts: image.source?.namedContexts,
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
async function observeImage(image, reading, observer) {
	const [dockerfile, platforms] = await Promise.all([reading, findPlatforms(image, observer)]);
	const { bases, errors } = await findBases(image, dockerfile.text, platforms);
	const traced = dockerfile.error !== void 0 && bases === null ? [] : bases;
	const memory = observer.recall?.(image.name);
	const found = await traceLineage({
		image: image.reference,
		platforms: image.platforms,
		bases: traced,
		track: image.track,
		memory,
		learnsChildren: memory !== void 0
	}, { registry: observer.registry });
	const lineage = observer.recall === void 0 ? withoutMemory(found) : found;
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
		dispatch: observer.single ? null : describeDispatch(image, dockerfile.ref, observer.repository)
	};
}
/** Where nothing is remembered, what would be is only in the way. */
function withoutMemory({ reference, digest, platforms, verdict, bases, error }) {
	return {
		reference,
		digest,
		platforms,
		verdict,
		bases,
		error
	};
}
function judge(lineage, blockers) {
	return lineage.verdict === "unchanged" && blockers.length > 0 ? "unknown" : lineage.verdict;
}
/**
* The platforms that a Dockerfile is read for: those of the configuration, else of the published image; none when there is no Dockerfile, or the
* image cannot be read, which tracing it says with its reason.
*/
async function findPlatforms(image, { registry, recall }) {
	if (image.platforms !== void 0) return image.platforms;
	if (image.source === void 0 || image.source.dockerfile === null) return [];
	try {
		return await fetchPlatforms(image.reference, { registry }, recall?.(image.name));
	} catch (error) {
		if ((0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error).length === 0) throw error;
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
			const [failure] = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error);
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
// packages/commands/src/check/fleet-observation.ts
/** Images that are looked at together, for each request that may be in flight: one waits for a token or a base of another's while others ask. */
const IMAGES_PER_REQUEST = 4;
/** Observes all images of a run, some at a time, so that memory holds what was found of the others and not what it was found in. In their order. */
async function observeFleet({ images, single }, { inputs, registry, ledger, world }) {
	const openForge = openForges(inputs, world);
	const reader = {
		files: world.files,
		checkout: await describeCheckout(world),
		openForge
	};
	const workspace = await readWorkspace(images, single, reader);
	const { repository } = reader.checkout;
	const observer = {
		registry,
		single,
		repository,
		recall: ledger && createRecall(ledger),
		buildMissing: inputs["on-missing"] === "rebuild"
	};
	const dockerfiles = images.map((image) => readDockerfile(image, workspace, reader));
	for (const dockerfile of dockerfiles) dockerfile.catch(() => void 0);
	const observe = (image, place) => observeImage(image, dockerfiles[place] ?? readDockerfile(image, workspace, reader), observer);
	return mapSome(images, inputs.concurrency * IMAGES_PER_REQUEST, observe);
}
async function mapSome(items, atOnce, map) {
	const results = [];
	const left = items.entries();
	const work = async () => {
		for (const [place, item] of left) results[place] = await map(item, place);
	};
	await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
	return results;
}
// packages/commands/src/check/failed-attempts.ts
const CAUSES = {
	"does-not-pull": "rebuilds succeed, and the image stays on its old base: the build seems not to pull. Build with --pull (pull: true in docker/build-push-action), or with no-cache",
	"does-not-publish": "rebuilds succeed, and the published image stays the same: the build seems not to push this tag"
};
/** What the failed attempts at a rebuild were, and their likely cause, in a sentence each; empty when there were none. */
function describeFailures({ failures, ineffective }) {
	if (failures.length === 0) return [];
	const count = `${failures.length} failed attempt${failures.length === 1 ? "" : "s"}`;
	const cause = ineffective === null ? [] : [CAUSES[ineffective]];
	return [`${count}: ${failures.map(describeAttempt).join("; ")}`, ...cause];
}
function describeAttempt({ key, attempt, status, runUrl, conclusion, message }) {
	return [
		`${key}.${attempt}`,
		status === "built" ? "built without effect" : status,
		conclusion,
		runUrl,
		message
	].filter((part) => part !== null).join(" ");
}
// packages/commands/src/check/log-images.ts
/** Says what each image's verdict and decision are, one line for the image and one for each base. */
function logImages(images, cycles, log) {
	for (const image of images) {
		const { name, reference } = image.configuration;
		log.info(`${name} (${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference)}): ${image.verdict}, ${describeDecision$1(image)}`);
		for (const base of image.lineage.bases) log.info(`  ${describeBase$1(base)}`);
		for (const text of describeFailures(image.plan)) (image.plan.decision === "hold:attempts" ? log.warning : log.info)(`${name}: ${text}`);
		if (image.plan.decision === "hold:watch-only" && image.configuration.source !== void 0) log.warning(`${name}: nothing says where to dispatch its rebuild; set source.repo and source.branch`);
	}
	for (const path of cycles) log.warning(`these images are built on each other: ${path.join(" → ")}. They do not wait for each other; mend their Dockerfiles.`);
}
function describeDecision$1({ plan }) {
	if (plan.dueAt !== null) return `${plan.decision} until ${plan.dueAt}`;
	return plan.waitsFor.length > 0 ? `${plan.decision} (${plan.waitsFor.join(", ")})` : plan.decision;
}
function describeBase$1(base) {
	const name = `${base.role} ${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference)}`;
	if (base.verdict === "unknown") return `${name}: unknown: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(base.error?.message ?? "no evidence")}`;
	const by = base.evidence === void 0 ? "" : `, by ${base.evidence}`;
	const move = base.verdict === "changed" ? ` ${base.previous.join(", ") || "(not known)"} → ${base.current ?? "?"}` : "";
	return `${name}: ${base.verdict}${move}${by}`;
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
		failures: [new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${due.length} images are due, and a job matrix holds ${MAX_MATRIX}; the output matrix is left unset`, {
			code: "check.matrix",
			hint: describeShards(due.map((image) => image.configuration.name))
		})]
	};
	return {
		outputs: { matrix: JSON.stringify({ include: due.map(matrixEntry) }) },
		failures: []
	};
}
function describeShards(names) {
	const count = countShards(names, MAX_MATRIX);
	return `Run the check in a job matrix with shard 1/${count} to ${count}/${count}, or hand rebuilds-file on to dispatch-rebuild.`;
}
function matrixEntry(image) {
	const { name, reference, source } = image.configuration;
	const platforms = image.configuration.platforms ?? image.lineage.platforms;
	return {
		name,
		reference: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference),
		dockerfile: source?.dockerfile ?? "",
		context: source?.context ?? ".",
		stage: source?.stage ?? "",
		"build-args": Object.entries(source?.buildArgs ?? {}).map(([key, value]) => `${key}=${value}`).join("\n"),
		platforms: platforms.map(_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t).join(","),
		key: image.key
	};
}
function singleOutputs(image) {
	const bases = image?.lineage.bases ?? [];
	const shown = bases.find((base) => base.verdict === "changed" && base.role === "runtime") ?? bases.find((base) => base.verdict === "changed") ?? bases.find((base) => base.role === "runtime");
	const contexts = bases.flatMap(buildContext);
	return {
		...shown === void 0 ? {} : { "base-image": (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(shown.reference) },
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
	const pinned = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)({
		...base.reference,
		digest: base.current
	});
	return [`${familiarName(base.reference)}=docker-image://${pinned}`];
}
// packages/commands/src/check/planned-images.ts
/** An observed image as the planner takes it. */
function toObservation(image) {
	const { configuration, lineage, dispatch } = image;
	const { name, reference, rebuildDelay, rebuildWindow, autoRebuild, maxAttempts, source } = configuration;
	return {
		name,
		reference,
		digest: lineage.digest,
		verdict: image.verdict,
		bases: lineage.bases,
		evidence: lineage.remembered,
		learned: lineage.children,
		rebuildDelay,
		nextOpenMs: rebuildWindow && ((fromMs) => (0,_window_DAhVbULk_js__WEBPACK_IMPORTED_MODULE_13__.n)(rebuildWindow, fromMs)),
		autoRebuild,
		maxAttempts,
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
	const names = lineage.bases.map((base) => (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference));
	return Object.fromEntries(names.flatMap((name) => ledger.bases[name] ? [[name, ledger.bases[name].firstSeenAt]] : []));
}
// packages/commands/src/check/plan-message.ts
const MOST_LINES = 50;
/** The message of the ledger's commit: what changed and what is due in its first line, then one line for each image that is not at rest. */
function describePlan({ images, rebuilds, archived }) {
	const changed = images.filter(({ observation }) => observation.verdict === "changed").length;
	const title = `Check ${count(images.length, "image")}: ${changed} changed, ${count(rebuilds.length, "rebuild")} due`;
	const lines = [...images.filter(({ decision }) => decision !== "none").map(({ observation, decision, dueAt }) => `${observation.name}: ${describe(decision, dueAt)}`), ...archived.map((name) => `${name}: archived, since it is listed no longer`)];
	const more = lines.length > MOST_LINES ? [`and ${lines.length - MOST_LINES} more`] : [];
	return [title, ...lines.length === 0 ? [] : [
		"",
		...lines.slice(0, MOST_LINES),
		...more
	]].join("\n");
}
function describe(decision, dueAt) {
	return dueAt === null ? decision : `${decision} until ${dueAt}`;
}
function count(number, noun) {
	return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
// packages/commands/src/check/recording.ts
/** Pipelines of GitLab's that somebody wanted, or that the clock started. */
const WANTED_PIPELINES = /* @__PURE__ */ new Set([
	"schedule",
	"web",
	"api",
	"trigger",
	"pipeline",
	"chat"
]);
/** Events of GitHub's that are no proposal of somebody else's. */
const WANTED_EVENTS = /* @__PURE__ */ new Set([
	"schedule",
	"workflow_dispatch",
	"repository_dispatch"
]);
/**
* Why a run may not write the ledger; `undefined` when it may: on schedules, dispatches, pushes to the default branch, and wherever no CI system
* says what started it.
*/
async function whyNotRecorded({ environment, files }) {
	const event = environment["GITHUB_EVENT_NAME"];
	if (event) {
		if (WANTED_EVENTS.has(event)) return void 0;
		if (event !== "push") return `the event is ${event}`;
		const branch = await readDefaultBranch({
			environment,
			files
		});
		return environment["GITHUB_REF"] === `refs/heads/${branch}` ? void 0 : `this is a push to ${environment["GITHUB_REF"]}`;
	}
	const source = environment["CI_PIPELINE_SOURCE"];
	if (!source || WANTED_PIPELINES.has(source)) return void 0;
	const branch = environment["CI_COMMIT_BRANCH"];
	const isDefault = branch !== void 0 && branch === environment["CI_DEFAULT_BRANCH"];
	return source === "push" && isDefault ? void 0 : `the pipeline's source is ${source}`;
}
async function readDefaultBranch({ environment, files }) {
	const path = environment["GITHUB_EVENT_PATH"];
	const text = path ? (await files.read(path))?.toString("utf8") : void 0;
	try {
		return findDefaultBranch(JSON.parse(text ?? "null"));
	} catch {
		return;
	}
}
function findDefaultBranch(payload) {
	if (typeof payload !== "object" || payload === null || !("repository" in payload)) return void 0;
	const { repository } = payload;
	if (typeof repository !== "object" || repository === null || !("default_branch" in repository)) return void 0;
	return typeof repository.default_branch === "string" ? repository.default_branch : void 0;
}
// packages/commands/src/check/record.ts
/**
* Stores the ledger of a plan. Where somebody else has stored something since this run read the ledger, the plan is made anew on that: what it yields is the
* plan that was stored. What cannot be stored is a failure, and the plan stays.
*/
async function recordPlan(store, planned, decide, world) {
	const reason = await whyNotRecorded(world);
	if (reason !== void 0) {
		world.log.notice(`Nothing was recorded: ${reason}. The ledger is written on schedules, dispatches and pushes to the default branch.`);
		return {
			plan: planned,
			failures: [],
			unrecorded: reason
		};
	}
	let plan = planned;
	try {
		await store.commit((stored) => {
			const again = decide(stored);
			plan = (0,node_util__WEBPACK_IMPORTED_MODULE_15__.isDeepStrictEqual)(again.ledger, planned.ledger) ? planned : again;
			return {
				ledger: again.ledger,
				message: describePlan(again)
			};
		});
		return {
			plan,
			failures: []
		};
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return {
			plan,
			failures: (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.a)(error)
		};
	}
}
/** Images whose records somebody else has changed since this run read them. */
function findStale(loaded, stored) {
	if (loaded === stored) return /* @__PURE__ */ new Set();
	const names = Object.keys(stored.images);
	return new Set(names.filter((name) => !(0,node_util__WEBPACK_IMPORTED_MODULE_15__.isDeepStrictEqual)(loaded.images[name], stored.images[name])));
}
// packages/commands/src/check/report.ts
const NO_IMAGES = "\"images\": []";
const IMAGES_IN_PIECE = 100;
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
/** The report as JSON, in pieces, since for thousands of images it is large. */
function* formatReport(images, registry, checkedAt) {
	const frame = JSON.stringify(buildReport([], registry, checkedAt), null, 2);
	const cut = frame.indexOf(NO_IMAGES) + 12 - 1;
	yield frame.slice(0, cut);
	for (let start = 0; start < images.length; start += IMAGES_IN_PIECE) {
		const piece = images.slice(start, start + IMAGES_IN_PIECE).map(reportImage);
		const lines = JSON.stringify([piece], null, 2).split("\n").slice(2, -2).join("\n");
		yield `${start === 0 ? "" : ","}\n${lines}`;
	}
	yield `${images.length === 0 ? "" : "\n  "}${frame.slice(cut)}\n`;
}
function reportImage(image) {
	return {
		name: image.configuration.name,
		reference: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.configuration.reference),
		digest: image.lineage.digest ?? null,
		verdict: image.verdict,
		decision: image.plan.decision,
		dueAt: image.plan.dueAt,
		waitsFor: image.plan.waitsFor,
		key: image.key ?? null,
		failures: image.plan.failures.map(reportAttempt),
		ineffective: image.plan.ineffective,
		bases: image.lineage.bases.map((base) => reportBase(base, image.firstSeenAt)),
		error: reportError(image.errors[0])
	};
}
function reportBase(base, firstSeenAt) {
	return {
		reference: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(base.reference),
		role: base.role,
		line: base.line ?? null,
		platforms: base.platforms?.map(_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_12__.t) ?? null,
		previous: base.previous,
		current: base.current ?? null,
		verdict: base.verdict,
		evidence: base.evidence ?? null,
		evidenceSkipped: base.evidenceSkipped,
		firstSeenAt: firstSeenAt[(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference)] ?? null,
		error: reportError(base.error)
	};
}
function reportAttempt({ key, attempt, claimedAt, status, conclusion, runUrl, message }) {
	return {
		key,
		attempt,
		claimedAt,
		status,
		conclusion,
		runUrl,
		message
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
	const built = (glob) => nodes.filter((node) => node.bases.some((base) => (0,_delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_5__.a)(glob, (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference))));
	const idle = globs.find((glob) => built(glob).length === 0);
	if (idle !== void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`only-bases: "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(idle, 80)}" matches no base of any image`, {
		code: "check.only-bases",
		hint: "Globs are matched against full references, for example docker.io/library/node:*."
	});
	const names = new Set(withDependents(globs.flatMap(built), nodes));
	return images.filter((image) => names.has(image.configuration.name));
}
// packages/commands/src/check/lineage-graph.ts
/** More than this many nodes are no picture that a person reads. */
const MOST_NODES = 40;
const COLOURS = {
	changed: "red",
	unchanged: "green",
	unknown: "grey"
};
const ORDER$1 = {
	changed: 0,
	unknown: 1,
	unchanged: 2
};
/**
* The graph of bases and the images on them, coloured by verdict: what has changed first, as far as it stays small. An image that others are built on is one node. Empty
* when no image has a base.
*/
function drawLineage(images) {
	const byReference = new Map(images.map((image) => [(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.configuration.reference), image]));
	const nodes = /* @__PURE__ */ new Map();
	const edges = [];
	const add = (id, node) => {
		if (!nodes.has(id) && nodes.size < MOST_NODES) nodes.set(id, {
			id,
			...node
		});
		return nodes.has(id);
	};
	const addImage = ({ configuration, verdict }) => add((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(configuration.reference), {
		label: configuration.name,
		shape: "square",
		colour: COLOURS[verdict]
	});
	for (const image of images.toSorted((left, right) => ORDER$1[left.verdict] - ORDER$1[right.verdict])) for (const { reference, verdict } of image.lineage.bases) {
		const from = (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(reference);
		const upstream = byReference.get(from);
		if ((upstream === void 0 ? add(from, {
			label: from,
			shape: "round",
			colour: COLOURS[verdict]
		}) : addImage(upstream)) && addImage(image)) edges.push({
			from,
			to: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.configuration.reference)
		});
	}
	return graph([...nodes.values()], edges);
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
/**
* The job summary: what changed first, and for each image its bases, the verdict, and what is done about it.
*
* @param unrecorded why the ledger was not written; absent where it was
*/
function summariseCheck(images, unrecorded) {
	const count = (verdict) => images.filter((image) => image.verdict === verdict).length;
	const due = images.filter((image) => image.plan.decision === "rebuild").length;
	const rows = images.toSorted((left, right) => ORDER[left.verdict] - ORDER[right.verdict]).map((image) => [
		`**${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.r)(image.configuration.name)}**<br>${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.t)((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.configuration.reference))}`,
		VERDICTS[image.verdict],
		image.lineage.bases.map(describeBase).join("<br>") || "none",
		describeDecision(image)
	]);
	const headline = `**${due} due for a rebuild** · ${count("changed")} changed · ${count("unknown")} unknown · ${count("unchanged")} unchanged`;
	const note = unrecorded === void 0 ? "" : `\nNothing was recorded: ${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.r)(unrecorded)}.\n`;
	const drawing = drawLineage(images);
	return `### Base images\n\n${headline}\n${note}\n${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.i)([
		"Image",
		"Verdict",
		"Bases",
		"Decision"
	], rows)}${drawing === "" ? "" : `\n${drawing}`}`;
}
function describeBase(base) {
	const name = (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.t)((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.n)(base.reference));
	if (base.verdict === "unknown") return `⚪ ${name}: ${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.r)(base.error?.message ?? "unknown")}`;
	const move = base.verdict === "changed" ? ` ${shorten(base.previous[0])} → ${shorten(base.current)}` : "";
	const by = base.evidence === void 0 ? "" : ` (${base.evidence})`;
	return `${base.verdict === "changed" ? "🔴" : "🟢"} ${name}${move}${by}`;
}
function shorten(digest) {
	return digest === void 0 ? "?" : (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.t)(digest.slice(7, 19));
}
function describeDecision(image) {
	const { decision, dueAt, waitsFor } = image.plan;
	return [decision, ...[
		image.errors[0] === void 0 ? void 0 : (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.r)(image.errors[0].message),
		dueAt === null ? void 0 : `until ${dueAt}`,
		waitsFor.length > 0 ? waitsFor.map((name) => (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.r)(name)).join(", ") : void 0,
		...describeFailures(image.plan).map((text) => (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_14__.r)(text, 600))
	].filter((part) => part !== void 0)].join("<br>");
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
	return errors.map((error) => new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${name} (${(0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_4__.t)(reference)}) is unknown${lasting}: ${error.message}`, {
		code: error.code,
		hint: error.hint,
		cause: error
	}));
}
// packages/commands/src/check/run-check.ts
/** The branch that a config's ledger is on when nobody says where. */
const DEFAULT_BRANCH = "basewatch";
/**
* check-base-digest: settles earlier attempts, finds what each image was built on and what its bases are now, decides what is due, and records it. Rejects with
* `Failure` for what concerns the whole run (config, ledger); one image's trouble is in its verdict.
*/
async function runCheck(inputs, world) {
	const startedMs = world.clock.now();
	const subjects = await readSubjects(inputs, world);
	const state = chooseState(inputs.state, subjects.single);
	const store = (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.t)(state, {
		world,
		stateToken: inputs["state-token"],
		tokens: inputs.tokens
	});
	requireMemoryForDelays(subjects, store);
	const loaded = await store?.load() ?? (0,_document_Devq_Pxp_js__WEBPACK_IMPORTED_MODULE_2__.t)();
	const settled = await settleEarlier(subjects, loaded, inputs, world);
	const { registry, failures } = await openRegistry(inputs, subjects, world);
	const observed = selectByBases(await observeFleet(subjects, {
		inputs,
		registry,
		ledger: store && loaded,
		world
	}), inputs["only-bases"]);
	const nowMs = world.clock.now();
	const force = describeForce(inputs, world);
	const decide = (ledger) => planRebuilds({
		images: observed.map(toObservation),
		fleet: subjects.fleet,
		config: inputs.config ?? null,
		isOwn: (name) => isInShard(name, inputs.shard),
		ledger,
		nowMs,
		startedMs,
		state: (0,_state_store_NxXh0DB0_js__WEBPACK_IMPORTED_MODULE_7__.i)(state),
		force,
		...settled,
		stale: findStale(loaded, ledger)
	});
	const dryRun = inputs["dry-run"] ?? isPullRequest(world);
	const run = {
		inputs,
		world,
		observed,
		registry,
		nowMs,
		single: subjects.single,
		failures
	};
	const planned = decide(loaded);
	const files = await writeFiles(run, planned);
	if (dryRun) return finish(run, {
		plan: planned,
		failures: [],
		unrecorded: "this was a dry run"
	}, files);
	if (store === void 0) return finish(run, {
		plan: planned,
		failures: []
	}, files);
	const recorded = await recordPlan(store, planned, decide, world);
	if (recorded.plan !== planned) await writeFiles(run, recorded.plan);
	return finish(run, recorded, files);
}
/** Where the ledger is when nobody says so: on a branch of this repository for a config, nowhere for one image. */
function chooseState(state, single) {
	return state ?? (single ? { kind: "none" } : {
		kind: "branch",
		name: DEFAULT_BRANCH,
		url: void 0
	});
}
/** What became of the open attempts at the images of this run. */
async function settleEarlier({ images }, ledger, inputs, world) {
	const names = new Set(images.map(({ name }) => name));
	const open = Object.values(ledger.attempts).filter((attempt) => (0,_attempts_DlBvBWcn_js__WEBPACK_IMPORTED_MODULE_3__.i)(attempt) && attempt.images.some((name) => names.has(name)));
	if (open.length === 0) return {};
	const { settleOpen } = await Promise.all(/* import() */[__webpack_require__.e(714), __webpack_require__.e(835)]).then(__webpack_require__.bind(__webpack_require__, 1835));
	const { clock, log } = world;
	return settleOpen(open, ledger, {
		openForge: openForges(inputs, world),
		clock,
		log
	});
}
function finish(run, recorded, files) {
	const { inputs, world } = run;
	const { plan } = recorded;
	const images = attachPlan(run.observed, plan);
	logImages(images, plan.cycles, world.log);
	const { outputs, warnings, failures } = buildOutputs(images, plan.rebuilds, files, run.single);
	const unknown = judgeUnknown(images, inputs["fail-on"], plan.ledger, run.nowMs);
	for (const warning of warnings) world.log.warning(warning);
	for (const { message, hint } of unknown.warnings) world.log.warning(hint === void 0 ? message : `${message} · ${hint}`);
	return {
		outputs,
		failures: [
			...run.failures,
			...failures,
			...unknown.failures,
			...recorded.failures
		],
		summary: summariseCheck(images, recorded.unrecorded)
	};
}
async function writeFiles({ inputs, world, observed, registry, nowMs }, plan) {
	const folder = inputs["output-dir"] ?? (world.environment["RUNNER_TEMP"] || world.environment["TMPDIR"] || "/tmp");
	const files = {
		rebuilds: world.files.resolve(`${folder}/rebuilds.json`),
		report: world.files.resolve(`${folder}/report.json`)
	};
	const report = formatReport(attachPlan(observed, plan), registry, new Date(nowMs).toISOString());
	await world.files.write(files.rebuilds, `${JSON.stringify(plan.rebuilds)}\n`);
	await world.files.write(files.report, report);
	return files;
}
function requireMemoryForDelays({ images }, store) {
	const delayed = images.find((image) => image.rebuildDelay.rules.some((rule) => rule.delayMs > 0));
	if (store !== void 0 || delayed === void 0) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${delayed.name}: it has a rebuildDelay, and state is none`, {
		code: "check.delay-without-state",
		hint: "Set state to branch:basewatch, or to file:<path> and keep that file between runs: a delay counts from when a digest was first seen."
	});
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



/***/ }),

/***/ 4385:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ parseSpan),
/* harmony export */   i: () => (/* binding */ checkTimeZone),
/* harmony export */   n: () => (/* binding */ nextOpen),
/* harmony export */   r: () => (/* binding */ parseWindow),
/* harmony export */   t: () => (/* binding */ createWindow)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(350);
/* harmony import */ var _delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4878);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9982);



// packages/schedule/src/span.ts
/** The length of a day in minutes. */
const DAY_MINUTES = 1440;
/** The length of a week in minutes. */
const WEEK_MINUTES = 7 * DAY_MINUTES;
const DAYS = [
	"Monday",
	"Tuesday",
	"Wednesday",
	"Thursday",
	"Friday",
	"Saturday",
	"Sunday"
];
/** Day names in lower case, in full and by three letters. */
const DAY_NUMBERS = new Map(DAYS.flatMap((name, index) => [name, name.slice(0, 3)].map((form) => [form.toLowerCase(), index])));
const DAY_NAMES = DAYS.flatMap((name) => [name.slice(0, 3), name]);
/** What people call several days, and how it is written here. */
const SPOKEN = /* @__PURE__ */ new Map([
	["weekday", "Mon-Fri"],
	["weekdays", "Mon-Fri"],
	["weekend", "Sat-Sun"],
	["weekends", "Sat-Sun"],
	["daily", "*"],
	["everyday", "*"],
	["always", "*"]
]);
const MAX_LENGTH = 100;
const OTHER_DASH = /[–—]/u;
const DAY_FORMS = "Use Mon, Tue, Wed, Thu, Fri, Sat, Sun, ranges such as Mon-Fri, lists such as Mon,Wed, or *";
const TIME_FORMS = "Write it like 22:00-06:00";
const FORMS = `Write it like "Mon-Fri 22:00-06:00", "Sat", "Mon,Wed 09:00-17:00" or "22:00-06:00"`;
/**
* Reads a span: days, then hours and minutes of a 24-hour clock. `Mon-Fri 22:00-06:00` starts on five days and ends the morning after each;
* `Sat` is a whole day; `22:00-06:00` and `* 22:00-06:00` are of every day; `Mon,Wed 09:00-17:00` lists days; `Fri-Mon` goes through the
* weekend. Day names are taken in any case, in full too.
*
* @throws Failure `schedule.span`; several mistakes as one with details.
*/
function parseSpan(text) {
	const words = text.slice(0, 101).trim().replaceAll(/\s*([-,])\s*/gu, "$1").split(/\s+/u);
	const [first = "", second] = words;
	if (first === "" || words.length > 2 || text.length > MAX_LENGTH || OTHER_DASH.test(text)) throw spanFailure(text, "", formsFor(text));
	const timesAlone = second === void 0 && /^\d/u.test(first);
	const failures = [];
	const note = (reason, hint) => void failures.push(spanFailure(text, reason, hint));
	const days = timesAlone ? everyDay() : parseDays(first, note);
	const times = timesAlone ? first : second;
	const { from, minutes } = times === void 0 ? {
		from: 0,
		minutes: DAY_MINUTES
	} : parseTimes(times, note);
	if (failures.length > 0) throw (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.i)(failures, spanFailure(text, "", "").message, "schedule.span");
	return {
		text,
		starts: days.map((day) => day * DAY_MINUTES + from),
		minutes
	};
}
/** Whether a minute of the week, counted from Monday 00:00, is in a span. */
function covers(span, minute) {
	return span.starts.some((start) => (minute - start + WEEK_MINUTES) % WEEK_MINUTES < span.minutes);
}
function everyDay() {
	return DAYS.map((_, index) => index);
}
function parseDays(text, note) {
	return [...new Set(text.split(",").flatMap((item) => item === "*" ? everyDay() : parseDayRange(item, note)))].toSorted((left, right) => left - right);
}
function parseDayRange(text, note) {
	const [from, until = from, ...rest] = text.split("-").map((word) => parseDay(word, note));
	if (rest.length > 0) note(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 40)}" is not a range of days`, DAY_FORMS);
	if (from === void 0 || until === void 0) return [];
	const count = (until - from + 7) % 7 + 1;
	return everyDay().slice(0, count).map((day) => (from + day) % 7);
}
function parseDay(word, note) {
	const day = DAY_NUMBERS.get(word.toLowerCase());
	if (day === void 0) {
		const meant = SPOKEN.get(word.toLowerCase()) ?? (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_2__.t)(word, DAY_NAMES);
		note(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(word, 40)}" is not a day`, meant === void 0 ? DAY_FORMS : `Did you mean ${meant}?`);
	}
	return day;
}
const NOTHING = {
	from: 0,
	minutes: 0
};
function parseTimes(text, note) {
	const ends = text.split("-");
	const [start, end] = ends;
	if (start === void 0 || end === void 0 || ends.length > 2) {
		note(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 40)}" is not a range of times`, TIME_FORMS);
		return NOTHING;
	}
	const [from, until] = [parseTime(start, note), parseTime(end, note)];
	if (from === void 0 || until === void 0) return NOTHING;
	if (from === 1440) note(`"${start}" is the end of a day`, "Write 00:00 for the start of the next day");
	else if (from === until) note(`"${text}" is empty`, "Write 00:00-24:00 for a whole day");
	return {
		from,
		minutes: until > from ? until - from : until - from + DAY_MINUTES
	};
}
/** Minutes since midnight. */
function parseTime(text, note) {
	const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/u.exec(text) ?? [];
	const time = Number(hours) * 60 + Number(minutes);
	if (Number(minutes) < 60 && time <= 1440) return time;
	note(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 40)}" is not a time of day`, "Write hours and minutes from 00:00 to 23:59, or 24:00 for the end of the day");
}
/** What was meant where only the dash is another one, or a word. */
function formsFor(text) {
	const meant = text.slice(0, MAX_LENGTH).replaceAll(/\s*(?:[–—]|\bto\b|\buntil\b)\s*/giu, "-");
	return meant === text.slice(0, MAX_LENGTH) ? FORMS : `Did you mean ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(meant)}? ${FORMS}`;
}
function spanFailure(text, reason, hint) {
	const message = `"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, MAX_LENGTH)}" is not a span of the week`;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(reason === "" ? message : `${message}: ${reason}`, {
		code: "schedule.span",
		hint
	});
}
// packages/schedule/src/time-zone.ts
const SECOND = 1e3;
const HOUR = 3600 * SECOND;
const WEEK = 168 * HOUR;
/** Since 1970 no zone of the database has changed its clocks twice within six days, so that none hides between two looks. */
const STEP = 24 * HOUR;
const WEEKDAYS = [
	"Mon",
	"Tue",
	"Wed",
	"Thu",
	"Fri",
	"Sat",
	"Sun"
];
/** 1970-01-01 was a Thursday. */
const EPOCH = 72 * HOUR;
/** Abbreviations stand for one half of the year, where they stand for one place at all. */
const ABBREVIATIONS = /* @__PURE__ */ new Map([
	["EST", "America/New_York"],
	["EDT", "America/New_York"],
	["CST", "America/Chicago"],
	["CDT", "America/Chicago"],
	["MST", "America/Denver"],
	["MDT", "America/Denver"],
	["PST", "America/Los_Angeles"],
	["PDT", "America/Los_Angeles"],
	["BST", "Europe/London"],
	["CEST", "Europe/Berlin"],
	["IST", "Asia/Kolkata"],
	["JST", "Asia/Tokyo"],
	["AEST", "Australia/Sydney"],
	["AEDT", "Australia/Sydney"]
]);
const formatters = /* @__PURE__ */ new Map();
/**
* Checks a name of the IANA time zone database (https://www.iana.org/time-zones), in any case: `Europe/London`, `UTC`.
*
* @throws Failure `schedule.time-zone` with the nearest name; for offsets and abbreviations, which know no daylight saving, too.
*/
function checkTimeZone(text) {
	if (isTimeZone(text)) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`"${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(text, 64)}" is not a time zone`, {
		code: "schedule.time-zone",
		hint: hintFor(text)
	});
}
/** What a clock on the wall in a time zone shows at an instant, in milliseconds since its Monday 00:00. */
function localTimeOfWeek(timeZone, instantMs) {
	let time = mod(instantMs, SECOND);
	for (const { type, value } of formatterOf(timeZone).formatToParts(instantMs)) if (type === "weekday") time += WEEKDAYS.indexOf(value) * 24 * HOUR;
	else if (type === "hour") time += Number(value) * HOUR;
	else if (type === "minute") time += Number(value) * 60 * SECOND;
	else if (type === "second") time += Number(value) * SECOND;
	return time;
}
/** The first instant after `fromMs`, and not after `untilMs`, from which on the clocks of a time zone differ more or less from UTC. */
function findClockChange(timeZone, fromMs, untilMs) {
	const offset = offsetOf(timeZone, fromMs);
	let [before, after] = [fromMs, fromMs];
	while (after < untilMs) {
		[before, after] = [after, Math.min(after + STEP, untilMs)];
		if (offsetOf(timeZone, after) !== offset) return bisect(timeZone, offset, before, after);
	}
}
function bisect(timeZone, offset, before, after) {
	let [low, high] = [before, after];
	while (high - low > 1) {
		const middle = Math.floor((low + high) / 2);
		if (offsetOf(timeZone, middle) === offset) low = middle;
		else high = middle;
	}
	return high;
}
/** How far the clocks are ahead of UTC, within the week: all that a change of them can show. */
function offsetOf(timeZone, instantMs) {
	return mod(localTimeOfWeek(timeZone, instantMs) - EPOCH - instantMs, WEEK);
}
function formatterOf(timeZone) {
	const known = formatters.get(timeZone);
	if (known !== void 0) return known;
	const formatter = new Intl.DateTimeFormat("en-US", {
		timeZone,
		calendar: "gregory",
		numberingSystem: "latn",
		hourCycle: "h23",
		weekday: "short",
		hour: "2-digit",
		minute: "2-digit",
		second: "2-digit"
	});
	formatters.set(timeZone, formatter);
	return formatter;
}
function isTimeZone(text) {
	if (/^[+-]/u.test(text) || ABBREVIATIONS.has(text.toUpperCase())) return false;
	try {
		formatterOf(text);
		return true;
	} catch (error) {
		if (error instanceof RangeError) return false;
		throw error;
	}
}
function hintFor(text) {
	if (/^(?:utc|gmt)?[+-]\d/iu.test(text)) return "An offset has no daylight saving; write a name like Europe/London, or UTC";
	const meant = ABBREVIATIONS.get(text.toUpperCase()) ?? nearestZone(text.slice(0, 64).replaceAll(" ", "_"));
	return meant === void 0 ? "Write a name of the IANA time zone database, like Europe/London, or UTC" : `Did you mean ${meant}?`;
}
/** By the whole name, else by the city alone. */
function nearestZone(text) {
	const zones = ["UTC", ...Intl.supportedValuesOf("timeZone")];
	const cities = new Map(zones.map((zone) => [zone.slice(zone.lastIndexOf("/") + 1), zone]));
	const city = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_2__.t)(text, cities.keys());
	return (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_2__.t)(text, zones) ?? (city === void 0 ? void 0 : cities.get(city));
}
function mod(value, modulus) {
	return (value % modulus + modulus) % modulus;
}
// packages/schedule/src/window.ts
const MINUTE = 6e4;
/**
* Reads a window as images.yaml has it; without a time zone it is of `UTC`.
*
* @throws Failure `schedule.time-zone`, `schedule.span`, `schedule.never-open`; several mistakes as one `schedule.window` with details.
*/
function parseWindow(value) {
	const { timezone = "UTC", allow = [], deny = [] } = value;
	const failures = [];
	(0,_delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_1__.r)(() => checkTimeZone(timezone), failures);
	const read = (texts) => texts.flatMap((text) => (0,_delay_DnOwbYqY_js__WEBPACK_IMPORTED_MODULE_1__.r)(() => parseSpan(text), failures) ?? []);
	const spans = {
		allow: read(allow),
		deny: read(deny)
	};
	if (failures.length > 0) throw (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.i)(failures, "the window has mistakes", "schedule.window");
	return createWindow({
		timezone,
		...spans
	});
}
/**
* A window of spans that were read.
*
* @throws Failure `schedule.never-open` when `deny` leaves nothing.
*/
function createWindow(window) {
	const openings = listOpenings(window);
	if (openings.length > 0 || isOpenAt(window, 0)) return {
		...window,
		openings
	};
	const what = window.allow.length === 0 ? "the whole week" : `all of ${window.allow.map(({ text }) => text).join(", ")}`;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`the window never opens: deny covers ${what}`, {
		code: "schedule.never-open",
		hint: "Shorten deny, or allow a time that it does not cover"
	});
}
/** The first instant from `fromMs` on at which a window is open, in milliseconds since the epoch. */
function nextOpen(window, fromMs) {
	let instant = fromMs;
	for (;;) {
		const opening = instant + waitFor(window, localTimeOfWeek(window.timezone, instant));
		const change = findClockChange(window.timezone, instant, opening);
		if (change === void 0) return opening;
		instant = change;
	}
}
function isOpenAt({ allow, deny }, minute) {
	const isIn = (span) => covers(span, minute);
	return (allow.length === 0 || allow.some(isIn)) && !deny.some(isIn);
}
/** Where something allowed starts or something denied ends, and a minute before it was closed. */
function listOpenings(spans) {
	const starts = spans.allow.flatMap((span) => span.starts);
	const ends = spans.deny.flatMap((span) => span.starts.map((start) => start + span.minutes));
	return [...new Set([...starts, ...ends].map((minute) => minute % WEEK_MINUTES))].filter((minute) => isOpenAt(spans, minute) && !isOpenAt(spans, (minute + 10080 - 1) % 10080)).toSorted((left, right) => left - right);
}
/** How long it is until a window opens, in milliseconds, when a clock that shows `time` goes on. */
function waitFor(window, time) {
	if (isOpenAt(window, Math.floor(time / MINUTE))) return 0;
	const week = WEEK_MINUTES * MINUTE;
	return Math.min(...window.openings.map((minute) => (minute * MINUTE - time + week) % week));
}



/***/ })

};
