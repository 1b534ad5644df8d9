export const id = 296;
export const ids = [296];
export const modules = {

/***/ 296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runInWorld: () => (/* binding */ runInWorld)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(690);
/* harmony import */ var _transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(110);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(350);
/* harmony import */ var _classification_C4C4s4a8_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(990);
/* harmony import */ var _images_C7Js_UHC_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(832);
/* harmony import */ var _redactor_BUu0tX2g_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(759);
/* harmony import */ var _mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(336);
/* harmony import */ var _digest_hugT4D_U_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(266);








// packages/kardinal/src/attempts.ts
const RATE_WINDOW_MS = 6e4;
const FIRST_RATE_WAIT_MS = 2e4;
const PASSING_FAILURES = /* @__PURE__ */ new Set([
	"http.refused",
	"http.dns",
	"http.proxy",
	"http.reset",
	"http.timeout",
	"http.cut"
]);
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
* Follows the attempts at one Bundle. Lost connections and 5xx are tried again, since kardinal documents that as safe; a 429 too, after
* `Retry-After`, else 20 s, 40 s and then 60 s, the server's whole window.
*/
function followAttempts(clock) {
	let count = 0;
	let refusedForRate = 0;
	let ambiguous = false;
	return {
		classify(outcome) {
			count += 1;
			if (isAmbiguous(outcome)) ambiguous = true;
			if ("failure" in outcome) return { kind: PASSING_FAILURES.has(outcome.failure.code) ? "retry" : "give-up" };
			const { status, headers } = outcome.response;
			if (status !== 429 && status < 500) return { kind: "give-up" };
			const askedMs = (0,_classification_C4C4s4a8_js__WEBPACK_IMPORTED_MODULE_3__.a)(headers.get("retry-after"), clock.now());
			if (status !== 429) return {
				kind: "retry",
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
/** Whether the handler may have created a Bundle whose name never came back. A proxy's 5xx says nothing about what is behind it. */
function isAmbiguous(outcome) {
	return "failure" in outcome ? LOST_REPLIES.has(outcome.failure.code) : outcome.response.status >= 500;
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
	return (0,_digest_hugT4D_U_js__WEBPACK_IMPORTED_MODULE_6__.a)("sha256", secret).update(body, "utf8").digest("hex");
}
function withoutEmpty(value) {
	return value !== void 0 && Object.values(value).some((entry) => entry !== void 0) ? value : void 0;
}
// packages/kardinal/src/create-bundle.ts
const MAX_ANSWER_BYTES = 1048576;
const NAME = /^[a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?$/u;
const answerSchema = (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_5__.h)({
	name: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_5__.S)().check((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_5__.j)(NAME)),
	namespace: (0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_5__._)((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_5__.S)().check((0,_mini_I1J5F0G9_js__WEBPACK_IMPORTED_MODULE_5__.j)(NAME)))
});
/**
* Creates a Bundle through kardinal's HTTP API. Network errors, 5xx and 429 are tried again as far as the transport's policy goes,
* every other answer is final; a 409 is success.
*
* @throws Failure `kardinal.*` for a refusal, an answer that is none (`kardinal.unexpected-answer`), a token that no header can hold
*   (`kardinal.token`) or a Bundle that is too large; `http.*` when there was no answer.
*/
async function createBundle(request, options) {
	const body = writeBundleBody(request);
	const headers = describeHeaders(body, options);
	const redactor = hiding(options);
	const attempts = followAttempts(options.clock);
	const url = (0,_images_C7Js_UHC_js__WEBPACK_IMPORTED_MODULE_4__.r)(options.kardinalUrl);
	try {
		return readAnswer(await options.transport.send({
			method: "POST",
			url,
			headers,
			body,
			maxBytes: MAX_ANSWER_BYTES,
			classify: attempts.classify
		}), request, attempts, redactor);
	} catch (error) {
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r) || !isDoubtful(error, attempts)) throw error;
		throw withDoubt(error, (0,_images_C7Js_UHC_js__WEBPACK_IMPORTED_MODULE_4__.a)(options.kardinalUrl, request.pipeline));
	}
}
/** Whether a Bundle may exist although there was an error: an attempt's reply was lost, or the run was stopped in flight. */
function isDoubtful(failure, attempts) {
	return attempts.ambiguous || failure.code === "http.budget" && !(0,_classification_C4C4s4a8_js__WEBPACK_IMPORTED_MODULE_3__.n)(failure);
}
function describeHeaders(body, { token, signingSecret }) {
	if (!/^[\x21-\x7e]+$/u.test(token)) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r("the token is empty or has characters that no header can hold", {
		code: "kardinal.token",
		hint: "Store it again without line breaks, blanks and quotes."
	});
	return {
		authorization: `Bearer ${token}`,
		"content-type": "application/json",
		accept: "application/json",
		...signingSecret === void 0 ? {} : { "x-kardinal-signature": signBody(body, signingSecret) }
	};
}
function hiding({ token, signingSecret }) {
	const redactor = (0,_redactor_BUu0tX2g_js__WEBPACK_IMPORTED_MODULE_7__.t)();
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
			created: isSuccess,
			duplicatePossible: isSuccess && attempts.ambiguous
		};
	}
	const where = `${url.origin}${url.pathname}`;
	if (!isSuccess) throw describeRefusal(status, said, where, attempts.count, request);
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
// packages/commands/src/create-bundle/summary.ts
const MAX_IMAGES = 20;
/** The job summary's Markdown: what became of the Bundle, what is in it, and where to look. */
function writeSummary(request, statusLink, ending) {
	const rows = [
		["Pipeline", (0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.a)(request.pipeline, statusLink)],
		["Namespace", (0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.i)(request.namespace)],
		...describeImages(request.images),
		...describeRest(request)
	];
	return `### ${describeEnding(ending)}\n\n${(0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.s)(["Bundle", describeName(ending)], rows)}${describeFailures(ending)}`;
}
function describeEnding(ending) {
	if (ending.kind === "failed") return "No Bundle was created";
	if (ending.kind === "rehearsed") return "Dry run: this Bundle would be created";
	return ending.result.created ? "Bundle created" : "The Bundle was there already";
}
function describeName(ending) {
	return ending.kind === "exists" && ending.result.name !== void 0 ? (0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.i)(ending.result.name) : "–";
}
function describeImages(images) {
	const rows = images.slice(0, MAX_IMAGES).map(({ repository, tag, digest }) => {
		const version = `${tag === void 0 ? "" : `:${tag}`}${digest === void 0 ? "" : `@${digest}`}`;
		return ["Image", (0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.i)(`${repository}${version}`)];
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
	].flatMap(([what, value]) => value === void 0 ? [] : [[what, (0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.i)(value)]]);
}
function describeFailures(ending) {
	if (ending.kind !== "failed") return "";
	return `\n${ending.failures.map(({ message, hint = "" }) => `- ${(0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.o)(message)} ${(0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.o)(hint, 600)}\n`).join("")}`;
}
// packages/commands/src/create-bundle/create-bundle.ts
/**
* Creates the Bundle that the inputs describe, once. What goes wrong with the server is in the outcome's failures, together with the
* outputs that are known all the same.
*/
async function runCreateBundle(inputs, deps) {
	const request = describeBundle(inputs, deps);
	const link = (0,_images_C7Js_UHC_js__WEBPACK_IMPORTED_MODULE_4__.a)(inputs["kardinal-url"], request.pipeline);
	const known = { "bundle-status-url": link };
	try {
		const ending = inputs["dry-run"] ? rehearse(request, inputs, deps) : await promote(request, inputs, deps);
		return {
			outputs: {
				...known,
				...describeOutputs(ending)
			},
			failures: [],
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
function describeBundle(inputs, deps) {
	const { pipeline, type, namespace, "config-repo": gitRepo, "config-sha": commitSHA } = inputs;
	const skipped = inputs["skip-environments"];
	return {
		pipeline,
		type,
		namespace,
		images: (0,_images_C7Js_UHC_js__WEBPACK_IMPORTED_MODULE_4__.n)(inputs.image, inputs.digest, inputs.images).images,
		configRef: gitRepo !== void 0 && commitSHA !== void 0 ? {
			gitRepo,
			commitSHA
		} : void 0,
		provenance: describeProvenance(inputs, deps),
		intent: {
			targetEnvironment: inputs["target-environment"],
			skipEnvironments: skipped.length > 0 ? [...new Set(skipped)] : void 0
		}
	};
}
function rehearse(request, inputs, { log }) {
	const body = writeBundleBody(request);
	log.info(`Dry run: nothing is sent. The body of POST ${(0,_images_C7Js_UHC_js__WEBPACK_IMPORTED_MODULE_4__.r)(inputs["kardinal-url"]).href} would be:`);
	log.info(escapeInvisible(body));
	return { kind: "rehearsed" };
}
async function promote(request, inputs, deps) {
	const { log, redactor, clock } = deps;
	const token = readToken(inputs, deps);
	const signingSecret = inputs["signing-secret"];
	redactor.hide(token);
	if (signingSecret !== void 0) redactor.hide(signingSecret);
	const kardinalUrl = inputs["kardinal-url"];
	if (kardinalUrl.protocol === "http:" && !(0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.c)(kardinalUrl)) log.warning(`kardinal-url is plain http: the token travels to ${kardinalUrl.host} in clear. Use https unless it stays in your cluster.`);
	const policy = bundlePolicy(inputs["max-attempts"]);
	const result = await createBundle(request, {
		transport: await deps.createTransport({
			policy,
			timeoutMs: inputs.timeout
		}),
		kardinalUrl,
		token,
		signingSecret,
		clock
	});
	report(result, request, deps);
	return {
		kind: "exists",
		result
	};
}
function readToken({ token }, { environment }) {
	const value = (token ?? environment["KARDINAL_TOKEN"])?.trim();
	if (value !== void 0 && value !== "") return value;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_2__.r("no token: neither KARDINAL_TOKEN nor the input token is given", {
		code: "create-bundle.token",
		hint: `Add to the step: env: KARDINAL_TOKEN: \${{ secrets.KARDINAL_TOKEN }}; and set that secret in the repository's settings.`
	});
}
function report(result, request, { log }) {
	if (result.created) log.info(`Created Bundle ${result.namespace}/${result.name} for Pipeline ${request.pipeline}.`);
	else log.notice(`Pipeline ${request.pipeline} has a Bundle of this version already; nothing was created.`);
	if (result.duplicatePossible) log.warning(`An attempt ended without an answer or with a 5xx, and the request was sent again: a second Bundle may exist, since kardinal does not tell them apart. Look at Pipeline ${request.pipeline}, and delete one if there are two.`);
	if (result.namespace !== request.namespace) log.warning(`The Bundle is in namespace ${result.namespace}, not in ${request.namespace}: that is where the server put it.`);
}
function describeOutputs(ending) {
	if (ending.kind !== "exists") return { created: "false" };
	const { name, namespace, created } = ending.result;
	return {
		"bundle-name": name ?? "",
		"bundle-namespace": namespace,
		created: String(created)
	};
}
/** The same JSON with what a log would hide or reorder written as escapes. */
function escapeInvisible(json) {
	return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => Array.from({ length: character.length }, (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`).join(""));
}
// packages/commands/src/create-bundle/run-in-world.ts
const SETTINGS = {
	command: "create-bundle",
	concurrency: 1,
	budgetMs: 18e5
};
/** {@link runCreateBundle} over the network. */
function runInWorld(inputs, world) {
	return runCreateBundle(inputs, {
		...world,
		createTransport: async (options) => (0,_transport_B2Tv6xHG_js__WEBPACK_IMPORTED_MODULE_1__.t)(world, {
			...options,
			...SETTINGS
		})
	});
}



/***/ })

};
