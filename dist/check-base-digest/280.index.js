export const id = 280;
export const ids = [280];
export const modules = {

/***/ 280:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fetchPlatforms: () => (/* binding */ fetchPlatforms),
/* harmony export */   traceLineage: () => (/* binding */ traceLineage)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(777);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(41);
/* harmony import */ var _reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(225);
/* harmony import */ var _mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(896);




// packages/image/src/platform-match.ts
/**
* Whether two platforms are the same, whatever their spelling. Windows versions are compared down to the build
* (`10.0.20348`), and only where both sides name one.
*/
function samePlatform(left, right) {
	const [one, other] = [(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.o)(left), (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.o)(right)];
	return one.os === other.os && one.architecture === other.architecture && one.variant === other.variant && sameBuild(one.osVersion, other.osVersion);
}
/**
* The candidate that a builder takes for a platform: the platform itself, else the nearest older one that runs there (arm/v7 runs
* arm/v6, amd64 runs 386); `undefined` when there is none (https://github.com/containerd/platforms/blob/main/compare.go).
*/
function selectPlatform(wanted, candidates) {
	for (const runnable of runnablePlatforms((0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.o)(wanted))) {
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
// packages/lineage/src/generation.ts
/** The generation of a base that has a digest. */
function openGeneration(registry, reference, digest) {
	const fetchManifest = () => registry.fetchManifest((0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest));
	return {
		reference,
		digest,
		fetchManifest,
		async fetchConfig(platform) {
			const childDigest = childOf(await fetchManifest(), platform);
			if (childDigest === void 0) throw platformGone(reference, platform);
			const child = await registry.fetchManifest((0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, childDigest));
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference)} has no ${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.a)(platform)} now`, {
		code: "lineage.platform-gone",
		hint: "A rebuild for that platform would fail: build without it, or on a base that has it"
	});
}
/** The failure for an index inside an index where an image should be. */
function nestedIndex(reference, digest) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.t)((0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest))} is an index inside an index`, {
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
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r && error.code === "registry.not-found") return void 0;
		throw error;
	}
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
	if (believed.length === 0) return { reason: `the provenance does not name ${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}` };
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
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
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
	const reference = orNothing(() => (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.r)(name));
	if (reference === void 0) return { reason: `the base name "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(name, 100)}" is not a reference` };
	if (!sameName(reference, question.base.reference)) return { reason: `the base that is named is ${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)}` };
	if (digest === void 0) return { reason: "the base is named without a digest" };
	if (!(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.d)(digest)) return { reason: `the base digest "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest, 100)}" is not a digest` };
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
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r && error.code === "registry.not-found") return void 0;
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
	const [image, ...bases] = await Promise.all([fetchImageConfig(question), ...usedPlatforms(question).map((platform) => target.fetchConfig(platform))]);
	if (image instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return {
		kind: "unclear",
		reason: `the image's config could not be read: ${image.message}`,
		cause: image
	};
	return best(bases.map((config) => relateLayers(image, config)));
}
/** A stage that runs on several given platforms was built on one of them. */
function best(relations) {
	return [
		"same",
		"descends",
		"unclear",
		"unrelated"
	].flatMap((kind) => relations.filter((relation) => relation.kind === kind))[0] ?? {
		kind: "unclear",
		reason: "no platform of the base is known"
	};
}
async function fetchImageConfig(question) {
	try {
		return await question.image.fetchConfig();
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return error;
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
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.n)(base.reference)}: nothing shows whether the image (${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.a)(image.platform)}) is built on it as it is now (${reasons})`, {
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
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
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
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
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
	if (!("materials" in provenance)) return {
		image,
		materials: void 0,
		named: await readName(image)
	};
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
	try {
		const name = (await fetchBaseAnnotations(image))?.["org.opencontainers.image.base.name"] ?? "";
		return orNothing(() => (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.r)(name));
	} catch (error) {
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return void 0;
		throw error;
	}
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
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return false;
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
	return [...new Map(references.map((reference) => [(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference), reference])).values()];
}
function sameBase(left, right) {
	return (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.n)(left) === (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.n)(right);
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
		platform: orNothing(() => (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.s)(qualifiers.get("platform") ?? ""))
	};
}
function referenceOf(path, digest) {
	const at = path.lastIndexOf("@");
	const name = decode(at < 0 ? path : path.slice(0, at));
	const version = decode(at < 0 ? "" : path.slice(at + 1));
	if (name === void 0 || version === void 0) return void 0;
	return orNothing(() => (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.r)(`${name}${versionSuffix(version)}${digest ? `@${digest}` : ""}`));
}
/** Other builders put the digest where BuildKit puts the tag. */
function versionSuffix(version) {
	if (version === "") return "";
	return (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.d)(version) ? `@${version}` : `:${version}`;
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
	return [...named, sbom].filter((text) => text !== "").flatMap((text) => orNothing(() => (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.r)(text)) ?? []);
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
const Digests = (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.S)(), (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.T)());
const Dependency = (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	uri: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	digest: Digests
});
const Dependencies = (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.r)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.T)())));
const Arguments = (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({ args: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.y)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.S)(), (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.T)()))) });
const V02 = (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	buildType: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	materials: Dependencies,
	invocation: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({ parameters: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__._)(Arguments) }))
});
const V1 = (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({ buildDefinition: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	buildType: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	resolvedDependencies: Dependencies,
	externalParameters: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({ request: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__._)(Arguments) }))
}) });
const Statement = (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({
	predicateType: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.S)(),
	subject: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__._)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.f)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.r)((0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.h)({ digest: Digests })))),
	predicate: (0,_mini_CQICuQTv_js__WEBPACK_IMPORTED_MODULE_3__.T)()
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
	return (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.d)(digest) ? digest : void 0;
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
		const none = { reason: `there is no provenance attestation for ${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.a)(child.platform)}` };
		return believed ?? readings.flat()[0] ?? none;
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		return {
			reason: `the attestation could not be read: ${error.message}`,
			cause: error
		};
	}
}
async function readAttestation(registry, image, entry, child) {
	const manifest = await registry.fetchManifest((0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.i)(image, entry.digest));
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
		platforms: selectWanted(reference, await listPlatforms(registry, reference, await registry.fetchManifest((0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest))), wanted)
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)} is an index that lists no image of any platform`, {
		code: "lineage.no-platform",
		hint: "Look at what was pushed there; a build writes the platform of each image into the index"
	});
}
function openPlatform(registry, reference, child, index, entry) {
	async function fetchManifest() {
		const manifest = await registry.fetchManifest((0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, child.digest));
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
		const present = platforms.map(({ platform }) => (0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.a)(platform)).join(", ");
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference)} has no ${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.a)(missing)}`, {
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
	if (image instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return unreadable(registry, request, image);
	const bases = request.bases ?? await discoverBases(registry, image);
	if (bases === void 0) return unnamed(request, image);
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
/** A digest that only the image's provenance names is nobody's pin, and without a tag there is nothing to watch. */
function unwatchable(base) {
	return unknownBase(base, void 0, new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.t)(base.reference)}: the image's provenance names no tag of it to watch`, {
		code: "lineage.no-tag",
		hint: "Give its Dockerfile or its base images, so that the tag is known"
	}));
}
function unnamed(request, image) {
	const error = new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${(0,_reference_D5z79AWL_js__WEBPACK_IMPORTED_MODULE_2__.t)(request.image)}: neither provenance nor annotations name its base`, {
		code: "lineage.no-bases",
		hint: "Give its Dockerfile or its base images, or build it with provenance, as docker/build-push-action does by default"
	});
	return {
		...describe(request, image, []),
		verdict: "unknown",
		error
	};
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
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return error;
		throw error;
	}
}



/***/ })

};
