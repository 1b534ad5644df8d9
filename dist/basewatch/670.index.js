export const id = 670;
export const ids = [670];
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

/***/ 3645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ seeBase),
/* harmony export */   t: () => (/* binding */ noteDispatch)
/* harmony export */ });
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



/***/ }),

/***/ 6670:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runCheck: () => (/* binding */ runCheck)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(350);
/* harmony import */ var _reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8604);
/* harmony import */ var _file_store_BQ7_UpEV_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3245);
/* harmony import */ var _delay_NmJ5ROLi_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4425);
/* harmony import */ var _digest_e7on_A8q_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8428);
/* harmony import */ var _records_C2n_eVxZ_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3645);
/* harmony import */ var _state_D5sVrXE1_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3601);
/* harmony import */ var _transport_qVbdVlrA_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(8981);
/* harmony import */ var _nearest_pUNMFI4G_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(2372);
/* harmony import */ var _platform_DShQ6M1t_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8795);
/* harmony import */ var _markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(3068);












// packages/image/src/familiar.ts
/**
* A reference as people write it, and as BuildKit looks up named contexts
* (https://github.com/moby/buildkit/blob/master/frontend/dockerui/namedcontext.go): without `docker.io/`, `library/` and `:latest`, and without a digest.
*/
function familiarName({ registry, repository, tag }) {
	const name = registry === "docker.io" ? repository.replace(/^library\/(?=[^/]+$)/u, "") : `${registry}/${repository}`;
	return tag === void 0 || tag === "latest" ? name : `${name}:${tag}`;
}
// packages/plan/src/decide.ts
/** Decides about every image; a pure function of its request. An image whose own base is one of the images and due waits for it. */
function decideImages(request) {
	const byReference = new Map(request.images.map((image) => [(0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.reference), image]));
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
	const found = image.bases.map((base) => byReference.get((0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)));
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
		const name = (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
		const since = pending[name];
		return (since === void 0 ? request.nowMs : Date.parse(since)) + (0,_delay_NmJ5ROLi_js__WEBPACK_IMPORTED_MODULE_4__.t)(image.rebuildDelay, name);
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
		reference: (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.observation.reference),
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
	const name = (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
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
		image.causes.map((base) => `${(0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}@${base.current ?? ""}`).toSorted(),
		request.ledger.images[image.observation.name]?.episode ?? 0
	]);
	const situation = JSON.stringify([
		dispatch === null ? null : spellDispatch(dispatch),
		images.toSorted((left, right) => String(left[0]) < String(right[0]) ? -1 : 1),
		forceOf(group, request)?.runId ?? null
	]);
	return (0,_digest_e7on_A8q_js__WEBPACK_IMPORTED_MODULE_5__.t)(Buffer.from(situation)).slice(7, 23);
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
		const name = (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
		bases[name] = (0,_records_C2n_eVxZ_js__WEBPACK_IMPORTED_MODULE_10__.n)(bases[name], base.current, at);
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
		reference: (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(observation.reference),
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
		const name = (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference);
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
		const references = new Set(all.filter((image) => names.has(image.name)).map((image) => (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.reference)));
		for (const image of all) if (image.bases.some((base) => references.has((0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)))) names.add(image.name);
	}
	return [...names];
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
	const { createGithub } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(26), __webpack_require__.e(665)]).then(__webpack_require__.bind(__webpack_require__, 7665));
	return createGithub({
		apiUrl,
		serverUrl: apiUrl === own ? environment["GITHUB_SERVER_URL"] || SERVER : new URL(apiUrl).origin,
		token,
		transport,
		clock,
		redactor,
		signal,
		userAgent: (0,_transport_qVbdVlrA_js__WEBPACK_IMPORTED_MODULE_7__.r)(target.command),
		ownRepository: environment["GITHUB_REPOSITORY"] || void 0
	});
}
function tokenFor(apiUrl, repository, secrets, environment) {
	const url = URL.parse(apiUrl);
	const loopback = url !== null && /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
	if (url === null || url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`apiUrl ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(apiUrl, 120)} is not an https URL`, {
		code: "input.api-url",
		hint: "Write the API's https URL, for example https://ghe.example.com/api/v3."
	});
	const bound = (0,_state_D5sVrXE1_js__WEBPACK_IMPORTED_MODULE_6__.r)(secrets.tokens, url.host, repository ?? "");
	const isOwn = [environment["GITHUB_API_URL"] || API, environment["GITHUB_SERVER_URL"] || SERVER].some((origin) => URL.parse(origin)?.origin === url.origin);
	const token = bound ?? (isOwn ? secrets["github-token"] : void 0);
	if (token !== void 0) return token;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`there is no token for ${url.host}`, {
		code: "input.token-missing",
		hint: isOwn ? "Set github-token; in a workflow its default is ${{ github.token }}, and on a command line it is GITHUB_TOKEN." : `Add the line ${url.host}=<secret> to tokens.`
	});
}
// packages/commands/src/check/checkout.ts
/** Reads what the runner's environment, its event and the checkout's own HEAD say. */
async function describeCheckout({ environment, files }) {
	const event = await readEvent(environment["GITHUB_EVENT_PATH"], files);
	const runnerBranch = environment["GITHUB_REF_TYPE"] === "branch" ? environment["GITHUB_REF_NAME"] : void 0;
	return {
		repository: environment["GITHUB_REPOSITORY"] || void 0,
		branch: await readHead(files) ?? runnerBranch,
		defaultBranch: event
	};
}
/** Whether the Dockerfile of a source may be read from the workspace: same repository, same branch, as far as anything says. */
function isCheckoutOf(checkout, source) {
	const sameRepository = source.repo === void 0 || source.repo.toLowerCase() === checkout.repository?.toLowerCase();
	const wanted = source.branch ?? checkout.defaultBranch;
	return sameRepository && (wanted === void 0 || checkout.branch === void 0 || wanted === checkout.branch);
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
// packages/commands/src/check/log-images.ts
/** Says what each image's verdict and decision are, one line for the image and one for each base. */
function logImages(images, cycles, log) {
	for (const image of images) {
		const { name, reference } = image.configuration;
		log.info(`${name} (${(0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)}): ${image.verdict}, ${describeDecision$1(image)}`);
		for (const base of image.lineage.bases) log.info(`  ${describeBase$1(base)}`);
	}
	for (const path of cycles) log.warning(`these images are built on each other: ${path.join(" → ")}. They do not wait for each other; mend their Dockerfiles.`);
}
function describeDecision$1({ plan }) {
	if (plan.dueAt !== null) return `${plan.decision} until ${plan.dueAt}`;
	return plan.waitsFor.length > 0 ? `${plan.decision} (${plan.waitsFor.join(", ")})` : plan.decision;
}
function describeBase$1(base) {
	const name = `${base.role} ${(0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}`;
	if (base.verdict === "unknown") return `${name}: unknown: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(base.error?.message ?? "no evidence")}`;
	const by = base.evidence === void 0 ? "" : `, by ${base.evidence}`;
	const move = base.verdict === "changed" ? ` ${base.previous.join(", ") || "(nothing)"} → ${base.current ?? "?"}` : "";
	return `${name}: ${base.verdict}${move}${by}`;
}
// packages/commands/src/check/subjects.ts
/** The images of the config, or the one of the inputs. Throws `Failure` for a config that is missing or wrong. */
async function readSubjects(inputs, files) {
	if (inputs.config === void 0) return {
		images: [await describeSingle(inputs, requireImage(inputs.image))],
		single: true,
		insecureRegistries: []
	};
	const bytes = await files.read(inputs.config);
	if (bytes === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(inputs.config)}: there is no such file in ${files.resolve(".")}`, {
		code: "check.config-missing",
		hint: "Check the path, and that actions/checkout runs before this step."
	});
	const { parseConfiguration } = await Promise.all(/* import() */[__webpack_require__.e(319), __webpack_require__.e(175)]).then(__webpack_require__.bind(__webpack_require__, 5175));
	const configuration = parseConfiguration(bytes.toString("utf8"), inputs.config);
	const insecure = Object.entries(configuration.registries).filter(([, registry]) => registry.insecure);
	return {
		images: chooseImages(configuration.images, inputs.only),
		single: false,
		insecureRegistries: insecure.map(([host]) => host)
	};
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
	const { parseDelayMap } = await Promise.all(/* import() */[__webpack_require__.e(319), __webpack_require__.e(175)]).then(__webpack_require__.bind(__webpack_require__, 5175));
	return parseDelayMap(delay.yaml, "rebuild-delay");
}
function chooseImages(images, only) {
	if (only.length === 0) return images;
	const names = images.map((image) => image.name);
	const [first] = only.filter((name) => !names.includes(name));
	if (first !== void 0) {
		const nearest = (0,_nearest_pUNMFI4G_js__WEBPACK_IMPORTED_MODULE_11__.t)(first, names);
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`only: there is no image "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(first, 80)}" in the config`, {
			code: "check.unknown-image",
			hint: nearest === void 0 ? `Its images are ${names.slice(0, 20).join(", ")}.` : `Did you mean ${nearest}?`
		});
	}
	return images.filter((image) => only.includes(image.name));
}
/** The platform that is assumed for a Dockerfile when neither the config nor the published image says any. */
const DEFAULT_PLATFORM = (0,_platform_DShQ6M1t_js__WEBPACK_IMPORTED_MODULE_8__.r)("linux/amd64");
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
	const { readBaseImages } = await __webpack_require__.e(/* import() */ 46).then(__webpack_require__.bind(__webpack_require__, 9665));
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
// packages/commands/src/check/dockerfiles.ts
const NONE = {
	text: void 0,
	error: void 0,
	ref: void 0
};
/** Reads an image's Dockerfile: from the workspace when it is a checkout of that branch and has the file, otherwise through the API. */
async function readDockerfile(image, single, reader) {
	const { source } = image;
	if (source === void 0 || single && source.dockerfile === null) return NONE;
	if (single || isCheckoutOf(reader.checkout, source)) {
		const found = await readWorkspace(source, reader, single);
		if (found !== void 0) return found;
	}
	try {
		return await readThroughApi(source, reader);
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
async function readWorkspace(source, { files, checkout }, single) {
	const ref = source.branch ?? checkout.defaultBranch ?? checkout.branch;
	if (source.dockerfile === null) return ref === void 0 ? void 0 : {
		...NONE,
		ref
	};
	const text = (await files.read(source.dockerfile))?.toString("utf8");
	if (text !== void 0) return {
		text,
		error: void 0,
		ref
	};
	if (!single) return void 0;
	const error = new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(source.dockerfile)}: there is no such file in ${files.resolve(".")}`, {
		code: "check.dockerfile-missing",
		hint: "Check the input dockerfile, and that actions/checkout runs before this step."
	});
	return {
		...NONE,
		error
	};
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
	const path = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(source.dockerfile ?? "");
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${path}: there is no such file in ${files.resolve(".")}, and no repository to read it from`, {
		code: "check.repository-unknown",
		hint: "Set source.repo to owner/repo, or run this in a checkout of the repository."
	});
}
// packages/commands/src/check/observe.ts
/** Finds what one image is built from, what it was built on, and whether that has moved. Only a defect makes it reject. */
async function observeImage(image, observer) {
	const dockerfile = await readDockerfile(image, observer.single, observer.dockerfiles);
	const platforms = image.platforms ?? (dockerfile.text === void 0 ? [] : await publishedPlatforms(image, observer));
	const { bases, errors } = await findBases(image, dockerfile.text, platforms);
	const { traceLineage } = await __webpack_require__.e(/* import() */ 124).then(__webpack_require__.bind(__webpack_require__, 124));
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
/** The platforms of the published image; none when it cannot be read, which tracing it says with its reason. */
async function publishedPlatforms(image, { registry }) {
	const { fetchPlatforms } = await __webpack_require__.e(/* import() */ 124).then(__webpack_require__.bind(__webpack_require__, 124));
	try {
		return await fetchPlatforms(image.reference, { registry });
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
		reference: (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference),
		dockerfile: source?.dockerfile ?? "",
		context: source?.context ?? ".",
		stage: source?.stage ?? "",
		"build-args": Object.entries(source?.buildArgs ?? {}).map(([key, value]) => `${key}=${value}`).join("\n"),
		platforms: platforms.map(_platform_DShQ6M1t_js__WEBPACK_IMPORTED_MODULE_8__.t).join(","),
		key: image.key
	};
}
function singleOutputs(image) {
	const bases = image?.lineage.bases ?? [];
	const shown = bases.find((base) => base.verdict === "changed" && base.role === "runtime") ?? bases.find((base) => base.verdict === "changed") ?? bases.find((base) => base.role === "runtime");
	const contexts = bases.flatMap(buildContext);
	return {
		...shown === void 0 ? {} : { "base-image": (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(shown.reference) },
		...shown?.current === void 0 ? {} : { digest: shown.current },
		...shown?.previous[0] === void 0 ? {} : { "previous-digest": shown.previous[0] },
		"build-contexts": [...new Set(contexts)].join("\n")
	};
}
/** BuildKit looks a named context up under the name as people write it: no `docker.io/library/`, no `:latest`. */
function buildContext(base) {
	if (base.current === void 0 || base.pinned || base.role === "syntax") return [];
	const { registry, repository } = base.reference;
	return [`${familiarName(base.reference)}=docker-image://${registry}/${repository}@${base.current}`];
}
// packages/commands/src/check/registries.ts
/** Where docker keeps its configuration: the input (a file, or its folder), else `DOCKER_CONFIG`, else `~/.docker`. */
function dockerConfigPath(input, environment) {
	const folder = environment["DOCKER_CONFIG"] || `${environment["HOME"] || "~"}/.docker`;
	if (input === void 0) return `${folder}/config.json`;
	return input.endsWith(".json") ? input : `${input.replace(/\/+$/u, "")}/config.json`;
}
/** Credentials for a run: docker's configuration, and for ghcr.io the GitHub token after it. */
async function openCredentials(world, configPath, githubToken) {
	const { createHelperRunner, loadDockerConfig } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153)]).then(__webpack_require__.bind(__webpack_require__, 8153));
	const docker = await loadDockerConfig({
		path: configPath,
		readFile: async (path) => (await world.files.read(path))?.toString("utf8"),
		runHelper: createHelperRunner(world.environment)
	});
	if (githubToken === void 0) return docker;
	const fallback = {
		kind: "basic",
		username: "x-access-token",
		password: githubToken,
		from: "github-token"
	};
	return { async listCredentials(registry) {
		const found = await docker.listCredentials(registry);
		return registry === "ghcr.io" ? [...found, fallback] : found;
	} };
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
		reference: (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.configuration.reference),
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
		reference: (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(base.reference),
		role: base.role,
		line: base.line ?? null,
		platforms: base.platforms?.map(_platform_DShQ6M1t_js__WEBPACK_IMPORTED_MODULE_8__.t) ?? null,
		previous: base.previous,
		current: base.current ?? null,
		verdict: base.verdict,
		evidence: base.evidence ?? null,
		evidenceSkipped: base.evidenceSkipped,
		firstSeenAt: firstSeenAt[(0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)] ?? null,
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
	const built = (glob) => nodes.filter((node) => node.bases.some((base) => (0,_delay_NmJ5ROLi_js__WEBPACK_IMPORTED_MODULE_4__.i)(glob, (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference))));
	const idle = globs.find((glob) => built(glob).length === 0);
	if (idle !== void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`only-bases: "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(idle, 80)}" matches no base of any image`, {
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
		`**${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.r)(image.configuration.name)}**<br>${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.t)((0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(image.configuration.reference))}`,
		VERDICTS[image.verdict],
		image.lineage.bases.map(describeBase).join("<br>") || "none",
		describeDecision(image)
	]);
	return `### Base images\n\n${`**${due} due for a rebuild** · ${count("changed")} changed · ${count("unknown")} unknown · ${count("unchanged")} unchanged`}\n${dryRun ? "\nThis was a dry run: nothing was recorded.\n" : ""}\n${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.i)([
		"Image",
		"Verdict",
		"Bases",
		"Decision"
	], rows)}`;
}
function describeBase(base) {
	const name = (0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.t)((0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference));
	if (base.verdict === "unknown") return `⚪ ${name}: ${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.r)(base.error?.message ?? "unknown")}`;
	const move = base.verdict === "changed" ? ` ${shorten(base.previous[0])} → ${shorten(base.current)}` : "";
	const by = base.evidence === void 0 ? "" : ` (${base.evidence})`;
	return `${base.verdict === "changed" ? "🔴" : "🟢"} ${name}${move}${by}`;
}
function shorten(digest) {
	return digest === void 0 ? "?" : (0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.t)(digest.slice(7, 19));
}
function describeDecision(image) {
	const { decision, dueAt, waitsFor } = image.plan;
	if (image.errors[0] !== void 0) return `${decision}<br>${(0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.r)(image.errors[0].message)}`;
	if (dueAt !== null) return `${decision}<br>until ${dueAt}`;
	return waitsFor.length > 0 ? `${decision}<br>${waitsFor.map((name) => (0,_markdown_Crn45mRX_js__WEBPACK_IMPORTED_MODULE_9__.r)(name)).join(", ")}` : decision;
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
	return errors.map((error) => new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${name} (${(0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)}) is unknown${lasting}: ${error.message}`, {
		code: error.code,
		hint: error.hint,
		cause: error
	}));
}
// packages/commands/src/check/run-check.ts
const POLICY = {
	attempts: 4,
	baseMs: 500,
	capMs: 8e3,
	budgetMs: 6e4
};
const TIMEOUT_MS = 3e4;
/**
* check-base-digest: settles what each image was built on and what its bases are now, decides what is due, and records it. Rejects with
* `Failure` for what concerns the whole run (config, ledger, docker's configuration); one image's trouble is in its verdict.
*/
async function runCheck(inputs, world) {
	const subjects = await readSubjects(inputs, world.files);
	const store = openStore(inputs, world);
	const ledger = await store?.load() ?? (0,_file_store_BQ7_UpEV_js__WEBPACK_IMPORTED_MODULE_3__.n)();
	requireMemoryForDelays(subjects, store);
	const registry = await openRegistry(inputs, subjects, world);
	const observed = selectByBases(await observeAll(inputs, subjects, registry, world), inputs["only-bases"]);
	const nowMs = world.clock.now();
	const plan = planRebuilds({
		images: observed.map(toObservation),
		ledger,
		nowMs,
		state: (0,_state_D5sVrXE1_js__WEBPACK_IMPORTED_MODULE_6__.n)(inputs.state),
		force: describeForce(inputs, world)
	});
	const images = attachPlan(observed, plan);
	logImages(images, plan.cycles, world.log);
	const dryRun = inputs["dry-run"] ?? isPullRequest(world);
	if (store !== void 0 && !dryRun) await store.save(plan.ledger);
	return finish({
		inputs,
		world,
		images,
		plan,
		registry,
		nowMs,
		dryRun,
		single: subjects.single
	});
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
	await world.files.write(files.rebuilds, world.redactor.redact(`${JSON.stringify(plan.rebuilds)}\n`));
	await world.files.write(files.report, world.redactor.redact(`${JSON.stringify(report, null, 2)}\n`));
	return files;
}
function openStore(inputs, { files }) {
	return inputs.state.kind === "none" ? void 0 : (0,_file_store_BQ7_UpEV_js__WEBPACK_IMPORTED_MODULE_3__.t)(files, inputs.state.path);
}
function requireMemoryForDelays({ images }, store) {
	const delayed = images.find((image) => image.rebuildDelay.rules.some((rule) => rule.delayMs > 0));
	if (store !== void 0 || delayed === void 0) return;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${delayed.name}: it has a rebuildDelay, and state is none`, {
		code: "check.delay-without-state",
		hint: "Set state to file:<path> and keep that file between runs: a delay counts from when a digest was first seen."
	});
}
async function openRegistry(inputs, subjects, world) {
	const { createRegistry } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153)]).then(__webpack_require__.bind(__webpack_require__, 8153));
	const path = dockerConfigPath(inputs["docker-config"], world.environment);
	const transport = await (0,_transport_qVbdVlrA_js__WEBPACK_IMPORTED_MODULE_7__.n)(world, {
		command: "check",
		policy: POLICY,
		timeoutMs: TIMEOUT_MS,
		concurrency: inputs.concurrency
	});
	const realms = Map.groupBy(inputs["trusted-realms"], (realm) => realm.registry);
	return createRegistry({
		transport,
		clock: world.clock,
		redactor: world.redactor,
		credentials: await openCredentials(world, path, inputs["github-token"]),
		insecureRegistries: [...inputs["insecure-registries"], ...subjects.insecureRegistries],
		trustedRealms: new Map([...realms].map(([registry, list]) => [registry, list.map((realm) => realm.origin)]))
	});
}
async function observeAll(inputs, subjects, registry, world) {
	const observer = {
		registry,
		single: subjects.single,
		buildMissing: inputs["on-missing"] === "rebuild",
		dockerfiles: {
			files: world.files,
			checkout: await describeCheckout(world),
			openGithub: rememberByApi((source) => connect(source, inputs, world))
		}
	};
	return Promise.all(subjects.images.map((image) => observeImage(image, observer)));
}
/** One client for each API, so that its questions can be put together. */
function rememberByApi(open) {
	const known = /* @__PURE__ */ new Map();
	return (source) => {
		const key = `${source.apiUrl ?? ""} ${source.apiUrl === void 0 ? "" : source.repo}`;
		const github = known.get(key) ?? open(source);
		known.set(key, github);
		return github;
	};
}
async function connect(source, inputs, world) {
	const transport = await (0,_transport_qVbdVlrA_js__WEBPACK_IMPORTED_MODULE_7__.t)(world, {
		command: "check",
		policy: POLICY,
		timeoutMs: TIMEOUT_MS,
		concurrency: inputs.concurrency
	});
	return openGithub({
		apiUrl: source.apiUrl,
		repository: source.repo,
		command: "check"
	}, inputs, world, transport);
}
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
	const names = lineage.bases.map((base) => (0,_reference_BImrkPK3_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference));
	return Object.fromEntries(names.flatMap((name) => ledger.bases[name] ? [[name, ledger.bases[name].firstSeenAt]] : []));
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
	return /^pull_request/u.test(environment["GITHUB_EVENT_NAME"] ?? "");
}



