export const id = 241;
export const ids = [241];
export const modules = {

/***/ 471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ retry)
/* harmony export */ });
// packages/retry/src/retry.ts
/**
* The wait before retry number `retryIndex` (0 is the first), in milliseconds: exponential with full jitter, uniform in
* [0, min(cap, base · 2^retryIndex)) (https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/).
*/
function backoffMs(policy, retryIndex, random) {
	return random() * Math.min(policy.capMs, policy.baseMs * 2 ** retryIndex);
}
/**
* Runs `operation` until it succeeds, fails for good, or the policy's attempts or budget are spent; then throws the last
* attempt's own error. Throws the signal's reason when it is aborted.
*/
async function retry(operation, options) {
	let waitedMs = 0;
	for (let attempt = 1;; attempt += 1) {
		options.signal?.throwIfAborted();
		try {
			return await operation(attempt);
		} catch (error) {
			options.signal?.throwIfAborted();
			const classification = options.classify(error);
			if (classification.kind === "give-up") throw error;
			if (classification.kind === "ambiguous") {
				const settlement = await options.settle?.(error) ?? { outcome: "unknown" };
				if (settlement.outcome === "done") return settlement.value;
				if (settlement.outcome === "unknown") throw error;
			}
			const waitMs = nextWaitMs(options, attempt, waitedMs, classification.afterMs);
			if (waitMs === void 0) throw error;
			options.onWait?.({
				attempt,
				waitMs,
				error
			});
			await options.clock.sleep(waitMs, options.signal);
			waitedMs += waitMs;
		}
	}
}
function nextWaitMs({ policy, random }, attempt, waitedMs, afterMs) {
	if (attempt >= policy.attempts) return void 0;
	const jitterMs = backoffMs(policy, attempt - 1, random);
	const waitMs = afterMs === void 0 ? jitterMs : afterMs + Math.min(jitterMs, afterMs / 10);
	return waitedMs + waitMs > policy.budgetMs ? void 0 : waitMs;
}



/***/ }),

/***/ 241:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(47);
/* harmony import */ var _transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(821);
/* harmony import */ var _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(696);
/* harmony import */ var _images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(557);
/* harmony import */ var _crypto_AHV_JaYm_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(761);





