export const id = 657;
export const ids = [657];
export const modules = {

/***/ 4657:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(344);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(350);
/* harmony import */ var _images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1231);
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3285);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8179);
/* harmony import */ var _proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1985);
/* harmony import */ var _classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(4399);
/* harmony import */ var _redactor_qN8WtuwD_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4590);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1128);
/* harmony import */ var _json_B8G3Vj4f_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(6800);
/* harmony import */ var _nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(9982);
/* harmony import */ var _markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3043);













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
			const askedMs = (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_7__.i)(outcome.response, clock);
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
	return "failure" in outcome ? (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_7__.r)(outcome.failure) : outcome.response.status >= 500;
}
/** Whether the handler may have created a Bundle whose name never came back. A proxy's 5xx says nothing about what is behind it. */
function isAmbiguous(outcome) {
	return "failure" in outcome ? LOST_REPLIES.has(outcome.failure.code) : outcome.response.status >= 500;
}
// packages/kardinal/src/listed-bundle.ts
const text = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.v)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)()), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.T)((value) => value || void 0));
const environmentSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)(),
	phase: text,
	prURL: text
});
const imageSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.h)({
	repository: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)(),
	tag: text,
	digest: text
});
const bundleSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)(),
	namespace: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)(),
	pipeline: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)(),
	type: text,
	phase: text,
	createdAt: text,
	provenance: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.h)({
		commitSHA: text,
		ciRunURL: text,
		author: text,
		timestamp: text,
		rollbackOf: text
	})),
	images: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.r)(imageSchema)),
	environments: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.r)(environmentSchema)),
	configRef: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.D)()),
	intent: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.D)())
});
/** The Bundles of an answer of the list; `undefined` when it is no list. An entry that is no Bundle is left out. */
function parseList(value) {
	if (!Array.isArray(value)) return void 0;
	return value.flatMap((entry) => {
		const parsed = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.F)(bundleSchema, entry);
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${what} is empty or has characters that no header can hold`, {
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
		const urls = (0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__.i)(kardinalUrl, pipeline, namespace);
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
	const redactor = (0,_redactor_qN8WtuwD_js__WEBPACK_IMPORTED_MODULE_11__.t)();
	if (uiToken !== void 0) redactor.hide(uiToken);
	if (status === 200) {
		const bundles = parseList((0,_json_B8G3Vj4f_js__WEBPACK_IMPORTED_MODULE_9__.n)(response, "kardinal's list of Bundles"));
		if (bundles !== void 0) return bundles;
	}
	const said = redactor.redact((0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.t)(response.body.toString("utf8")));
	const { code, says, hint } = describeStatus(status, uiToken !== void 0);
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${where}: ${says} (${status})${said === "" ? "" : `: ${said}`}`, {
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${where}: kardinal ${refusal.says} (${status})${tries}${quote}`, {
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`the Bundle is ${bytes} bytes of JSON, and kardinal takes at most ${MAX_BODY_BYTES}`, {
		code: "kardinal.too-large",
		hint: "Promote fewer images with one Bundle."
	});
}
/** HMAC-SHA256 of a body's UTF-8 bytes in lower-case hex, for `X-Kardinal-Signature` (https://www.rfc-editor.org/rfc/rfc2104). */
function signBody(body, secret) {
	return (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_5__.n)("sha256", secret).update(body, "utf8").digest("hex");
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
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r)) throw error;
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
		headers: (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_1__.i)([]),
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
const answerSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.h)({
	name: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.M)(NAME)),
	namespace: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.C)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_8__.M)(NAME)))
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
	const url = (0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__.r)(options.kardinalUrl);
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
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) || !isDoubtful(error, attempts)) throw error;
		throw withDoubt(error, (0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__.o)(options.kardinalUrl, request.pipeline));
	}
}
async function isAlone(lookout) {
	return await lookout.countOwn() === 1;
}
/** Whether a Bundle may exist although there was an error: an attempt's reply was lost, or the run was stopped in flight. */
function isDoubtful(failure, attempts) {
	return attempts.ambiguous || failure.code === "http.budget" && !(0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_7__.n)(failure);
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
	const redactor = (0,_redactor_qN8WtuwD_js__WEBPACK_IMPORTED_MODULE_11__.t)();
	redactor.hide(token);
	if (signingSecret !== void 0) redactor.hide(signingSecret);
	return redactor;
}
function readAnswer(response, request, attempts, redactor) {
	const { status, url } = response;
	const text = response.body.toString("utf8");
	const said = redactor.redact((0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.t)(text));
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
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`${where}: the answer (${status}) is not kardinal's: ${said === "" ? "it is empty" : said}`, {
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(failure.message, {
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
	const hash = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_4__.t)(Buffer.from(content)).slice(7, 15);
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
		if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) return { failure: error };
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
		end: { problem: `is ${environment.phase} in ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(name, 80)}` }
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
		text: `is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(phase, 80)}`
	};
	const inEnvironment = environment.phase ?? "not started";
	return {
		phase: environment.phase ?? phase,
		text: `is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(phase, 80)}, in ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(environment.name, 80)}: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(inEnvironment, 80)}`,
		prUrl: environment.prUrl
	};
}
function describeOthers(environments, name) {
	const names = environments.map((environment) => environment.name);
	const nearest = (0,_nearest_qGtQexpv_js__WEBPACK_IMPORTED_MODULE_12__.t)(name, names);
	return `It went to ${names.map((other) => (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(other, 80)).join(", ")} only${nearest === void 0 ? "" : `; did you mean ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(nearest, 80)}?`}.`;
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
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`wait-for: it cannot be seen whether ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(environment, 80)} is Verified: ${trouble.message}`, {
		code: trouble.code,
		hint: `${trouble.hint ?? ""} The Bundle itself is there: ${statusUrl}`.trim(),
		cause: trouble
	});
}
function describeFailure(options, code, what, { prUrl, hint }) {
	const request = prUrl === void 0 ? "" : ` and its pull request ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(prUrl, 300)}`;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r(`wait-for: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(options.environment, 80)} is not Verified: ${what}`, {
		code,
		hint: `${hint === void 0 ? "" : `${hint} `}Look at ${options.statusUrl}${request}`
	});
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
		images: (0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__.n)(inputs.image, inputs.digest, inputs.images).images,
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
		deps.log.info(`Waiting until ${what} is Verified in ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.n)(environment, 80)}.`);
		return waitForVerified({
			reader,
			clock,
			pipeline: request.pipeline,
			namespace,
			select: (bundles) => name === void 0 ? findSameVersion(bundles, request) : bundles.find((bundle) => bundle.name === name),
			environment,
			timeoutMs: inputs["wait-timeout"],
			requestTimeoutMs: inputs.timeout,
			statusUrl: (0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__.o)(kardinalUrl, request.pipeline),
			signal: deps.signal,
			onProgress: (text) => deps.log.info(`The Bundle ${text}.`)
		});
	}
}
function readToken({ token }, { environment }) {
	const value = (token ?? environment["KARDINAL_TOKEN"])?.trim();
	if (value !== void 0 && value !== "") return value;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r("no token: neither KARDINAL_TOKEN nor the input token is given", {
		code: "create-bundle.token",
		hint: `Add to the step: env: KARDINAL_TOKEN: \${{ secrets.KARDINAL_TOKEN }}; and set that secret in the repository's settings.`
	});
}
function readUiToken(inputs, { environment }) {
	return (inputs["ui-token"] ?? environment["KARDINAL_UI_TOKEN"])?.trim() || void 0;
}
function warnOfPlainHttp(kardinalUrl, { log }) {
	if (kardinalUrl.protocol !== "http:" || (0,_proxy_C56bZAtL_js__WEBPACK_IMPORTED_MODULE_6__.n)(kardinalUrl)) return;
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
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r)) throw error;
		log.debug(`What the server kept of the Bundle was not looked at: ${error.message}`);
	}
}
// packages/commands/src/create-bundle/summary.ts
const MAX_IMAGES = 20;
/** The job summary's Markdown: what became of the Bundle, what is in it, and where to look. */
function writeSummary(request, statusLink, ending) {
	const rows = [
		["Pipeline", statusLink === void 0 ? (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(request.pipeline) : (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.n)(request.pipeline, statusLink)],
		["Namespace", (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(request.namespace)],
		...describeImages(request.images),
		...describeRest(request),
		...describeFate(ending)
	];
	return `### ${describeEnding(ending)}\n\n${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.i)(["Bundle", describeName(ending)], rows)}${describeFailures(ending)}`;
}
function describeEnding(ending) {
	if (ending.kind === "failed") return "No Bundle was created";
	if (ending.kind === "rehearsed") return "Dry run: this Bundle would be created";
	if (ending.kind === "written") return "Bundle written as a manifest";
	const { result, environment, failure } = ending;
	const beginning = result.created ? "Bundle created" : "The Bundle was there already";
	if (environment === void 0) return beginning;
	return `${beginning}, ${failure === void 0 ? "and" : "but not"} Verified in ${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.r)(environment, 80)}`;
}
function describeName(ending) {
	if (ending.kind === "written") return (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(ending.name);
	return ending.kind === "exists" && ending.result.name !== void 0 ? (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(ending.result.name) : "–";
}
function describeImages(images) {
	const rows = images.slice(0, MAX_IMAGES).map(({ repository, tag, digest }) => {
		const version = `${tag === void 0 ? "" : `:${tag}`}${digest === void 0 ? "" : `@${digest}`}`;
		return ["Image", (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(`${repository}${version}`)];
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
	].flatMap(([what, value]) => value === void 0 ? [] : [[what, (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(value)]]);
}
function describeFate(ending) {
	if (ending.kind === "written") return [["Manifest", (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(ending.path)]];
	if (ending.kind !== "exists" || ending.environment === void 0) return [];
	return [[(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.r)(ending.environment, 80), (0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.t)(ending.phase ?? "not seen")]];
}
function describeFailures(ending) {
	const failures = listFailuresOf(ending);
	if (failures.length === 0) return "";
	return `\n${failures.map(({ message, hint = "" }) => `- ${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.r)(message)} ${(0,_markdown_C_uu6zoA_js__WEBPACK_IMPORTED_MODULE_10__.r)(hint, 600)}\n`).join("")}`;
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
	const link = kardinalUrl && (0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__.o)(kardinalUrl, inputs.pipeline);
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
		const failures = (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.a)(error);
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
	log.info(`Dry run: nothing is sent. The body of POST ${(0,_images_Ci3Cb73M_js__WEBPACK_IMPORTED_MODULE_3__.r)(kardinalUrl).href} would be:`);
	log.info(escapeInvisible(body));
	return { kind: "rehearsed" };
}
async function writeManifest(request, inputs, { clock, environment, files, log }) {
	const timestamp = request.provenance?.timestamp;
	const manifest = describeManifest(request, timestamp === void 0 ? clock.now() : Date.parse(timestamp));
	const { spellManifest } = await Promise.all(/* import() */[__webpack_require__.e(4), __webpack_require__.e(231)]).then(__webpack_require__.bind(__webpack_require__, 3612));
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
		createTransport: (options) => (0,_transport_DbyB8Zoi_js__WEBPACK_IMPORTED_MODULE_1__.t)(world, {
			...options,
			command: "create-bundle",
			concurrency: 1
		}),
		async resolveDigests(images) {
			const { resolveDigests } = await Promise.all(/* import() */[__webpack_require__.e(398), __webpack_require__.e(993)]).then(__webpack_require__.bind(__webpack_require__, 993));
			return resolveDigests(images, world);
		}
	});
}



/***/ })

};