/***/ }),

/***/ 8981:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ openRegistryTransport),
/* harmony export */   r: () => (/* binding */ userAgent),
/* harmony export */   t: () => (/* binding */ openApiTransport)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);

// packages/commands/src/version.ts
/** The `User-Agent` of a command's requests, with the version. */
function userAgent(command) {
	return `basewatch/0.1.0 (${command})`;
}
// packages/commands/src/transport.ts
/** A transport for the API of a forge or of kardinal, on `@actions/http-client`. */
async function openApiTransport(world, settings) {
	const { createActionsExchange } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153), __webpack_require__.e(262)]).then(__webpack_require__.bind(__webpack_require__, 4262));
	return open(world, settings, createActionsExchange({ userAgent: userAgent(settings.command) }));
}
/** A transport for registries, on Node's own client: this is the hot path (docs/adr). */
async function openRegistryTransport(world, settings) {
	const { createNodeExchange } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153), __webpack_require__.e(262)]).then(__webpack_require__.bind(__webpack_require__, 4262));
	return open(world, settings, createNodeExchange({ proxy: world.environment }));
}
async function open(world, settings, exchange) {
	const { createGate, createTransport } = await Promise.all(/* import() */[__webpack_require__.e(702), __webpack_require__.e(153), __webpack_require__.e(262)]).then(__webpack_require__.bind(__webpack_require__, 4262));
	const { clock, random, redactor, signal, log } = world;
	const { policy, timeoutMs, concurrency } = settings;
	return createTransport({
		exchange,
		policy,
		timeoutMs,
		clock,
		random,
		redactor,
		signal,
		gate: createGate({
			total: concurrency,
			perHost: concurrency,
			clock
		}),
		userAgent: userAgent(settings.command),
		onRetry: (text) => log.info(text)
	});
}



/***/ })

};