// packages/kardinal/src/attempts.ts
const RATE_WINDOW_MS = 6e4;
const FIRST_RATE_WAIT_MS = 2e4;
const LOST_REPLIES = /* @__PURE__ */ new Set([
	"http.reset",
	"http.timeout",
	"http.cut",
	"http.malformed",
	"http.too-large"
]);
/** The policy for creating a Bundle: `attempts` in all, waits of up to a second, doubling; the minute that a rate limit may ask for fits. */
function bundlePolicy(attempts) {
	return {
		attempts,
		baseMs: 1e3,
		capMs: 3e4,
		budgetMs: 6e5
	};
}
/**
* Follows the attempts at one Bundle. Lost connections and 5xx are ambiguous, to be looked into first; a 429 is tried again after
* `Retry-After`, else after 20 s, 40 s and then 60 s, the server's whole window.
*/
function followAttempts(clock) {
	let count = 0;
	let refusedForRate = 0;
	let ambiguous = false;
	return {
		classify(outcome) {
			count += 1;
			const lost = isAmbiguous(outcome);
			if (lost) ambiguous = true;
			if ("failure" in outcome) {
				if (lost) return { kind: "ambiguous" };
				return { kind: isPassing(outcome) ? "retry" : "give-up" };
			}
			const { status } = outcome.response;
			if (status !== 429 && !lost) return { kind: "give-up" };
			const askedMs = (0,_transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__.l)(outcome.response, clock);
			if (lost) return {
				kind: "ambiguous",
				afterMs: askedMs
			};
			refusedForRate += 1;
			const scheduledMs = Math.min(RATE_WINDOW_MS, FIRST_RATE_WAIT_MS * 2 ** (refusedForRate - 1));
			return {
				kind: "retry",
				afterMs: askedMs ?? scheduledMs
			};
		},
		get count() {
			return count;
		},
		get ambiguous() {
			return ambiguous;
		}
	};
}
/** Whether the same request may fare better in a moment. */
function isPassing(outcome) {
	return "failure" in outcome ? (0,_transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__.c)(outcome.failure) : outcome.response.status >= 500;
}
/** Whether the handler may have created a Bundle whose name never came back. A proxy's 5xx says nothing about what is behind it. */
function isAmbiguous(outcome) {
	return "failure" in outcome ? LOST_REPLIES.has(outcome.failure.code) : outcome.response.status >= 500;
}
// packages/kardinal/src/listed-bundle.ts
const text = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.u)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)()), (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.m)((value) => value || void 0));
const environmentSchema = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.c)({
	name: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)(),
	phase: text,
	prURL: text
});
const imageSchema = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.c)({
	repository: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)(),
	tag: text,
	digest: text
});
const bundleSchema = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.c)({
	name: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)(),
	namespace: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)(),
	pipeline: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)(),
	type: text,
	phase: text,
	createdAt: text,
	provenance: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.c)({
		commitSHA: text,
		ciRunURL: text,
		author: text,
		timestamp: text,
		rollbackOf: text
	})),
	images: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.n)(imageSchema)),
	environments: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.n)(environmentSchema)),
	configRef: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.h)()),
	intent: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.s)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.h)())
});
/** The Bundles of an answer of the list; `undefined` when it is no list. An entry that is no Bundle is left out. */
function parseList(value) {
	if (!Array.isArray(value)) return void 0;
	return value.flatMap((entry) => {
		const parsed = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.y)(bundleSchema, entry);
		return parsed.success ? [toListed(parsed.data)] : [];
	});
}
function toListed({ configRef, intent, ...bundle }) {
	const shows = /* @__PURE__ */ new Set();
	if (configRef != null) shows.add("configRef");
	if (intent != null) shows.add("intent");
	return {
		...bundle,
		createdAt: bundle.createdAt ?? "",
		provenance: bundle.provenance ?? {},
		images: bundle.images ?? [],
		environments: (bundle.environments ?? []).map(({ prURL, ...rest }) => ({
			...rest,
			prUrl: prURL
		})),
		shows
	};
}
// packages/kardinal/src/token.ts
/** Refuses a token that no header can hold with `kardinal.token`, here, because a complaint of the HTTP client's would show the value. */
function checkToken(token, what) {
	if (/^[\x21-\x7e]+$/u.test(token)) return;
	throw new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(`${what} is empty or has characters that no header can hold`, {
		code: "kardinal.token",
		hint: "Store it again without line breaks, blanks and quotes."
	});
}
// packages/kardinal/src/bundle-list.ts
const MAX_LIST_BYTES = 16777216;
/**
* A reader of `GET /api/v1/ui/bundles`, and where that is not there of `GET /api/v1/ui/pipelines/{name}/bundles`, whose entries are the same
* (docs/adr/0018-waiting-for-an-environment.md).
*/
function createBundleReader({ transport, kardinalUrl, uiToken }) {
	let hasListOfAll = true;
	function fetchList(url, timeoutMs) {
		const authorization = uiToken === void 0 ? {} : { authorization: `Bearer ${uiToken}` };
		return transport.send({
			method: "GET",
			url,
			headers: {
				accept: "application/json",
				...authorization
			},
			maxBytes: MAX_LIST_BYTES,
			timeoutMs
		});
	}
	return { async readBundles(pipeline, namespace, timeoutMs) {
		if (uiToken !== void 0) checkToken(uiToken, "the UI token");
		const urls = (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.i)(kardinalUrl, pipeline, namespace);
		let response = hasListOfAll ? await fetchList(urls.all, timeoutMs) : void 0;
		if (response === void 0 || response.status === 404 || response.status === 405) {
			hasListOfAll = false;
			response = await fetchList(urls.ofPipeline, timeoutMs);
		}
		return readAnswer$1(response, uiToken).filter((bundle) => bundle.pipeline === pipeline && bundle.namespace === namespace);
	} };
}
function readAnswer$1(response, uiToken) {
	const { status, url } = response;
	const where = `${url.origin}${url.pathname}`;
	const redactor = (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.s)();
	if (uiToken !== void 0) redactor.hide(uiToken);
	if (status === 200) {
		const bundles = parseList((0,_transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__.i)(response, "kardinal's list of Bundles"));
		if (bundles !== void 0) return bundles;
	}
	const said = redactor.redact((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.O)(response.body.toString("utf8")));
	const { code, says, hint } = describeStatus(status, uiToken !== void 0);
	throw new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(`${where}: ${says} (${status})${said === "" ? "" : `: ${said}`}`, {
		code,
		hint
	});
}
function describeStatus(status, hasToken) {
	if (status === 401 || status === 403) return {
		code: "kardinal.list-token",
		says: hasToken ? "kardinal refused the UI token" : "kardinal does not show its list of Bundles without a token",
		hint: "Set ui-token to the controller's KARDINAL_UI_TOKEN; the token that creates Bundles does not read them."
	};
	if (status === 404 || status === 405) return {
		code: "kardinal.no-list",
		says: "there is no list of Bundles",
		hint: "Route /api/v1/ui/ of kardinal-url to the controller's UI port as well."
	};
	return {
		code: "kardinal.list-unavailable",
		says: "the answer is not kardinal's list of Bundles",
		hint: "Check that kardinal-url leads to the controller itself, past login pages and proxies."
	};
}
// packages/kardinal/src/refusals.ts
const REFUSALS = {
	400: {
		code: "kardinal.bad-request",
		says: "refused the request as invalid",
		hint: () => "Compare pipeline, type and images with what it says; an older server may not know every field."
	},
	401: {
		code: "kardinal.token",
		says: "refused the token",
		hint: ({ pipeline }) => `The token is scoped per Pipeline: set KARDINAL_TOKEN to the value in the Secret that the controller reads for ${pipeline}; with a signing-secret, check that too.`
	},
	403: {
		code: "kardinal.forbidden",
		says: "does not allow it",
		hint: ({ namespace }) => `Check that the controller watches namespace ${namespace ?? "default"}, and that no gateway in front of it refuses this runner.`
	},
	404: {
		code: "kardinal.not-found",
		says: "knows no such Pipeline or endpoint",
		hint: ({ pipeline, namespace }) => `Check that Pipeline ${pipeline} exists in namespace ${namespace ?? "default"}, that kardinal-url is right, and that the controller runs with --bundle-api-token or KARDINAL_BUNDLE_TOKEN: the endpoint exists only then.`
	},
	405: {
		code: "kardinal.method",
		says: "does not take a POST here",
		hint: () => "Check that kardinal-url leads to the controller itself and not to its UI or another service."
	},
	413: {
		code: "kardinal.too-large",
		says: "refused the Bundle as too large",
		hint: () => "Promote fewer images with one Bundle, or raise the body limit of the proxy in front of the controller."
	},
	429: {
		code: "kardinal.rate-limit",
		says: "takes no more requests for now",
		hint: () => "It takes 60 a minute for each token: spread the jobs out, or raise max-attempts."
	}
};
const SERVER = {
	code: "kardinal.server",
	says: "failed",
	hint: () => "Look at the controller's log, and at the proxy in front of it; run the job again when it is well."
};
const REDIRECT = {
	code: "kardinal.redirect",
	says: "redirects, and a Bundle is never sent to another address",
	hint: () => "Set kardinal-url to the address that it redirects to."
};
const OTHER = {
	code: "kardinal.refused",
	says: "refused the request",
	hint: () => "Check that kardinal-url leads to the controller itself."
};
/**
* The failure that an answer of another status than success stands for: each documented status has a code of its own
* (`kardinal.bad-request`, `.token`, `.forbidden`, `.not-found`, `.method`, `.too-large`, `.rate-limit`, `.server`), others are
* `kardinal.redirect` or `kardinal.refused`.
*
* @param said the answer's first line, already cleaned; empty when it had none
*/
function describeRefusal(status, said, where, attempts, request) {
	const refusal = REFUSALS[status] ?? (status >= 500 ? SERVER : status >= 300 && status < 400 ? REDIRECT : OTHER);
	const tries = attempts > 1 ? ` after ${attempts} attempts` : "";
	const quote = said === "" ? "" : `: ${said}`;
	return new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(`${where}: kardinal ${refusal.says} (${status})${tries}${quote}`, {
		code: refusal.code,
		hint: `${refusal.hint(request)}${hintAboutSkipping(status, request)}`
	});
}
function hintAboutSkipping(status, { intent }) {
	return (intent?.skipEnvironments ?? []).length > 0 && (status === 400 || status === 403) ? " Skipping environments needs a PolicyGate with SkipPermission." : "";
}
// packages/kardinal/src/request.ts
/** The most bytes of body that kardinal reads. */
const MAX_BODY_BYTES = 1048576;
/**
* The request's exact body: JSON on one line, the same text for every attempt and for the signature.
*
* @throws Failure `kardinal.too-large` above {@link MAX_BODY_BYTES}.
*/
function writeBundleBody(request) {
	const body = JSON.stringify({
		pipeline: request.pipeline,
		type: request.type,
		namespace: request.namespace,
		images: withoutEmpty(request.images),
		configRef: request.configRef,
		provenance: withoutEmpty(request.provenance),
		intent: withoutEmpty(request.intent && {
			...request.intent,
			skipEnvironments: withoutEmpty(request.intent.skipEnvironments)
		})
	});
	const bytes = Buffer.byteLength(body);
	if (bytes <= 1048576) return body;
	throw new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(`the Bundle is ${bytes} bytes of JSON, and kardinal takes at most ${MAX_BODY_BYTES}`, {
		code: "kardinal.too-large",
		hint: "Promote fewer images with one Bundle."
	});
}
/** HMAC-SHA256 of a body's UTF-8 bytes in lower-case hex, for `X-Kardinal-Signature` (https://www.rfc-editor.org/rfc/rfc2104). */
function signBody(body, secret) {
	return (0,_crypto_AHV_JaYm_js__WEBPACK_IMPORTED_MODULE_4__.n)("sha256", secret).update(body, "utf8").digest("hex");
}
function withoutEmpty(value) {
	return value !== void 0 && Object.values(value).some((entry) => entry !== void 0) ? value : void 0;
}
// packages/kardinal/src/own-bundles.ts
/**
* The Bundles that a request of this run has made, newest first: same type, images and `ciRunURL`, and whatever else of the provenance is shown
* is what was sent, so that a Bundle of an earlier attempt of the same run is not taken for one of this. None without a `ciRunURL`: then
* nothing says whose a Bundle is.
*/
function findOwnBundles(listed, request) {
	const run = request.provenance?.ciRunURL;
	if (run === void 0) return [];
	return sortNewestFirst(listed.filter((bundle) => bundle.provenance["ciRunURL"] === run && hasSameContent(bundle, request) && hasSameProvenance(bundle, request)));
}
/** The newest Bundle with the same type and images, whoever made it: the one that a 409 means. */
function findSameVersion(listed, request) {
	return sortNewestFirst(listed.filter((bundle) => hasSameContent(bundle, request)))[0];
}
/** What was sent and is not shown in the list, of the parts that released servers drop without a word. */
function findDropped(bundle, { configRef, intent }) {
	const hasIntent = intent?.targetEnvironment !== void 0 || (intent?.skipEnvironments?.length ?? 0) > 0;
	const sent = {
		configRef: configRef !== void 0,
		intent: hasIntent
	};
	return ["configRef", "intent"].filter((part) => sent[part] && !bundle.shows.has(part));
}
function sortNewestFirst(bundles) {
	return bundles.toSorted((left, right) => compareTimes(right.createdAt, left.createdAt));
}
function compareTimes(left, right) {
	return (Date.parse(left) || 0) - (Date.parse(right) || 0);
}
function hasSameContent(bundle, { type, images = [] }) {
	return (bundle.type ?? type) === type && spellImages(bundle.images) === spellImages(images);
}
function spellImages(images) {
	return images.map(({ repository, tag, digest }) => JSON.stringify([
		repository,
		tag ?? "",
		digest ?? ""
	])).toSorted().join("\n");
}
function hasSameProvenance(bundle, { provenance }) {
	return Object.entries(provenance ?? {}).every(([field, sent]) => {
		const shown = bundle.provenance[field];
		if (sent === void 0 || shown === void 0) return true;
		return field === "timestamp" ? isSameSecond(sent, shown) : sent === shown;
	});
}
function isSameSecond(left, right) {
	return Math.floor(Date.parse(left) / 1e3) === Math.floor(Date.parse(right) / 1e3);
}
// packages/kardinal/src/settlement.ts
const LIST_LAG_MS = 1e3;
/** A {@link Lookout} for one request. Without a reader, or when the list cannot be read, it knows nothing and requests are sent again. */
function createLookout(request, url, { reader, clock }) {
	let adopted;
	let isReadable = reader !== void 0 && request.provenance?.ciRunURL !== void 0;
	async function look() {
		if (!isReadable || reader === void 0) return void 0;
		try {
			return findOwnBundles(await reader.readBundles(request.pipeline, request.namespace ?? "default"), request);
		} catch (error) {
			if (!(error instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A)) throw error;
			if (isFinal(error)) isReadable = false;
			return;
		}
	}
	async function lookTwice() {
		const found = await look();
		if (!isReadable || found !== void 0 && found.length > 0) return found;
		await clock.sleep(LIST_LAG_MS);
		return look();
	}
	return {
		async settle(outcome) {
			adopted = (await lookTwice())?.[0];
			if (adopted !== void 0) return {
				outcome: "done",
				value: answerFor(adopted, url)
			};
			return { outcome: isPassing(outcome) ? "not-done" : "unknown" };
		},
		countOwn: async () => (await look())?.length,
		get adopted() {
			return adopted;
		}
	};
}
function isFinal({ code }) {
	return code === "kardinal.list-token" || code === "kardinal.no-list" || code === "kardinal.token";
}
function answerFor({ name, namespace }, url) {
	return {
		status: 201,
		headers: (0,_transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__.a)([]),
		body: Buffer.from(JSON.stringify({
			name,
			namespace
		})),
		url
	};
}
// packages/kardinal/src/create-bundle.ts
const MAX_ANSWER_BYTES = 1048576;
const NAME = /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/u;
const answerSchema = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.c)({
	name: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)().check((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.v)(NAME)),
	namespace: (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.l)((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.f)().check((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.v)(NAME)))
});
/**
* Creates a Bundle through kardinal's HTTP API. Network errors, 5xx and 429 are tried again as far as the transport's policy goes,
* after a look at the list for what a lost answer has left behind; every other answer is final; a 409 is success.
*
* @throws Failure `kardinal.*` for a refusal, an answer that is none (`kardinal.unexpected-answer`), a token that no header can hold
*   (`kardinal.token`) or a Bundle that is too large; `http.*` when there was no answer.
*/
async function createBundle(request, options) {
	const body = writeBundleBody(request);
	const headers = describeHeaders(body, options);
	const redactor = hiding(options);
	const attempts = followAttempts(options.clock);
	const url = (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.r)(options.kardinalUrl);
	const lookout = createLookout(request, url, {
		reader: options.reader,
		clock: options.clock
	});
	try {
		const result = readAnswer(await options.transport.send({
			method: "POST",
			url,
			headers,
			body,
			maxBytes: MAX_ANSWER_BYTES,
			classify: attempts.classify,
			settle: lookout.settle
		}), request, attempts.count, redactor);
		return {
			...result,
			adopted: lookout.adopted !== void 0,
			duplicatePossible: result.created && attempts.ambiguous && !await isAlone(lookout)
		};
	} catch (error) {
		if (!(error instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A) || !isDoubtful(error, attempts)) throw error;
		throw withDoubt(error, (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.o)(options.kardinalUrl, request.pipeline));
	}
}
async function isAlone(lookout) {
	return await lookout.countOwn() === 1;
}
/** Whether a Bundle may exist although there was an error: an attempt's reply was lost, or the run was stopped in flight. */
function isDoubtful(failure, attempts) {
	return attempts.ambiguous || failure.code === "http.budget" && !(0,_transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__.s)(failure);
}
function describeHeaders(body, { token, signingSecret }) {
	checkToken(token, "the token");
	return {
		authorization: `Bearer ${token}`,
		"content-type": "application/json",
		accept: "application/json",
		...signingSecret === void 0 ? {} : { "x-kardinal-signature": signBody(body, signingSecret) }
	};
}
function hiding({ token, signingSecret }) {
	const redactor = (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.s)();
	redactor.hide(token);
	if (signingSecret !== void 0) redactor.hide(signingSecret);
	return redactor;
}
function readAnswer(response, request, attempts, redactor) {
	const { status, url } = response;
	const text = response.body.toString("utf8");
	const said = redactor.redact((0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.O)(text));
	const isSuccess = status >= 200 && status < 300;
	const bundle = isSuccess || status === 409 ? parseBundle(text) : void 0;
	if (status === 409 || isSuccess && bundle !== void 0) {
		const namespace = bundle?.namespace ?? request.namespace ?? "default";
		return {
			name: bundle?.name,
			namespace,
			created: isSuccess
		};
	}
	const where = `${url.origin}${url.pathname}`;
	if (!isSuccess) throw describeRefusal(status, said, where, attempts, request);
	throw new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(`${where}: the answer (${status}) is not kardinal's: ${said === "" ? "it is empty" : said}`, {
		code: "kardinal.unexpected-answer",
		hint: "Check that kardinal-url leads to the controller itself, past login pages and proxies; a Bundle may exist all the same."
	});
}
function parseBundle(text) {
	try {
		return answerSchema.parse(JSON.parse(text));
	} catch {
		return;
	}
}
function withDoubt(failure, where) {
	const hint = `An attempt may have created the Bundle all the same: look at ${where} before you run this again.`;
	const advice = failure.hint?.replace(/(?<=\w)$/u, ".");
	return new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(failure.message, {
		code: failure.code,
		hint: advice === void 0 ? hint : `${advice} ${hint}`,
		cause: failure
	});
}
// packages/kardinal/src/manifest.ts
const MAX_NAME_LENGTH = 63;
/**
* The manifest of a Bundle. The same request and time give the same manifest: its name is `<pipeline>-<YYYYMMDDHHMMSS>-<hash>`, a DNS label, with
* the first 8 hex digits of the hash of what the Bundle holds, so that two Bundles of one second differ and applying one twice does nothing.
*
* @param atMs when the images were built, in milliseconds since the epoch
* @throws Failure `kardinal.too-large` for what the API would not take either.
*/
function describeManifest(request, atMs) {
	const namespace = request.namespace ?? "default";
	const body = writeBundleBody({
		...request,
		namespace: void 0
	});
	return {
		apiVersion: "kardinal.io/v1alpha1",
		kind: "Bundle",
		metadata: {
			name: nameBundle(request.pipeline, atMs, `${namespace}\n${body}`),
			namespace,
			labels: { "kardinal.io/pipeline": request.pipeline }
		},
		spec: JSON.parse(body)
	};
}
function nameBundle(pipeline, atMs, content) {
	const time = new Date(atMs).toISOString().slice(0, 19).replace(/\D/gu, "");
	const hash = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.T)(Buffer.from(content)).slice(7, 15);
	const room = MAX_NAME_LENGTH - time.length - hash.length - 2;
	return `${pipeline.toLowerCase().replace(/[^a-z0-9-]/gu, "-").slice(0, room).replace(/^-+|-+$/gu, "")}-${time}-${hash}`;
}
// packages/kardinal/src/verification.ts
const FIRST_PAUSE_MS = 2e3;
const LAST_PAUSE_MS = 3e4;
const PAUSE_GROWTH = 1.5;
const FAILED_PHASES = /* @__PURE__ */ new Set([
	"Failed",
	"AbortedByAlarm",
	"RollingBack"
]);
const FINAL_CODES = /* @__PURE__ */ new Set([
	"kardinal.list-token",
	"kardinal.no-list",
	"kardinal.token",
	"http.tls",
	"http.budget"
]);
/**
* Polls kardinal's list, every 2 s at first and every 30 s in the end, until the environment is `Verified`. It ends early when the
* environment or the Bundle has failed, or another Bundle has superseded it. A server that shows no environments is taken by the Bundle's
* own phase, which is `Verified` once all environments are (docs/adr/0018-waiting-for-an-environment.md).
*/
async function waitForVerified(options) {
	const { clock, timeoutMs } = options;
	const endsAtMs = clock.monotonicMs() + timeoutMs;
	let seen = {
		phase: void 0,
		text: "is not in the list"
	};
	let trouble;
	for (let pauseMs = FIRST_PAUSE_MS;; pauseMs = Math.min(LAST_PAUSE_MS, pauseMs * PAUSE_GROWTH)) {
		const leftMs = endsAtMs - clock.monotonicMs();
		if (leftMs <= 0) return {
			phase: seen.phase,
			failure: describeTimeout(options, seen, trouble)
		};
		const look = await lookAt(options, leftMs);
		trouble = "failure" in look ? look.failure : void 0;
		if (trouble !== void 0 && FINAL_CODES.has(trouble.code)) return {
			phase: seen.phase,
			failure: describeBlindness(options, trouble)
		};
		if ("sight" in look) {
			if (look.sight.text !== seen.text) options.onProgress(look.sight.text);
			seen = look.sight;
			if (seen.end !== void 0) return {
				phase: seen.phase,
				failure: describeEnd(options, seen, seen.end.problem)
			};
		}
		await clock.sleep(Math.min(pauseMs, Math.max(0, endsAtMs - clock.monotonicMs())), options.signal);
	}
}
async function lookAt(options, leftMs) {
	const { reader, pipeline, namespace, requestTimeoutMs } = options;
	try {
		const bundles = await reader.readBundles(pipeline, namespace, Math.min(requestTimeoutMs, leftMs));
		const bundle = options.select(bundles);
		if (bundle === void 0) return { sight: {
			phase: void 0,
			text: "is not in the list"
		} };
		return { sight: judge(bundle, options.environment) };
	} catch (error) {
		if (error instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A) return { failure: error };
		throw error;
	}
}
function judge(bundle, name) {
	const { environments, phase = "of no phase" } = bundle;
	const environment = environments.find((candidate) => candidate.name === name);
	const sight = describe(phase, environment);
	if (environment?.phase === "Verified") return {
		...sight,
		end: { problem: void 0 }
	};
	if (environment?.phase !== void 0 && FAILED_PHASES.has(environment.phase)) return {
		...sight,
		end: { problem: `is ${environment.phase} in ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(name, 80)}` }
	};
	if (phase === "Failed" || phase === "Superseded") {
		const hint = phase === "Superseded" ? "A newer Bundle of this Pipeline has taken its place." : void 0;
		return {
			...sight,
			phase,
			hint,
			end: { problem: `is ${phase}` }
		};
	}
	if (phase !== "Verified" || environment !== void 0) return sight;
	if (environments.length === 0) return {
		...sight,
		end: { problem: void 0 }
	};
	return {
		...sight,
		end: { problem: "is Verified" },
		hint: describeOthers(environments, name)
	};
}
function describe(phase, environment) {
	if (environment === void 0) return {
		phase,
		text: `is ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(phase, 80)}`
	};
	const inEnvironment = environment.phase ?? "not started";
	return {
		phase: environment.phase ?? phase,
		text: `is ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(phase, 80)}, in ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(environment.name, 80)}: ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(inEnvironment, 80)}`,
		prUrl: environment.prUrl
	};
}
function describeOthers(environments, name) {
	const names = environments.map((environment) => environment.name);
	const nearest = (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.c)(name, names);
	return `It went to ${names.map((other) => (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(other, 80)).join(", ")} only${nearest === void 0 ? "" : `; did you mean ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(nearest, 80)}?`}.`;
}
function describeEnd(options, seen, problem) {
	if (problem === void 0) return void 0;
	return describeFailure(options, "kardinal.not-verified", `Bundle ${problem}`, seen);
}
function describeTimeout(options, seen, trouble) {
	const minutes = Number((options.timeoutMs / 6e4).toFixed(1));
	const said = trouble === void 0 ? "" : `; the list could not be read last: ${trouble.message}`;
	return describeFailure(options, "kardinal.wait-timeout", `after ${minutes} min the Bundle ${seen.text}${said}`, seen);
}
function describeBlindness({ environment, statusUrl }, trouble) {
	return new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(`wait-for: it cannot be seen whether ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(environment, 80)} is Verified: ${trouble.message}`, {
		code: trouble.code,
		hint: `${trouble.hint ?? ""} The Bundle itself is there: ${statusUrl}`.trim(),
		cause: trouble
	});
}
function describeFailure(options, code, what, { prUrl, hint }) {
	const request = prUrl === void 0 ? "" : ` and its pull request ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(prUrl, 300)}`;
	return new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A(`wait-for: ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(options.environment, 80)} is not Verified: ${what}`, {
		code,
		hint: `${hint === void 0 ? "" : `${hint} `}Look at ${options.statusUrl}${request}`
	});
}
// packages/render/src/markdown.ts
const MARKUP = /[\\`*_[\]<>&#!|~@$]|:(?=\/\/)/gu;
/** Text from outside as plain text in Markdown: one line, nothing in it is markup, a link or a mention. */
function plain(text, maxLength = 300) {
	return (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(text, maxLength).replace(MARKUP, (character) => `&#${character.charCodeAt(0)};`);
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
// packages/commands/src/create-bundle/provenance.ts
/**
* Where the images come from: the inputs, else what GitHub Actions or GitLab CI say about the run
* (https://docs.github.com/en/actions/reference/workflows-and-actions/variables, https://docs.gitlab.com/ci/variables/predefined_variables/),
* else nothing. The timestamp is now, to the second.
*/
function describeProvenance(inputs, { environment, clock }) {
	const read = (name) => environment[name] || void 0;
	return {
		commitSHA: inputs["commit-sha"] ?? read("GITHUB_SHA") ?? read("CI_COMMIT_SHA"),
		ciRunURL: inputs["ci-run-url"] ?? describeGithubRun(read) ?? read("CI_PIPELINE_URL"),
		author: inputs.author ?? read("GITHUB_ACTOR") ?? read("GITLAB_USER_LOGIN"),
		timestamp: inputs.timestamp ?? new Date(clock.now()).toISOString().replace(/\.\d+Z$/u, "Z")
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
// packages/commands/src/create-bundle/bundle.ts
/** The Bundle that the inputs and the run's environment describe. */
function describeBundle(inputs, world) {
	const { pipeline, type, namespace, "config-repo": gitRepo, "config-sha": commitSHA } = inputs;
	const skipped = inputs["skip-environments"];
	return {
		pipeline,
		type,
		namespace,
		images: (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.n)(inputs.image, inputs.digest, inputs.images).images,
		configRef: gitRepo !== void 0 && commitSHA !== void 0 ? {
			gitRepo,
			commitSHA
		} : void 0,
		provenance: describeProvenance(inputs, world),
		intent: {
			targetEnvironment: inputs["target-environment"],
			skipEnvironments: skipped.length > 0 ? [...new Set(skipped)] : void 0
		}
	};
}
// packages/commands/src/create-bundle/promotion.ts
const BUDGET_MS = 18e5;
const ONCE = {
	attempts: 1,
	baseMs: 0,
	capMs: 0,
	budgetMs: 0
};
/**
* Creates the Bundle through kardinal's API, says what is doubtful about it, and waits for an environment where that is asked for.
*
* @throws Failure for no token, and whatever `createBundle` throws; that an environment is not verified is in the ending.
*/
async function promote(request, kardinalUrl, inputs, deps) {
	const token = readToken(inputs, deps);
	const uiToken = readUiToken(inputs, deps);
	const signingSecret = inputs["signing-secret"];
	for (const secret of [
		token,
		uiToken,
		signingSecret
	]) if (secret !== void 0) deps.redactor.hide(secret);
	warnOfPlainHttp(kardinalUrl, deps);
	const transport = deps.createTransport({
		policy: bundlePolicy(inputs["max-attempts"]),
		timeoutMs: inputs.timeout,
		budgetMs: BUDGET_MS
	});
	const reader = createBundleReader({
		transport: deps.createTransport({
			policy: ONCE,
			timeoutMs: inputs.timeout,
			budgetMs: BUDGET_MS + inputs["wait-timeout"]
		}),
		kardinalUrl,
		uiToken
	});
	const { clock } = deps;
	const result = await createBundle(request, {
		transport,
		kardinalUrl,
		token,
		signingSecret,
		reader,
		clock
	});
	report(result, request, uiToken !== void 0, deps);
	await warnOfDropped(result, request, reader, deps);
	const environment = inputs["wait-for"];
	if (environment === void 0) return {
		kind: "exists",
		result
	};
	return {
		kind: "exists",
		result,
		environment,
		...await verify(environment)
	};
	function verify(environment) {
		const { name, namespace } = result;
		const what = name === void 0 ? `a Bundle of Pipeline ${request.pipeline}` : `Bundle ${namespace}/${name}`;
		deps.log.info(`Waiting until ${what} is Verified in ${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.k)(environment, 80)}.`);
		return waitForVerified({
			reader,
			clock,
			pipeline: request.pipeline,
			namespace,
			select: (bundles) => name === void 0 ? findSameVersion(bundles, request) : bundles.find((bundle) => bundle.name === name),
			environment,
			timeoutMs: inputs["wait-timeout"],
			requestTimeoutMs: inputs.timeout,
			statusUrl: (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.o)(kardinalUrl, request.pipeline),
			signal: deps.signal,
			onProgress: (text) => deps.log.info(`The Bundle ${text}.`)
		});
	}
}
function readToken({ token }, { environment }) {
	const value = (token ?? environment["KARDINAL_TOKEN"])?.trim();
	if (value !== void 0 && value !== "") return value;
	throw new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A("no token: neither KARDINAL_TOKEN nor the input token is given", {
		code: "create-bundle.token",
		hint: `Add to the step: env: KARDINAL_TOKEN: \${{ secrets.KARDINAL_TOKEN }}; and set that secret in the repository's settings.`
	});
}
function readUiToken(inputs, { environment }) {
	return (inputs["ui-token"] ?? environment["KARDINAL_UI_TOKEN"])?.trim() || void 0;
}
function warnOfPlainHttp(kardinalUrl, { log }) {
	if (kardinalUrl.protocol !== "http:" || (0,_transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__.u)(kardinalUrl)) return;
	log.warning(`kardinal-url is plain http: the token travels to ${kardinalUrl.host} in clear. Use https unless it stays in your cluster.`);
}
function report(result, request, hasUiToken, { log }) {
	const { namespace, name } = result;
	if (result.adopted) log.info(`Adopted Bundle ${namespace}/${name} for Pipeline ${request.pipeline}: the answer to its creation was lost, and kardinal's list shows it.`);
	else if (result.created) log.info(`Created Bundle ${namespace}/${name} for Pipeline ${request.pipeline}.`);
	else log.notice(`Pipeline ${request.pipeline} has a Bundle of this version already; nothing was created.`);
	if (result.duplicatePossible) {
		const advice = hasUiToken ? "" : " With ui-token, create-bundle can look for it instead.";
		log.warning(`An attempt ended without an answer or with a 5xx, and the request was sent again: a second Bundle may exist, since kardinal does not tell them apart. Look at Pipeline ${request.pipeline}, and delete one if there are two.${advice}`);
	}
	if (namespace !== request.namespace) log.warning(`The Bundle is in namespace ${namespace}, not in ${request.namespace}: that is where the server put it.`);
}
/** Looks once at what the list shows of a new Bundle that has a part which released servers drop. A list that cannot be read shows nothing. */
async function warnOfDropped({ name, namespace, created }, request, reader, { log }) {
	const { configRef, intent } = request;
	const isAtStake = configRef !== void 0 || intent?.targetEnvironment !== void 0 || intent?.skipEnvironments !== void 0;
	if (!created || !isAtStake) return;
	try {
		const bundle = (await reader.readBundles(request.pipeline, namespace)).find((candidate) => candidate.name === name);
		const dropped = bundle === void 0 ? [] : findDropped(bundle, request);
		if (dropped.length === 0) return;
		const consequence = dropped.includes("intent") ? " Without its intent a Bundle is promoted through all environments." : "";
		log.warning(`kardinal accepted the Bundle and does not show its ${dropped.join(" and ")}: released servers drop what they do not know.${consequence} Look at it before you rely on that: kubectl get bundle ${name} -n ${namespace} -o yaml; or use mode manifest, which loses nothing.`);
	} catch (error) {
		if (!(error instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.A)) throw error;
		log.debug(`What the server kept of the Bundle was not looked at: ${error.message}`);
	}
}
// packages/commands/src/create-bundle/summary.ts
const MAX_IMAGES = 20;
/** The job summary's Markdown: what became of the Bundle, what is in it, and where to look. */
function writeSummary(request, statusLink, ending) {
	const rows = [
		["Pipeline", statusLink === void 0 ? code(request.pipeline) : link(request.pipeline, statusLink)],
		["Namespace", code(request.namespace)],
		...describeImages(request.images),
		...describeRest(request),
		...describeFate(ending)
	];
	return `### ${describeEnding(ending)}\n\n${table(["Bundle", describeName(ending)], rows)}${describeFailures(ending)}`;
}
function describeEnding(ending) {
	if (ending.kind === "failed") return "No Bundle was created";
	if (ending.kind === "rehearsed") return "Dry run: this Bundle would be created";
	if (ending.kind === "written") return "Bundle written as a manifest";
	const { result, environment, failure } = ending;
	const beginning = result.created ? "Bundle created" : "The Bundle was there already";
	if (environment === void 0) return beginning;
	return `${beginning}, ${failure === void 0 ? "and" : "but not"} Verified in ${plain(environment, 80)}`;
}
function describeName(ending) {
	if (ending.kind === "written") return code(ending.name);
	return ending.kind === "exists" && ending.result.name !== void 0 ? code(ending.result.name) : "–";
}
function describeImages(images) {
	const rows = images.slice(0, MAX_IMAGES).map(({ repository, tag, digest }) => {
		return ["Image", code(`${repository}${`${tag === void 0 ? "" : `:${tag}`}${digest === void 0 ? "" : `@${digest}`}`}`)];
	});
	const left = images.length - rows.length;
	return left > 0 ? [...rows, ["", `and ${left} more images`]] : rows;
}
function describeRest({ configRef, provenance, intent }) {
	return [
		["Configuration", configRef && `${configRef.gitRepo} at ${configRef.commitSHA}`],
		["Commit", provenance?.commitSHA],
		["Author", provenance?.author],
		["Promoted up to", intent?.targetEnvironment],
		["Skipped", intent?.skipEnvironments?.join(", ")]
	].flatMap(([what, value]) => value === void 0 ? [] : [[what, code(value)]]);
}
function describeFate(ending) {
	if (ending.kind === "written") return [["Manifest", code(ending.path)]];
	if (ending.kind !== "exists" || ending.environment === void 0) return [];
	return [[plain(ending.environment, 80), code(ending.phase ?? "not seen")]];
}
function describeFailures(ending) {
	const failures = listFailuresOf(ending);
	if (failures.length === 0) return "";
	return `\n${failures.map(({ message, hint = "" }) => `- ${plain(message)} ${plain(hint, 600)}\n`).join("")}`;
}
function listFailuresOf(ending) {
	if (ending.kind === "failed") return ending.failures;
	return ending.kind === "exists" && ending.failure !== void 0 ? [ending.failure] : [];
}
// packages/commands/src/create-bundle/create-bundle.ts
/**
* Creates the Bundle that the inputs describe, once, or writes it as a manifest. What goes wrong with the server is in the outcome's failures,
* together with the outputs that are known all the same.
*/
async function runCreateBundle(inputs, deps) {
	const kardinalUrl = inputs["kardinal-url"];
	const link = kardinalUrl && (0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.o)(kardinalUrl, inputs.pipeline);
	const known = link === void 0 ? {} : { "bundle-status-url": link };
	let request = describeBundle(inputs, deps);
	try {
		if (inputs["resolve-digests"]) request = {
			...request,
			images: await deps.resolveDigests(request.images)
		};
		const ending = await conclude(request, inputs, deps);
		return {
			outputs: {
				...known,
				...describeOutputs(ending)
			},
			failures: ending.kind === "exists" && ending.failure !== void 0 ? [ending.failure] : [],
			summary: writeSummary(request, link, ending)
		};
	} catch (error) {
		const failures = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_2__.M)(error);
		if (failures.length === 0) throw error;
		return {
			outputs: known,
			failures,
			summary: writeSummary(request, link, {
				kind: "failed",
				failures
			})
		};
	}
}
async function conclude(request, inputs, deps) {
	const kardinalUrl = inputs["kardinal-url"];
	if (inputs.mode === "manifest" || kardinalUrl === void 0) return writeManifest(request, inputs, deps);
	return inputs["dry-run"] ? rehearse(request, kardinalUrl, deps) : promote(request, kardinalUrl, inputs, deps);
}
function rehearse(request, kardinalUrl, { log }) {
	const body = writeBundleBody(request);
	log.info(`Dry run: nothing is sent. The body of POST ${(0,_images_C8jkaApZ_js__WEBPACK_IMPORTED_MODULE_3__.r)(kardinalUrl).href} would be:`);
	log.info(escapeInvisible(body));
	return { kind: "rehearsed" };
}
async function writeManifest(request, inputs, { clock, environment, files, log }) {
	const timestamp = request.provenance?.timestamp;
	const manifest = describeManifest(request, timestamp === void 0 ? clock.now() : Date.parse(timestamp));
	const { spellManifest } = await __webpack_require__.e(/* import() */ 902).then(__webpack_require__.bind(__webpack_require__, 902));
	const yaml = spellManifest(manifest);
	if (inputs["dry-run"]) {
		log.info("Dry run: nothing is written. The manifest would be:");
		log.info(yaml);
		return { kind: "rehearsed" };
	}
	const { name, namespace } = manifest.metadata;
	const folder = environment["RUNNER_TEMP"] || environment["TMPDIR"] || "/tmp";
	const path = files.resolve(inputs["manifest-path"] ?? `${folder}/${name}.yaml`);
	await files.write(path, yaml);
	log.info(`Wrote Bundle ${namespace}/${name} to ${path}; create it with: kubectl apply -f ${path}`);
	return {
		kind: "written",
		name,
		namespace,
		path
	};
}
function describeOutputs(ending) {
	if (ending.kind === "written") {
		const { name, namespace, path } = ending;
		return {
			"bundle-name": name,
			"bundle-namespace": namespace,
			"manifest-path": path,
			created: "false"
		};
	}
	if (ending.kind !== "exists") return { created: "false" };
	const { name, namespace, created } = ending.result;
	const phase = ending.phase === void 0 ? {} : { phase: ending.phase };
	return {
		"bundle-name": name ?? "",
		"bundle-namespace": namespace,
		created: String(created),
		...phase
	};
}
/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json) {
	return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""));
}
// packages/commands/src/create-bundle/run-in-world.ts
/** {@link runCreateBundle} over the network. */
function runInWorld(inputs, world) {
	return runCreateBundle(inputs, {
		...world,
		createTransport: (options) => (0,_transport_D_cfKJYi_js__WEBPACK_IMPORTED_MODULE_1__.t)(world, {
			...options,
			command: "create-bundle",
			concurrency: 1
		}),
		async resolveDigests(images) {
			const { resolveDigests } = await __webpack_require__.e(/* import() */ 440).then(__webpack_require__.bind(__webpack_require__, 440));
			return resolveDigests(images, world);
		}
	});
}



/***/ }),

/***/ 821:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ createHeaders),
/* harmony export */   c: () => (/* binding */ isPassing),
/* harmony export */   d: () => (/* binding */ describeRequest),
/* harmony export */   f: () => (/* binding */ describeUrl),
/* harmony export */   i: () => (/* binding */ readJson),
/* harmony export */   l: () => (/* binding */ retryAfterMs),
/* harmony export */   n: () => (/* binding */ openRegistryTransport),
/* harmony export */   o: () => (/* binding */ classifySafely),
/* harmony export */   r: () => (/* binding */ parseUntrustedJson),
/* harmony export */   s: () => (/* binding */ isNotSent),
/* harmony export */   t: () => (/* binding */ openApiTransport),
/* harmony export */   u: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(696);
/* harmony import */ var _retry_CXPWTw3h_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(471);


// packages/http/src/system-error.ts
/** The code and system call of an error of Node's; `undefined` for a value that has no code. */
function readSystemError(error) {
	if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return void 0;
	const syscall = "syscall" in error && typeof error.syscall === "string" ? error.syscall : void 0;
	return {
		code: error.code,
		syscall
	};
}
/** Whether an error means that no connection came about, name resolution included. */
function isConnectError(error) {
	if (error instanceof AggregateError) return true;
	const syscall = readSystemError(error)?.syscall;
	return syscall === "connect" || syscall === "getaddrinfo";
}
// packages/http/src/failures.ts
/** A request for messages: method, origin and path. Query and userinfo may be secrets and are left out. */
function describeRequest({ method, url }) {
	return `${method} ${describeUrl(url)}`;
}
/** A URL for messages, without its query and userinfo. */
function describeUrl(url) {
	return (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.k)(`${url.protocol}//${url.host}${url.pathname}`, 300);
}
/** A failure of one request: `what` happened to it, and the next step. */
function createFailure(request, code, what, hint, cause) {
	return new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A(`${describeRequest(request)}: ${what}`, {
		code,
		hint,
		cause
	});
}
/**
* What an error of Node's during an exchange means, as a {@link Failure}; the error itself when it is none that the network, the
* server or the input can cause. `received` says whether the headers of an answer had arrived.
*/
function toFailure(error, request, received = false) {
	if (error instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A) return error;
	const system = readSystemError(error);
	const kind = kindOf(error, system, received);
	if (kind === void 0) return error;
	const code = system === void 0 ? "" : ` (${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.k)(system.code)})`;
	return createFailure(request, kind.code, `${kind.what}${code}`, kind.hint, error);
}
const REFUSED = {
	code: "http.refused",
	what: "the connection was refused",
	hint: "Check the host and the port, and that the server is running"
};
const UNREACHABLE = {
	code: "http.refused",
	what: "no connection to the server",
	hint: "Check the host and the port, and that this machine can reach the server"
};
const DNS = {
	code: "http.dns",
	what: "the host name could not be resolved",
	hint: "Check the spelling of the host name, and whether this machine needs a proxy (HTTPS_PROXY) to reach it"
};
const RESET = {
	code: "http.reset",
	what: "the connection broke before an answer came",
	hint: "Try again, and look at the server's or the proxy's log when it stays so"
};
const CUT = {
	code: "http.cut",
	what: "the answer was cut short",
	hint: "Try again, and look at the server's or the proxy's log when it stays so"
};
const MALFORMED = {
	code: "http.malformed",
	what: "the answer is not valid HTTP",
	hint: "Check that the URL's scheme and port are those of an HTTP server"
};
const INVALID_REQUEST = {
	code: "http.invalid-request",
	what: "a header or the path holds a character that HTTP cannot carry",
	hint: "Check tokens and secrets for line breaks and other invisible characters"
};
const TLS_CODE = /^(?:ERR_(?:TLS|SSL)_|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_|SELF_SIGNED_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_MISMATCH$|EPROTO$)/u;
const INVALID_REQUEST_CODE = /^ERR_(?:INVALID_CHAR|UNESCAPED_CHARACTERS|INVALID_HTTP_TOKEN|HTTP_INVALID_HEADER_VALUE)$/u;
const RESET_CODE = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE)$/u;
function kindOf(error, system, received) {
	if (system?.syscall === "getaddrinfo") return DNS;
	if (isConnectError(error)) return system?.code === "ECONNREFUSED" ? REFUSED : UNREACHABLE;
	if (system === void 0) return void 0;
	const { code } = system;
	if (TLS_CODE.test(code)) return describeTls(code);
	if (code.startsWith("HPE_")) return MALFORMED;
	if (INVALID_REQUEST_CODE.test(code)) return INVALID_REQUEST;
	if (RESET_CODE.test(code) || system.syscall !== void 0) return received ? CUT : RESET;
}
function describeTls(code) {
	return {
		code: "http.tls",
		what: "no secure connection",
		hint: hintOfTls(code)
	};
}
function hintOfTls(code) {
	if (code === "CERT_HAS_EXPIRED") return "Renew the server's certificate, or check this machine's clock";
	if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return "Check the host name: the server's certificate is for another one";
	if (code.startsWith("ERR_SSL_") || code === "EPROTO") return "Check the scheme and the port: the server does not seem to speak TLS, or no version that is allowed here";
	return "Set NODE_EXTRA_CA_CERTS to the PEM file of the CA that signed the server's certificate";
}
// packages/http/src/name-lookup.ts
/** The system's name lookup, loaded when it is first used. */
const systemLookup = (hostname, options, callback) => {
	process.getBuiltinModule("node:dns").lookup(hostname, options, callback);
};
/**
* A lookup that asks once for all who wait for the same name: Node resolves names on four threads, so many connections opened
* to one host at once would otherwise queue for the same answer.
*/
function shareLookups(lookup) {
	const flights = /* @__PURE__ */ new Map();
	return (hostname, options, callback) => {
		const key = JSON.stringify([
			hostname,
			options.family,
			options.hints,
			options.all
		]);
		const flight = flights.get(key);
		if (flight !== void 0) {
			flight.push(callback);
			return;
		}
		const waiting = [callback];
		flights.set(key, waiting);
		lookup(hostname, options, (...answer) => {
			flights.delete(key);
			for (const answerTo of waiting) answerTo(...answer);
		});
	};
}
// packages/http/src/proxy.ts
/**
* The proxy that a request has to go through; `undefined` when it goes straight. Loopback is never proxied. `NO_PROXY` is a list of
* `*`, host, `.suffix`, `*.suffix`, address or CIDR range, a host with or without a port; a host covers its subdomains.
* Throws `http.proxy` for a proxy that cannot be used.
*/
function chooseProxy(request, variables) {
	const name = request.url.protocol === "https:" ? "https_proxy" : "http_proxy";
	const value = readVariable(variables, name);
	if (value === "" || isLoopback(request.url)) return void 0;
	if (isBypassed(request.url, readVariable(variables, "no_proxy"))) return void 0;
	const proxy = parseProxy(value);
	if (proxy !== void 0) return proxy;
	throw createFailure(request, "http.proxy", `${name.toUpperCase()} is not the URL of an http or https proxy`, `Set ${name.toUpperCase()} to a URL such as http://proxy.example:3128, or add ${request.url.hostname} to NO_PROXY`);
}
/** Whether a URL's host is this machine itself: `localhost`, a name under it, 127.0.0.0/8 or ::1. */
function isLoopback(url) {
	return /^(?:(?:.+\.)?localhost\.?|127\.\d+\.\d+\.\d+|\[::1\])$/u.test(url.hostname);
}
function readVariable(variables, name) {
	return (variables[name] || variables[name.toUpperCase()] || "").trim();
}
function parseProxy(value) {
	const url = URL.parse(/^[a-z][a-z\d+.-]*:\/\//iu.test(value) ? value : `http://${value}`);
	if (url === null || url.protocol !== "http:" && url.protocol !== "https:") return void 0;
	return hasDecodableUserinfo(url) ? url : void 0;
}
function hasDecodableUserinfo({ username, password }) {
	try {
		decodeURIComponent(username + password);
		return true;
	} catch {
		return false;
	}
}
function isBypassed(url, list) {
	const port = url.port || (url.protocol === "https:" ? "443" : "80");
	const host = url.hostname.replace(/^\[|\]$/gu, "");
	return list.toLowerCase().split(/[\s,]+/u).some((entry) => entry !== "" && matchesEntry(host, port, entry));
}
function matchesEntry(host, port, entry) {
	if (entry === "*") return true;
	if (entry.includes("/")) return isInRange(host, entry);
	const [, name = entry, wantedPort] = /^\[?(.+?)\]?(?::(\d+))?$/u.exec(isBareIPv6(entry) ? `[${entry}]` : entry) ?? [];
	if (wantedPort !== void 0 && wantedPort !== port) return false;
	const suffix = name.replace(/^\*?\./u, "");
	return host === suffix || host.endsWith(`.${suffix}`);
}
function isBareIPv6(entry) {
	return process.getBuiltinModule("node:net").isIPv6(entry);
}
function isInRange(host, range) {
	const net = process.getBuiltinModule("node:net");
	const [base = "", bits = ""] = range.split("/");
	const family = net.isIP(host);
	if (family === 0 || net.isIP(base) !== family || !/^\d{1,3}$/u.test(bits)) return false;
	if (Number(bits) > (family === 4 ? 32 : 128)) return false;
	const type = family === 4 ? "ipv4" : "ipv6";
	const ranges = new net.BlockList();
	ranges.addSubnet(base, Number(bits), type);
	return ranges.check(host, type);
}
// packages/http/src/private-address.ts
const CLOSED_IPV4 = [
	["0.0.0.0", 8],
	["10.0.0.0", 8],
	["100.64.0.0", 10],
	["127.0.0.0", 8],
	["169.254.0.0", 16],
	["172.16.0.0", 12],
	["192.0.0.0", 24],
	["192.0.2.0", 24],
	["192.88.99.0", 24],
	["192.168.0.0", 16],
	["198.18.0.0", 15],
	["198.51.100.0", 24],
	["203.0.113.0", 24],
	["224.0.0.0", 3]
];
const OPEN_IPV6 = ["2000::", 3];
const CLOSED_IPV6 = [
	["2001::", 23],
	["2001:db8::", 32],
	["2002::", 16],
	["3fff::", 20]
];
/** Whether an IP address leads, or may lead, anywhere but to a host on the public internet. True for what is no address. */
function isPrivateAddress(address) {
	const net = process.getBuiltinModule("node:net");
	const family = address.includes("%") ? 0 : net.isIP(address);
	if (family === 4) return createBlockList(net, CLOSED_IPV4, "ipv4").check(address, "ipv4");
	if (family === 0 || !createBlockList(net, [OPEN_IPV6], "ipv6").check(address, "ipv6")) return true;
	return createBlockList(net, CLOSED_IPV6, "ipv6").check(address, "ipv6");
}
/** Throws `http.private-address` when a `publicOnly` request names a private address or loopback itself. All that can be checked behind a proxy. */
function refusePrivateLiteral(request) {
	if (request.publicOnly !== true) return;
	const host = request.url.hostname.replace(/^\[|\]$/gu, "");
	const isAddress = process.getBuiltinModule("node:net").isIP(host) !== 0;
	if (isLoopback(request.url) || isAddress && isPrivateAddress(host)) throw createPrivate(request, host);
}
/** A name lookup that fails with `http.private-address` when any address of the name is private, for a `publicOnly` request. */
function createPublicLookup(lookup, request) {
	return (hostname, options, callback) => {
		lookup(hostname, {
			...options,
			all: true
		}, (error, answer) => {
			if (error !== null) return callback(error, []);
			const addresses = typeof answer === "string" ? [{
				address: answer,
				family: 0
			}] : answer;
			const hidden = addresses.find(({ address }) => isPrivateAddress(address));
			if (hidden !== void 0) return callback(createPrivate(request, hidden.address), []);
			const [first] = addresses;
			if (options.all === true || first === void 0) callback(null, [...addresses]);
			else callback(null, first.address, first.family);
		});
	};
}
function createBlockList(net, ranges, type) {
	const list = new net.BlockList();
	for (const [base, bits] of ranges) list.addSubnet(base, bits, type);
	return list;
}
function createPrivate(request, address) {
	return createFailure(request, "http.private-address", `${address} is not a public address, and this request may go to public ones only`, "If it is yours and meant to be asked, add it to trusted-realms");
}
// packages/http/src/proxy-failure.ts
/** What an error means that came from the proxy and not from the server behind it. */
function createProxyFailure(request, proxy, error) {
	const status = readStatus(error);
	if (status === 407) return createDenied(request, proxy);
	const code = readSystemError(error)?.code;
	const why = status ?? (code === void 0 || code === "ECONNRESET" ? "it broke off" : code);
	return createFailure(request, "http.proxy", `the proxy ${proxy.host} gave no connection (${why})`, "Check HTTP_PROXY, HTTPS_PROXY and NO_PROXY, and whether the proxy allows this host and port");
}
/** The answer, unless it is the proxy's own 407, which no server may send (https://www.rfc-editor.org/rfc/rfc9110#section-15.5.8). */
function refuseProxyDenial(request, proxy, message) {
	if (message.statusCode !== 407) return message;
	message.destroy();
	throw createDenied(request, proxy);
}
function createDenied(request, proxy) {
	return createFailure(request, "http.proxy", `the proxy ${proxy.host} wants other credentials (407)`, "Write the proxy's user and password into HTTP_PROXY and HTTPS_PROXY, as http://user:password@host:port");
}
/** The status that the proxy answered a CONNECT with. */
function readStatus(error) {
	if (!(error instanceof Error)) return void 0;
	if ("statusCode" in error && typeof error.statusCode === "number") return error.statusCode;
	const [, told] = /\bstatusCode=(\d{3})\b/u.exec(error.message) ?? [];
	return told === void 0 ? void 0 : Number(told);
}
// packages/http/src/wire.ts
/** A request in the words of `node:http`. Made from parts, so that a URL's userinfo never becomes a header. */
function createWireOptions(request, parts) {
	const { url } = request;
	const headers = { ...request.headers };
	if (request.body !== void 0) headers["content-length"] = Buffer.byteLength(request.body);
	return {
		protocol: url.protocol,
		host: url.hostname.replace(/^\[|\]$/gu, ""),
		port: url.port || (url.protocol === "https:" ? 443 : 80),
		path: url.pathname + url.search,
		method: request.method,
		headers,
		...parts
	};
}
/**
* What the connections are pooled by. Private and public requests never share one, for a used connection is not looked up again;
* and what must not happen twice gets a new one, for a used one may be closing, which would leave in doubt whether it was received.
*/
function describePool(request) {
	const keepAlive = (request.method === "GET" || request.method === "HEAD") && request.freshConnection !== true;
	return {
		key: `${request.publicOnly === true ? "public" : "any"} ${keepAlive ? "kept" : "new"}`,
		keepAlive
	};
}
/** Throws `http.invalid-request` for a URL that is neither http nor https. */
function refuseForeignScheme(request) {
	if (request.url.protocol === "https:" || request.url.protocol === "http:") return;
	throw createFailure(request, "http.invalid-request", "the URL is neither http nor https", "Write the URL with https:// in front");
}
// packages/http/src/actions-exchange.ts
/**
* An exchange over `@actions/http-client`, which finds the runner's proxy settings by itself. Of the client it takes the agents and the
* raw request only: its redirects keep credentials across ports, and its body reader never settles when a body is cut.
*/
function createActionsExchange({ userAgent, lookup }) {
	const clients = /* @__PURE__ */ new Map();
	const sharedLookup = shareLookups(lookup ?? systemLookup);
	return async (request, signal) => {
		refuseForeignScheme(request);
		refusePrivateLiteral(request);
		const actions = await __webpack_require__.e(/* import() */ 430).then(__webpack_require__.bind(__webpack_require__, 430));
		const proxy = findProxy(actions, request);
		return await send$1({
			client: clientFor(clients, actions, {
				userAgent,
				request,
				proxy
			}),
			request,
			signal,
			proxy,
			lookup: sharedLookup
		});
	};
}
async function send$1({ client, request, signal, proxy, lookup }) {
	const agent = client.getAgent(request.url.href);
	const options = createWireOptions(request, {
		agent,
		signal,
		lookup: request.publicOnly === true ? createPublicLookup(lookup, request) : lookup
	});
	options.headers = {
		"user-agent": client.userAgent,
		...request.headers
	};
	const info = {
		options,
		parsedUrl: request.url,
		httpModule: moduleFor$1(request.url)
	};
	if (proxy === void 0) return (await client.requestRaw(info, request.body ?? null)).message;
	abortTunnelWith(agent, signal);
	let isThrough = false;
	info.httpModule = watchSocket(info.httpModule, () => {
		isThrough = true;
	});
	try {
		const { message } = await client.requestRaw(info, request.body ?? null);
		return refuseProxyDenial(request, proxy, message);
	} catch (error) {
		if (!isThrough && !signal.aborted) throw createProxyFailure(request, proxy, error);
		throw error;
	}
}
function findProxy(actions, request) {
	try {
		const proxy = actions.getProxyUrl(request.url.href);
		return proxy === "" ? void 0 : new URL(proxy);
	} catch {
		throw createFailure(request, "http.proxy", "the proxy's URL cannot be read", "Set HTTP_PROXY and HTTPS_PROXY to URLs such as http://proxy.example:3128");
	}
}
/** One client per origin and pool: a client keeps one agent whatever the scheme, and would send https over a plain agent. */
function clientFor(clients, actions, { userAgent, request, proxy }) {
	const pool = describePool(request);
	const key = `${request.url.origin} ${pool.key}`;
	const known = clients.get(key);
	if (known !== void 0) return known;
	const client = new actions.HttpClient(userAgent, [], {
		allowRedirects: false,
		allowRetries: false,
		keepAlive: pool.keepAlive && proxy === void 0,
		socketTimeout: 2 ** 31 - 1
	});
	clients.set(key, client);
	return client;
}
/** Lets the signal end a tunnel that the proxy neither grants nor refuses: the agent passes its proxy options on to that request. */
function abortTunnelWith(agent, signal) {
	const proxyOptions = Reflect.get(agent, "proxyOptions");
	if (typeof proxyOptions === "object" && proxyOptions !== null) Object.assign(proxyOptions, { signal });
}
function watchSocket(module, onSocket) {
	const request = (options, onResponse) => {
		const sent = module.request(options, onResponse);
		sent.once("socket", onSocket);
		return sent;
	};
	return Object.create(module, { request: { value: request } });
}
function moduleFor$1(url) {
	return url.protocol === "https:" ? process.getBuiltinModule("node:https") : process.getBuiltinModule("node:http");
}
// packages/retry/src/retry-after.ts
const SECONDS = /^\d{1,15}(?:\.\d{1,9})?$/u;
/**
* The wait that a `Retry-After` value asks for, in milliseconds from `nowMs`: seconds or an HTTP date
* (RFC 9110, section 10.2.3). A date in the past is 0; a value that is neither is `undefined`.
*/
function parseRetryAfter(value, nowMs) {
	const text = value?.trim() ?? "";
	if (SECONDS.test(text)) return Math.ceil(Number(text) * 1e3);
	const atMs = parseHttpDate(text);
	return atMs === void 0 ? void 0 : Math.max(0, atMs - nowMs);
}
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? [\w :-]+$/iu;
/** The time of an HTTP date (`Date`, `Retry-After`), in milliseconds since the epoch; `undefined` when it is none. */
function parseHttpDate(value) {
	const text = value?.trim() ?? "";
	if (!HTTP_DATE.test(text)) return void 0;
	const atMs = Date.parse(/gmt|utc/iu.test(text) ? text : `${text} GMT`);
	return Number.isNaN(atMs) ? void 0 : atMs;
}
// packages/http/src/classification.ts
const GIVE_UP = { kind: "give-up" };
const PASSING_STATUS = /* @__PURE__ */ new Set([
	408,
	429,
	500,
	502,
	503,
	504
]);
const PASSING_FAILURE = /* @__PURE__ */ new Set([
	"http.refused",
	"http.dns",
	"http.reset",
	"http.timeout",
	"http.cut"
]);
const NEVER_SENT = /* @__PURE__ */ new Set([
	"http.refused",
	"http.dns",
	"http.tls",
	"http.proxy",
	"http.private-address",
	"http.invalid-request"
]);
/**
* The default classification of a method's outcomes. GET and HEAD are tried again whenever that may help; of other methods only
* what the server cannot have acted on (no connection, or 429), and whatever it may have received is ambiguous.
* `Retry-After` is honoured in both forms (https://www.rfc-editor.org/rfc/rfc9110#section-10.2.3).
*/
function classifySafely(method, clock = _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.t) {
	const idempotent = method === "GET" || method === "HEAD";
	return (outcome) => {
		if ("failure" in outcome) return idempotent ? classifyRead(outcome.failure) : classifyWrite(outcome.failure);
		const { response } = outcome;
		const kind = idempotent ? kindOfRead(response.status) : kindOfWrite(response.status);
		return kind === "give-up" ? GIVE_UP : {
			kind,
			afterMs: retryAfterMs(response, clock)
		};
	};
}
/** The wait that an answer's `Retry-After` asks for, in milliseconds; `undefined` without one. */
function retryAfterMs({ headers }, clock) {
	return parseRetryAfter(headers.get("retry-after"), clock.now());
}
/** Whether the same exchange may fare better in a moment; a proxy that refuses may, too, where nothing but time is lost by asking it again. */
function isPassing({ code }) {
	return PASSING_FAILURE.has(code) || code === "http.proxy";
}
/** Whether a failed exchange proves that the server received nothing, so that even a request that must not happen twice can be sent again. */
function isNotSent(failure) {
	if (failure.code === "http.budget") return !(failure.cause instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A);
	return NEVER_SENT.has(failure.code);
}
function classifyRead(failure) {
	return PASSING_FAILURE.has(failure.code) ? { kind: "retry" } : GIVE_UP;
}
function classifyWrite(failure) {
	if (failure.code === "http.refused" || failure.code === "http.dns") return { kind: "retry" };
	return isNotSent(failure) ? GIVE_UP : { kind: "ambiguous" };
}
function kindOfRead(status) {
	return PASSING_STATUS.has(status) ? "retry" : "give-up";
}
function kindOfWrite(status) {
	if (status === 429) return "retry";
	return status === 408 || status >= 500 ? "ambiguous" : "give-up";
}
// packages/http/src/gate.ts
/** A gate with nobody in it. One is shared by all transports of a run, so that its limits hold over all of them. */
function createGate({ total, perHost, clock }) {
	const lanes = /* @__PURE__ */ new Map();
	let inFlight = 0;
	let arrivals = 0;
	function laneOf(host) {
		const known = lanes.get(host);
		if (known !== void 0) return known;
		const lane = {
			limit: typeof perHost === "number" ? perHost : perHost(host),
			leading: [],
			waiting: [],
			inFlight: 0,
			resumesAt: -Infinity,
			alarm: void 0
		};
		lanes.set(host, lane);
		return lane;
	}
	function admitAll() {
		for (const lane of lanes.values()) setAlarm(lane);
		while (inFlight < total) {
			const lane = nextLane();
			if (lane === void 0) return;
			inFlight += 1;
			lane.inFlight += 1;
			queueOf(lane).shift()?.admit();
		}
	}
	/** The lane of the request that may go now and has waited longest, of those that lead when there are any. */
	function nextLane() {
		const now = clock.monotonicMs();
		let next;
		for (const lane of lanes.values()) {
			if (lane.inFlight >= lane.limit || lane.resumesAt > now) continue;
			if (rankOf(lane) < rankOf(next)) next = lane;
		}
		return next;
	}
	function setAlarm(lane) {
		const waitMs = lane.resumesAt - clock.monotonicMs();
		if (queueOf(lane).length === 0 || waitMs <= 0) {
			lane.alarm?.abort();
			lane.alarm = void 0;
		} else if (lane.alarm === void 0) ring(lane, waitMs);
	}
	function ring(lane, waitMs) {
		const alarm = new AbortController();
		const { resumesAt } = lane;
		lane.alarm = alarm;
		const onRing = () => {
			if (lane.alarm !== alarm) return;
			lane.alarm = void 0;
			if (lane.resumesAt <= resumesAt) lane.resumesAt = -Infinity;
			admitAll();
		};
		clock.sleep(waitMs, alarm.signal).then(onRing, () => {});
	}
	function createRelease(lane) {
		let released = false;
		return () => {
			if (released) return;
			released = true;
			inFlight -= 1;
			lane.inFlight -= 1;
			admitAll();
		};
	}
	return {
		enter(host, signal, leads = false) {
			const lane = laneOf(host);
			const queue = leads ? lane.leading : lane.waiting;
			return new Promise((resolve, reject) => {
				if (signal?.aborted) {
					reject(signal.reason);
					return;
				}
				const onAbort = () => {
					queue.splice(queue.indexOf(waiter), 1);
					setAlarm(lane);
					reject(signal?.reason);
				};
				const waiter = {
					order: arrivals,
					admit() {
						signal?.removeEventListener("abort", onAbort);
						resolve(createRelease(lane));
					}
				};
				arrivals += 1;
				queue.push(waiter);
				signal?.addEventListener("abort", onAbort, { once: true });
				admitAll();
			});
		},
		pause(host, waitMs) {
			const lane = laneOf(host);
			lane.resumesAt = Math.max(lane.resumesAt, clock.monotonicMs() + waitMs);
		}
	};
}
function queueOf({ leading, waiting }) {
	return leading.length > 0 ? leading : waiting;
}
/** Lower goes first: all that lead, then all others, each in the order of their arrival. */
function rankOf(lane) {
	const [first] = lane?.leading ?? [];
	return first === void 0 ? lane?.waiting[0]?.order ?? Infinity : first.order - Number.MAX_SAFE_INTEGER;
}
// packages/http/src/headers.ts
/**
* Headers from Node's raw list (name, value, name, value …), with each occurrence kept apart: Node's own object joins or drops
* duplicates, and a header that must be single and comes twice is an attack or a defect that has to be seen.
*/
function createHeaders(raw) {
	const values = /* @__PURE__ */ new Map();
	let name = "";
	for (const [index, text] of raw.entries()) if (index % 2 === 0) name = text.toLowerCase();
	else values.set(name, [...values.get(name) ?? [], text]);
	return {
		get: (name) => values.get(name.toLowerCase())?.[0],
		all: (name) => values.get(name.toLowerCase()) ?? []
	};
}
// packages/http/src/json.ts
const MAX_DEPTH = 500;
const MAX_VALUES = 5e5;
/**
* An answer's body as JSON, to be parsed by a schema; see {@link parseUntrustedJson}. Throws `http.malformed` when it is none that is taken.
* @param what the answer's name in the message, e.g. "the token server's answer"
*/
function readJson(response, what) {
	const reading = parseUntrustedJson(response.body);
	if ("value" in reading) return reading.value;
	throw new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A(`${what} (${response.status} of ${describeUrl(response.url)}) ${reading.fault}`, {
		code: "http.malformed",
		hint: "Check that the URL is that of the service that is meant, and that no proxy or login page answers for it"
	});
}
/**
* The value of a text in JSON (https://www.rfc-editor.org/rfc/rfc8259) from somebody who is not trusted, without `__proto__` keys; a fault when it
* is none, is nested more than 500 deep, or holds more than `maxValues` values.
*/
function parseUntrustedJson(bytes, maxValues = MAX_VALUES) {
	if (holdsMore(bytes, maxValues)) return { fault: `holds more than ${maxValues} values` };
	const text = new TextDecoder().decode(bytes);
	try {
		const value = JSON.parse(text);
		return cleanTree(value) ? { value } : { fault: `is nested more than ${MAX_DEPTH} deep` };
	} catch {
		const line = (0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.O)(text);
		return { fault: line === "" ? "is empty, and not JSON" : `is not JSON: ${line}` };
	}
}
const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = [
	34,
	92,
	44,
	91,
	123
];
/** Every value but the first follows a comma or opens something. */
function holdsMore(bytes, maxValues) {
	let values = 0;
	let isInString = false;
	for (let at = 0; at < bytes.length && values <= maxValues; at += 1) {
		const byte = bytes[at];
		if (byte === QUOTE) isInString = !isInString;
		else if (byte === BACKSLASH) at += 1;
		else if (!isInString && (byte === COMMA || byte === BRACKET || byte === BRACE)) values += 1;
	}
	return values > maxValues;
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
// packages/http/src/node-exchange.ts
/**
* An exchange over `node:http` and `node:https` with connections kept alive between GETs and HEADs: the cheapest there is, for
* registries. Proxies go through Node's own agents (https://nodejs.org/api/http.html#built-in-proxy-support).
*/
function createNodeExchange(options) {
	const agents = /* @__PURE__ */ new Map();
	const lookup = shareLookups(options.lookup ?? systemLookup);
	const nodeVersion = options.nodeVersion ?? process.versions.node;
	return async (request, signal) => {
		refuseForeignScheme(request);
		refusePrivateLiteral(request);
		const proxy = chooseProxy(request, options.proxy);
		if (proxy !== void 0) refuseOldNode(request, nodeVersion);
		const exchange = {
			request,
			signal,
			proxy,
			lookup,
			agent: agentFor(agents, request, proxy)
		};
		return proxy === void 0 ? await send(exchange) : await sendThroughProxy(exchange, proxy);
	};
}
function send({ request, signal, proxy, lookup, agent }) {
	return new Promise((resolve, reject) => {
		const wire = createWireOptions(request, {
			agent,
			signal,
			lookup: request.publicOnly === true ? createPublicLookup(lookup, request) : lookup
		});
		if (proxy !== void 0 && request.timeoutMs !== void 0) wire.timeout = request.timeoutMs;
		const sent = moduleFor(request.url).request(wire, resolve);
		sent.on("error", reject);
		sent.end(request.body);
	});
}
async function sendThroughProxy(exchange, proxy) {
	const { request, signal } = exchange;
	const { made: sent, opened } = watchSockets(() => send(exchange));
	try {
		return refuseProxyDenial(request, proxy, await sent);
	} catch (error) {
		const isTunnel = readSystemError(error)?.code === "ERR_PROXY_TUNNEL";
		if (isTunnel) for (const socket of opened) socket.destroy();
		if (!signal.aborted && (isTunnel || isConnectError(error))) throw createProxyFailure(request, proxy, error);
		throw error;
	}
}
/** The connections that are begun while something is made. */
function watchSockets(make) {
	const { subscribe, unsubscribe } = process.getBuiltinModule("node:diagnostics_channel");
	const opened = [];
	const note = (message) => opened.push(message.socket);
	subscribe("net.client.socket", note);
	try {
		return {
			made: make(),
			opened
		};
	} finally {
		unsubscribe("net.client.socket", note);
	}
}
function moduleFor(url) {
	if (url.protocol === "https:") return process.getBuiltinModule("node:https");
	return process.getBuiltinModule("node:http");
}
function agentFor(agents, request, proxy) {
	const pool = describePool(request);
	const key = `${request.url.protocol} ${pool.key} ${proxy?.href ?? ""}`;
	const known = agents.get(key);
	if (known !== void 0) return known;
	const options = { keepAlive: pool.keepAlive };
	if (proxy !== void 0) options.proxyEnv = {
		http_proxy: proxy.href,
		https_proxy: proxy.href
	};
	const agent = new (moduleFor(request.url)).Agent(options);
	agents.set(key, agent);
	return agent;
}
function refuseOldNode(request, version) {
	const [major = 0, minor = 0] = version.split(".").map(Number);
	if (major > 24 || major === 24 && minor >= 5) return;
	throw createFailure(request, "http.proxy", `Node ${version} cannot go through a proxy by itself`, "Run Basewatch with Node 24.5 or newer, or add the host to NO_PROXY");
}
// packages/http/src/decoder.ts
/**
* A stream that undoes a content coding (https://www.rfc-editor.org/rfc/rfc9110#section-8.4.1), `undefined` for none. Throws
* `http.malformed` for a coding that is not known here.
*/
function createDecoder(contentEncoding, request) {
	const coding = contentEncoding?.trim().toLowerCase() ?? "";
	if (coding === "" || coding === "identity") return void 0;
	const zlib = process.getBuiltinModule("node:zlib");
	if (coding === "gzip" || coding === "x-gzip") return zlib.createGunzip();
	if (coding === "deflate") return zlib.createInflate();
	if (coding === "br") return zlib.createBrotliDecompress();
	throw createFailure(request, "http.malformed", `the answer has the content coding "${(0,_clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.k)(coding, 40)}", which is not known here`, "Have the server or the proxy send the answer uncompressed, as it was asked to");
}
// packages/http/src/body.ts
const MAX_ERROR_BYTES = 65536;
/**
* The whole body of an answer, decoded, of at most `request.maxBytes` bytes; of an answer that is no success, the first 64 KiB, since it is its
* status that counts. Rejects with `http.too-large` when it is longer,
* `http.cut` when the connection ends before the body does, `http.malformed` when it cannot be decoded, or the signal's reason;
* the connection is destroyed then. It always settles: a cut message may say so with nothing but its `close` event.
*/
function readBody(message, request, signal) {
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		let decoder;
		let isEmpty = true;
		const isSuccess = (message.statusCode ?? 0) < 300;
		const maxBytes = isSuccess ? request.maxBytes : MAX_ERROR_BYTES;
		const keep = (chunk) => {
			size += chunk.length;
			chunks.push(chunk);
		};
		const stopAfter = (chunk) => {
			keep(chunk);
			succeed();
			message.destroy();
			decoder?.destroy();
		};
		const fail = (error) => {
			signal.removeEventListener("abort", onAbort);
			message.destroy();
			decoder?.destroy();
			reject(error);
		};
		const succeed = () => {
			signal.removeEventListener("abort", onAbort);
			resolve(Buffer.concat(chunks, size));
		};
		const onAbort = () => fail(signal.reason);
		const onData = (chunk) => {
			const room = maxBytes - size;
			if (chunk.length <= room) keep(chunk);
			else if (isSuccess) fail(createTooLarge(request));
			else stopAfter(chunk.subarray(0, room));
		};
		message.on("error", (error) => fail(toFailure(error, request, true)));
		message.on("close", () => {
			if (!message.complete) fail(createCut(request));
		});
		signal.addEventListener("abort", onAbort, { once: true });
		if (signal.aborted) return onAbort();
		if (message.destroyed) return fail(createCut(request));
		try {
			decoder = createDecoder(message.headers["content-encoding"], request);
		} catch (error) {
			return fail(error);
		}
		decoder?.on("error", (error) => {
			if (isEmpty && message.complete) succeed();
			else fail(createUndecodable(request, error));
		});
		message.once("data", () => {
			isEmpty = false;
		});
		const source = decoder === void 0 ? message : message.pipe(decoder);
		source.on("data", onData);
		source.on("end", succeed);
	});
}
function createTooLarge(request) {
	return createFailure(request, "http.too-large", `the answer is longer than ${request.maxBytes} bytes`, "Check that the URL is that of the service that is meant");
}
function createCut(request) {
	return createFailure(request, "http.cut", "the answer was cut short", "Try again, and look at the server's or the proxy's log when it stays so");
}
function createUndecodable(request, error) {
	if (readSystemError(error)?.code === "Z_BUF_ERROR") return createCut(request);
	return createFailure(request, "http.malformed", "the answer could not be decompressed", "Look at the server's or the proxy's log", error);
}
// packages/http/src/deadline.ts
const LONGEST_TIMER_MS = 2 ** 31 - 1;
/**
* Starts a deadline. It runs on a real timer and not on the injected clock, since what it ends is a real socket's silence.
* @param onTimeout makes the reason once `timeoutMs` milliseconds have passed
* @param onAbort makes the reason once `outer` is aborted
*/
function startDeadline(timeoutMs, outer, reasons) {
	const controller = new AbortController();
	const { promise: passed, reject } = Promise.withResolvers();
	passed.catch(() => {});
	const end = (reason) => {
		controller.abort(reason);
		reject(reason);
	};
	const timer = setTimeout(() => end(reasons.onTimeout()), Math.min(timeoutMs, LONGEST_TIMER_MS));
	const onOuter = () => end(reasons.onAbort());
	if (outer?.aborted === true) onOuter();
	outer?.addEventListener("abort", onOuter, { once: true });
	return {
		signal: controller.signal,
		passed,
		stop() {
			clearTimeout(timer);
			outer?.removeEventListener("abort", onOuter);
		}
	};
}
// packages/http/src/stopped.ts
/**
* The `http.budget` failure of a request that an aborted signal ended: in the words of the signal's reason when that is a `Failure` (a run that was
* cancelled), otherwise the run's time was spent.
*
* @param how what became of this request, e.g. `stopped in flight`
*/
function createStopped(request, how, signal, cause) {
	const reason = signal?.reason;
	const [why, hint] = reason instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A ? [reason.message, reason.hint ?? "Run it again"] : ["the time for all requests of this run is spent", "Raise the timeout, or let the next run go on"];
	return createFailure(request, "http.budget", `${how}: ${why}`, hint, cause);
}
// packages/http/src/attempt.ts
/** Makes a request once. Yields a complete answer or a `Failure`; throws only what is a defect of ours. */
async function attemptOnce(request, options) {
	const timeoutMs = request.timeoutMs ?? options.timeoutMs;
	const deadline = startDeadline(timeoutMs, options.signal, {
		onTimeout: () => createTimeout(request, timeoutMs),
		onAbort: () => createStopped(request, "stopped in flight", options.signal)
	});
	try {
		return { response: await receive({
			...request,
			timeoutMs,
			headers: completeHeaders(request, options)
		}, options, deadline) };
	} catch (error) {
		const failure = deadline.signal.aborted ? deadline.signal.reason : toFailure(error, request);
		if (failure instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A) return { failure };
		throw error;
	} finally {
		deadline.stop();
	}
}
async function receive(request, { exchange }, deadline) {
	const answer = exchange(request, deadline.signal);
	answer.then((message) => discardLate(message, deadline), () => {});
	const message = await Promise.race([answer, deadline.passed]);
	const headers = createHeaders(message.rawHeaders);
	const body = await readBody(message, request, deadline.signal);
	return {
		status: message.statusCode ?? 0,
		headers,
		body,
		url: request.url
	};
}
function discardLate(message, deadline) {
	if (deadline.signal.aborted) message.destroy();
}
function completeHeaders(request, { userAgent }) {
	return {
		"user-agent": userAgent,
		"accept-encoding": "identity",
		...request.headers
	};
}
function createTimeout(request, timeoutMs) {
	return createFailure(request, "http.timeout", `no complete answer within ${timeoutMs / 1e3} s`, "Raise the timeout, or check whether a proxy or firewall holds the connection up");
}
// packages/http/src/retrying.ts
/**
* Makes a request until it is answered or retries are spent; then the last outcome counts, an answer of any status or a thrown
* `Failure`. `onAttempt` is called with 1, 2 … as each attempt goes out.
*/
async function sendWithRetry(request, options, onAttempt) {
	const { clock, random, policy, signal } = options;
	const doubt = { failure: void 0 };
	const classify = request.classify ?? classifySafely(request.method, clock);
	let freshConnection = false;
	try {
		return unwrap(await (0,_retry_CXPWTw3h_js__WEBPACK_IMPORTED_MODULE_1__.t)(async (attempt) => {
			const outcome = await passGate({
				...request,
				freshConnection
			}, options, () => onAttempt(attempt));
			freshConnection = "failure" in outcome && outcome.failure.code === "http.reset";
			return concludeAttempt(request, outcome, {
				classify,
				doubt
			});
		}, {
			policy,
			clock,
			random,
			signal,
			classify: (error) => error instanceof Unfinished ? error.classification : { kind: "give-up" },
			settle: (error) => settleAttempt(request, error, doubt),
			onWait: (event) => announceWait(request, options, event)
		}));
	} catch (error) {
		if (error instanceof Unfinished) return unwrap(error.outcome);
		if (signal?.aborted === true && error === signal.reason) throw createStopped(request, "not sent any more", signal, doubt.failure);
		throw error;
	}
}
/** An attempt that may not be the last. It travels from an attempt to the retry around it, and nobody else sees it. */
var Unfinished = class extends Error {
	outcome;
	classification;
	constructor(outcome, classification) {
		super("unfinished");
		this.outcome = outcome;
		this.classification = classification;
	}
};
async function passGate(request, options, onEnter) {
	const { gate, clock, policy, signal } = options;
	const { host } = request.url;
	const leave = await gate.enter(host, signal, request.leads);
	try {
		onEnter();
		const outcome = await attemptOnce(request, options);
		const waitMs = readPause(outcome, clock);
		if (waitMs !== void 0 && waitMs <= policy.budgetMs) gate.pause(host, waitMs);
		return outcome;
	} finally {
		leave();
	}
}
function readPause(outcome, clock) {
	if (!("response" in outcome)) return void 0;
	const { status } = outcome.response;
	return status === 429 || status === 503 ? retryAfterMs(outcome.response, clock) : void 0;
}
function concludeAttempt(request, outcome, { classify, doubt }) {
	if ("failure" in outcome && outcome.failure.code === "http.budget") {
		doubt.failure = outcome.failure;
		throw outcome.failure;
	}
	const classification = classify(outcome);
	if (classification.kind === "give-up") return outcome;
	if (classification.kind === "ambiguous") doubt.failure = describeDoubt(request, outcome);
	throw new Unfinished(outcome, classification);
}
function describeDoubt(request, outcome) {
	if ("failure" in outcome) return outcome.failure;
	return createFailure(request, "http.reset", `answered ${outcome.response.status}`, "Look for its effect");
}
async function settleAttempt(request, error, doubt) {
	if (request.settle === void 0 || !(error instanceof Unfinished)) return { outcome: "unknown" };
	try {
		const settlement = await request.settle(error.outcome);
		if (settlement.outcome === "not-done") doubt.failure = void 0;
		return settlement.outcome === "done" ? {
			outcome: "done",
			value: { response: settlement.value }
		} : settlement;
	} catch (failure) {
		if (failure instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A) return { outcome: "unknown" };
		throw failure;
	}
}
function announceWait(request, { gate, policy, redactor, onRetry }, { attempt, waitMs, error }) {
	if (!(error instanceof Unfinished)) return;
	const { outcome } = error;
	if ("response" in outcome && outcome.response.status === 429) gate.pause(request.url.host, waitMs);
	const text = `${"response" in outcome ? `${describeRequest(request)}: ${outcome.response.status}` : outcome.failure.message}; attempt ${attempt + 1} of ${policy.attempts} in ${(waitMs / 1e3).toFixed(1)} s`;
	onRetry?.(redactor?.redact(text) ?? text);
}
function unwrap(outcome) {
	if ("failure" in outcome) throw outcome.failure;
	return outcome.response;
}
// packages/http/src/transport.ts
/** The transport that all requests of a run go through: gate, deadline, caps and retry around an exchange. */
function createTransport(options) {
	const counts = {
		head: 0,
		get: 0,
		other: 0,
		retried: 0
	};
	return {
		counts,
		async send(request) {
			try {
				return await sendWithRetry(request, options, (attempt) => count(counts, request, attempt));
			} catch (error) {
				throw redact(error, options.redactor);
			}
		}
	};
}
function count(counts, { method }, attempt) {
	if (method === "HEAD") counts.head += 1;
	else if (method === "GET") counts.get += 1;
	else counts.other += 1;
	if (attempt > 1) counts.retried += 1;
}
function redact(error, redactor) {
	if (redactor === void 0 || !(error instanceof _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A)) return error;
	const { code, hint, cause, details } = error;
	return new _clock_6hcYW9Kz_js__WEBPACK_IMPORTED_MODULE_0__.A(redactor.redact(error.message), {
		code,
		hint: hint && redactor.redact(hint),
		cause,
		details
	});
}
// packages/commands/src/version.ts
/** The `User-Agent` of a command's requests, with the version. */
function userAgent(command) {
	return `basewatch/0.1.0 (${command})`;
}
// packages/commands/src/transport.ts
/** A transport for the API of a forge or of kardinal, on `@actions/http-client`. */
function openApiTransport(world, settings) {
	return open(world, settings, createActionsExchange({ userAgent: userAgent(settings.command) }));
}
/** A transport for registries, on Node's own client: this is the hot path (docs/adr). */
function openRegistryTransport(world, settings) {
	return open(world, settings, createNodeExchange({ proxy: world.environment }));
}
function open(world, settings, exchange) {
	const { clock, random, redactor, signal, log } = world;
	const { policy, timeoutMs, budgetMs, concurrency, hostConcurrency } = settings;
	return createTransport({
		exchange,
		policy,
		timeoutMs,
		clock,
		random,
		redactor,
		signal: AbortSignal.any([signal, AbortSignal.timeout(budgetMs)]),
		gate: createGate({
			total: concurrency,
			perHost: (host) => Math.min(concurrency, hostConcurrency?.get(host) ?? concurrency),
			clock
		}),
		userAgent: userAgent(settings.command),
		onRetry: (text) => log.info(text)
	});
}



/***/ })

};
