export const id = 66;
export const ids = [66];
export const modules = {

/***/ 7066:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ATTEMPT_TIMEOUT_MS: () => (/* binding */ ATTEMPT_TIMEOUT_MS),
/* harmony export */   DELIVERY_POLICY: () => (/* binding */ DELIVERY_POLICY),
/* harmony export */   buildMessage: () => (/* binding */ buildMessage),
/* harmony export */   cleanReport: () => (/* binding */ cleanReport),
/* harmony export */   deliver: () => (/* binding */ deliver),
/* harmony export */   wantsMessage: () => (/* binding */ wantsMessage)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(350);
/* harmony import */ var _classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4399);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8179);
/* harmony import */ var _retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1373);
/* harmony import */ var _redactor_qN8WtuwD_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4590);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1128);







// packages/notification/src/attempts.ts
/** How often a message is tried: four times, and half a minute of waits in all. */
const DELIVERY_POLICY = {
	attempts: 4,
	baseMs: 1e3,
	capMs: 8e3,
	budgetMs: 3e4
};
/** The most milliseconds that one attempt may take. */
const ATTEMPT_TIMEOUT_MS = 1e4;
/**
* Follows the attempts at one message. Lost answers, 408, 429 and 5xx are tried again: a message that comes twice is a smaller evil than one
* that never comes.
*
* @param isMomentary whether an answer that is none of those may be another in a moment
*/
function followAttempts(clock, isMomentary = () => false) {
	let count = 0;
	return {
		classify(outcome) {
			count += 1;
			if ("failure" in outcome) return { kind: (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_2__.r)(outcome.failure) ? "retry" : "give-up" };
			const { status } = outcome.response;
			if (status !== 408 && status !== 429 && status < 500 && !isMomentary(outcome)) return { kind: "give-up" };
			return {
				kind: "retry",
				afterMs: (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_2__.i)(outcome.response, clock)
			};
		},
		get count() {
			return count;
		},
		noteCutOff(error) {
			if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r && error.code === "http.budget" && !(0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_2__.n)(error) && count === 0) count = 1;
		}
	};
}
// packages/notification/src/post.ts
const MOST_ANSWER_BYTES = 1048576;
/**
* Posts JSON and yields the last answer, of any status. Throws `Failure` with a code of the transport's (`http.*`) that names the host, never
* the URL.
*/
async function postJson(transport, { what, url, headers, body, attempts, redactor }) {
	try {
		return await transport.send({
			method: "POST",
			url,
			headers: {
				"content-type": "application/json",
				...headers
			},
			body,
			maxBytes: MOST_ANSWER_BYTES,
			classify: attempts.classify
		});
	} catch (error) {
		attempts.noteCutOff(error);
		if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r)) throw error;
		const why = redactor.redact(error.message.replace(/^POST \S+: /u, ""));
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what}: ${why}${spellAttempts(attempts.count)}`, {
			code: error.code,
			hint: error.hint
		});
	}
}
/** ` after 3 attempts`; empty for one. */
function spellAttempts(count) {
	return count > 1 ? ` (after ${count} attempts)` : "";
}
// packages/notification/src/smtp-errors.ts
const PASSING = /* @__PURE__ */ new Set([
	"ECONNECTION",
	"ETIMEDOUT",
	"ESOCKET",
	"EDNS",
	"EABORT"
]);
const KNOWN = /* @__PURE__ */ new Set([
	...PASSING,
	"ETLS",
	"EPROTOCOL",
	"EENVELOPE",
	"EMESSAGE",
	"EAUTH"
]);
const CERTIFICATE = /CERT|ALTNAME|SIGNATURE|UNABLE_TO_/u;
/** Whether the same message may fare better in a moment: connections that fail, timeouts, and replies that say so (4yz). */
function isPassingSmtpError(error) {
	const { code, cause, reply } = read(error);
	return reply === void 0 ? PASSING.has(code) && !CERTIFICATE.test(cause) : reply < 500;
}
/**
* The failure (`notification.email-*`) that an error of the SMTP client's stands for; its message continues `email (host): `. What the server
* said is cleaned. `undefined` for what is none of the client's errors.
*/
function describeSmtpError(error, server, redactor) {
	const smtp = read(error);
	if (!KNOWN.has(smtp.code)) return void 0;
	const said = redactor.redact((0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.t)(smtp.response, 160));
	const quote = said === "" ? "" : `: ${said}`;
	if (smtp.code === "EAUTH") return failure("auth", `the server refused the login${quote}`, "Check user and password in smtp-url, where both are percent-encoded; many providers want an app password.");
	return describeTlsError(smtp, server, quote) ?? describeReply(smtp, quote) ?? describeConnection(smtp);
}
function describeTlsError(smtp, server, quote) {
	const { code, cause, command, reply } = smtp;
	if (CERTIFICATE.test(cause)) return failure("tls", `no secure connection (${cause})`, `Use the name that the certificate of ${server.host} is for, renew it, or name its CA in NODE_EXTRA_CA_CERTS.`);
	if (!(code === "ETLS" || command === "EHLO" && server.security === "starttls") || reply !== void 0 && reply < 500) return void 0;
	return failure("tls", `the connection could not be secured with STARTTLS, and nothing was sent without it${quote}`, "Use the submission port (587), or smtps:// for a server that speaks TLS from the start (465).");
}
function describeReply({ reply }, quote) {
	if (reply === void 0) return void 0;
	return failure("refused", `the server refused the message (${reply})${quote}`, reply < 500 ? "The server asks to try again later; the next run sends its own message." : "Check that email-from may send through this server, and the addresses in email-to.");
}
function describeConnection({ code, cause }) {
	if (code === "ETIMEDOUT" || code === "EABORT") return failure("timeout", "no answer in time", "Check the port of smtp-url, and that the runner may reach it: many networks block 25.");
	if (code === "EDNS") return failure("dns", "the host name could not be resolved", "Check the spelling of the host in smtp-url.");
	return failure("connection", `the connection failed (${cause === "" ? code : cause})`, "Check host and port of smtp-url, and whether it should begin with smtp:// or smtps://.");
}
function failure(kind, message, hint) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(message, {
		code: `notification.email-${kind}`,
		hint
	});
}
function read(error) {
	const field = (name) => typeof error === "object" && error !== null ? Reflect.get(error, name) : void 0;
	const text = (name) => {
		const value = field(name);
		return typeof value === "string" ? value : "";
	};
	const reply = field("responseCode");
	return {
		code: text("code"),
		cause: text("originalCode"),
		command: text("command"),
		reply: typeof reply === "number" && reply >= 400 ? reply : void 0,
		response: text("response")
	};
}
// packages/notification/src/email.ts
/**
* Sends an email over SMTP. Delivered means that the server took it for every recipient. Each attempt has the same Message-ID, so that a
* mailbox can drop a second copy. Throws `Failure` `notification.email-*`.
*/
async function sendEmail(content, at, channel, courier) {
	const { clock, random, signal, log } = courier;
	const what = `email (${channel.server.host})`;
	const { attempts } = DELIVERY_POLICY;
	const counting = { count: 0 };
	courier.follow(counting);
	const explain = (error) => signal.aborted ? timeOver() : describeSmtpError(error, channel.server, courier.redactor);
	try {
		const rejected = await (0,_retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_5__.n)(async (attempt) => {
			counting.count = attempt;
			return sendOnce(content, at, channel, courier);
		}, {
			policy: DELIVERY_POLICY,
			clock,
			random,
			signal,
			classify: (error) => ({ kind: isPassingSmtpError(error) ? "retry" : "give-up" }),
			onWait: ({ attempt, waitMs, error }) => {
				const next = `attempt ${attempt + 1} of ${attempts} in ${(waitMs / 1e3).toFixed(1)} s`;
				log(`${what}: ${explain(error)?.message ?? ""}; ${next}`);
			}
		});
		if (rejected > 0) throw refusedFor(rejected, channel.to.length);
	} catch (error) {
		const failure = error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r ? error : explain(error);
		if (failure === void 0) throw error;
		const { message, code, hint } = failure;
		throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what}: ${message}${spellAttempts(counting.count)}`, {
			code,
			hint
		});
	}
}
/** Sends it once; yields how many recipients the server refused while it took others. */
async function sendOnce(content, at, { server, from, to }, { signal, timeoutMs }) {
	const { default: nodemailer } = await __webpack_require__.e(/* import() */ 535).then(__webpack_require__.bind(__webpack_require__, 5535));
	const { host, port, security, login } = server;
	return (await nodemailer.createTransport({
		host,
		port,
		secure: security === "implicit",
		requireTLS: security === "starttls",
		socketCloseTimeout: 0,
		forceAuth: login !== void 0,
		...login === void 0 ? {} : { auth: {
			user: login.user,
			pass: login.password
		} }
	}).sendMail({
		from: { ...from },
		to: to.map((mailbox) => ({ ...mailbox })),
		...content,
		date: new Date(at),
		messageId: messageId(content, from),
		headers: { "Auto-Submitted": "auto-generated" },
		signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)])
	})).rejected.length;
}
/** An id that is made of the message (https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4). */
function messageId({ subject, text }, { address }) {
	return `<basewatch.${(0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_3__.t)("sha256").update(`${subject}\n${text}`).digest("hex").slice(0, 32)}@${address.slice(address.lastIndexOf("@") + 1)}>`;
}
function refusedFor(rejected, all) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`the server refused ${rejected} of ${all} recipients; the others have the message`, {
		code: "notification.email-recipients",
		hint: "Check the addresses in email-to."
	});
}
function timeOver() {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r("the time for all messages of this run is over", {
		code: "notification.email-timeout",
		hint: "Check the host and port of smtp-url, and that the runner may reach it."
	});
}
// packages/notification/src/hiding.ts
const AFTER_HOST = /\b(https?:\/\/[^\s/?#]{1,300})[/?#]\S{0,4000}?(?=:?(?:\s|$))/giu;
/** A redactor that knows these secrets, and shows of every URL the scheme and the host only. */
function hideAll(secrets) {
	const inner = (0,_redactor_qN8WtuwD_js__WEBPACK_IMPORTED_MODULE_6__.t)();
	for (const secret of secrets) inner.hide(secret);
	return {
		...inner,
		redact: (text) => inner.redact(text.replace(AFTER_HOST, "$1"))
	};
}
/** What of a URL must not be shown alone either: its path and query, each piece of them that is long enough to be a secret. */
function secretsOf(url) {
	const pieces = [...url.pathname.split("/"), ...url.searchParams.values()];
	return [
		url.pathname,
		url.search.slice(1),
		...pieces
	].filter((part) => part.length >= 12);
}
// packages/notification/src/slack.ts
const answerSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	ok: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.i)()),
	success: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.i)()),
	error: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)())
});
const NEW_URL = "Make a new incoming webhook in Slack, and store its URL in the secret that slack-webhook-url reads.";
const OTHER_CHANNEL = "Unarchive the channel, or make an incoming webhook for another one and store its URL.";
const OURS = "Report this with the version of Basewatch: the message that it made is not one that Slack takes.";
const HINTS = {
	invalid_payload: OURS,
	invalid_blocks: OURS,
	invalid_blocks_format: OURS,
	msg_blocks_too_long: OURS,
	no_text: OURS,
	no_service: NEW_URL,
	no_service_id: NEW_URL,
	no_active_hooks: NEW_URL,
	no_team: NEW_URL,
	invalid_token: NEW_URL,
	token_revoked: NEW_URL,
	user_not_found: NEW_URL,
	channel_not_found: NEW_URL,
	channel_is_archived: OTHER_CHANNEL,
	action_prohibited: "Ask an administrator of the workspace to let the app post in this channel.",
	posting_to_general_channel_denied: "Choose another channel: this workspace lets only some people post in that one.",
	team_disabled: "The workspace is disabled: remove slack-webhook-url, or use another workspace.",
	rollup_error: "Slack itself failed: look at its status page."
};
const PASSING_ERRORS = /* @__PURE__ */ new Set([
	"ratelimited",
	"rate_limited",
	"internal_error",
	"fatal_error",
	"service_unavailable",
	"request_timeout"
]);
/**
* Posts a message to Slack. Only Slack's own `ok` counts as delivered: throws `Failure` `notification.slack` for every other answer, whatever its
* status, and `http.*` when there was none.
*/
async function sendToSlack(payload, { url }, courier) {
	const attempts = followAttempts(courier.clock, isPassingAnswer);
	courier.follow(attempts);
	const what = `Slack (${url.host})`;
	const body = JSON.stringify(payload);
	const { redactor, transport } = courier;
	const response = await postJson(transport, {
		what,
		url,
		headers: {},
		body,
		attempts,
		redactor
	});
	const error = readError(response);
	if (error === void 0) return;
	throw describeRefusal(response, redactor.redact(error), what, attempts);
}
/** Slack's name for what went wrong, or what the answer says instead; `undefined` when the message was taken. */
function readError({ status, body }) {
	const text = body.toString("utf8").trim();
	const isSuccess = status >= 200 && status < 300;
	if (isSuccess && text === "ok") return void 0;
	const answer = parseAnswer(text);
	if (isSuccess && (answer?.ok ?? answer?.success) === true) return void 0;
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.t)(answer?.error ?? text, 120);
}
function parseAnswer(text) {
	try {
		return answerSchema.parse(JSON.parse(text));
	} catch {
		return;
	}
}
function isPassingAnswer(outcome) {
	return "response" in outcome && PASSING_ERRORS.has(readError(outcome.response) ?? "");
}
function describeRefusal({ status }, error, what, attempts) {
	const said = error === "" ? " without a word" : `: ${error}`;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what} ${status >= 200 && status < 300 ? "did not take the message" : "refused the message"} (${status})${said}${spellAttempts(attempts.count)}`, {
		code: "notification.slack",
		hint: (Object.hasOwn(HINTS, error) ? HINTS[error] : void 0) ?? hintForStatus(status)
	});
}
function hintForStatus(status) {
	if (status === 429) return "Slack takes about one message a second for each webhook: spread the runs out.";
	if (status >= 500) return "Look at Slack's status page; the next run sends its own message.";
	if (status >= 300 && status < 400) return "Set slack-webhook-url to the address that it redirects to: a message is sent nowhere else.";
	if (status >= 400) return NEW_URL;
	return "Check that slack-webhook-url is the URL of an incoming webhook: its answer is ok.";
}
// packages/notification/src/signature.ts
/** The header that carries a webhook's signature. */
const SIGNATURE_HEADER = "x-basewatch-signature-256";
/** The value of {@link SIGNATURE_HEADER}: `sha256=` and the HMAC-SHA256 of a body's UTF-8 bytes in lower-case hex (https://www.rfc-editor.org/rfc/rfc2104). */
function signWebhookBody(body, secret) {
	return `sha256=${(0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_3__.n)("sha256", secret).update(body, "utf8").digest("hex")}`;
}
/**
* The id of a delivery, a UUID that is made of the body (https://www.rfc-editor.org/rfc/rfc9562#section-5.8): each attempt at a message has
* the same one, so that a receiver can drop what it has already.
*/
function deliveryId(body) {
	const hex = (0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_3__.t)("sha256").update(body, "utf8").digest("hex");
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`8${hex.slice(17, 20)}`,
		hex.slice(20, 32)
	].join("-");
}
// packages/notification/src/webhook.ts
/**
* Posts a signed document. Any 2xx counts as delivered; throws `Failure` `notification.webhook` for every other status, `http.*` when there was
* no answer. Redirects are not followed: the document and its signature are for this address only.
*/
async function sendToWebhook(body, { url, secret }, courier) {
	const attempts = followAttempts(courier.clock);
	courier.follow(attempts);
	const what = `webhook (${url.host})`;
	const headers = {
		[SIGNATURE_HEADER]: signWebhookBody(body, secret),
		"x-basewatch-event": "run",
		"x-basewatch-delivery": deliveryId(body)
	};
	const { redactor, transport } = courier;
	const { status, body: answer } = await postJson(transport, {
		what,
		url,
		headers,
		body,
		attempts,
		redactor
	});
	if (status >= 200 && status < 300) return;
	const said = redactor.redact((0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.t)(answer.toString("utf8"), 120));
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${what} answered ${status}${said && `: ${said}`}${spellAttempts(attempts.count)}`, {
		code: "notification.webhook",
		hint: hintFor(status)
	});
}
function hintFor(status) {
	if (status === 401 || status === 403) return "Check that the receiver verifies with the same webhook-secret, over the exact bytes of the body.";
	if (status === 404 || status === 410) return "Check the path of webhook-url: the receiver knows no such address.";
	if (status === 413) return "Let the receiver take bodies of up to 512 KiB.";
	if (status === 429) return "Let the receiver take a message for each run, or ask for less with notify-on.";
	if (status >= 300 && status < 400) return "Set webhook-url to the address that it redirects to: a message is sent nowhere else.";
	if (status >= 500) return "Look at the receiver's log; the next run sends its own message.";
	return "Look at the receiver's log: any 2xx means that it has the message.";
}
// packages/notification/src/delivery.ts
/** Sends a message to each channel, all at once. Never rejects: what fails is in the yielded deliveries, and one channel does not stop another. */
async function deliver(message, channels, deps) {
	const redactor = hideAll(listSecrets(channels));
	const run = (channel, host, send) => attempt(channel, host, {
		...deps,
		redactor
	}, send);
	const { slack, email, webhook } = channels;
	const deliveries = [];
	if (slack !== void 0) deliveries.push(run("slack", slack.url.host, (courier) => sendToSlack(message.slack, slack, courier)));
	if (email !== void 0) deliveries.push(run("email", email.server.host, (courier) => sendEmail(message.email, message.at, email, courier)));
	if (webhook !== void 0) deliveries.push(run("webhook", webhook.url.host, (courier) => sendToWebhook(message.webhook, webhook, courier)));
	return Promise.all(deliveries);
}
async function attempt(channel, host, deps, send) {
	let attempts = { count: 0 };
	try {
		const { openTransport, redactor } = deps;
		await send({
			...deps,
			transport: openTransport(redactor),
			follow: (counting) => {
				attempts = counting;
			}
		});
		return {
			channel,
			host,
			delivered: true,
			attempts: attempts.count
		};
	} catch (error) {
		return {
			channel,
			host,
			delivered: false,
			attempts: attempts.count,
			failure: toFailure(channel, host, error)
		};
	}
}
function toFailure(channel, host, error) {
	if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r) return error;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.r(`${channel} (${host}): the message could not be sent`, {
		code: "notification.defect",
		hint: "This is a defect in Basewatch; please report it.",
		cause: error
	});
}
function listSecrets({ slack, email, webhook }) {
	const urls = [slack?.url, webhook?.url].flatMap((url) => url === void 0 ? [] : secretsOf(url));
	const login = email?.server.login;
	const mail = login === void 0 ? [] : [
		login.user,
		login.password,
		`\0${login.user}\0${login.password}`
	];
	return [
		...urls,
		...webhook === void 0 ? [] : [webhook.secret],
		...mail
	];
}
// packages/notification/src/links.ts
/** A URL that may be linked to: http or https, without a user; `undefined` for anything else. */
function readLink(text) {
	const url = text === null ? null : URL.parse(text);
	if (url === null || url.protocol !== "https:" && url.protocol !== "http:") return void 0;
	return url.username === "" && url.password === "" ? url.href : void 0;
}
// packages/notification/src/outcome.ts
/** Worst first: the order of every message. */
const OUTCOME_KINDS = [
	"failed",
	"build-failed",
	"unknown",
	"succeeded",
	"dispatched",
	"deferred",
	"skipped"
];
const WORDS = {
	failed: "failed",
	"build-failed": "did not build",
	unknown: "unknown",
	succeeded: "succeeded",
	dispatched: "dispatched",
	deferred: "deferred",
	skipped: "skipped"
};
const MOST_HEADLINE = 80;
function outcomeOf({ status, conclusion }) {
	if (status !== "dispatched" || conclusion === null) return status;
	return conclusion === "success" ? "succeeded" : "build-failed";
}
/** An outcome in words. */
function describeOutcome(kind) {
	return WORDS[kind];
}
/** The rebuilds of each outcome, worst first; outcomes without any are left out. */
function groupByOutcome(targets) {
	return OUTCOME_KINDS.flatMap((kind) => {
		const group = targets.filter((target) => outcomeOf(target) === kind);
		return group.length === 0 ? [] : [[kind, group]];
	});
}
/** How many rebuilds there were and how it went, in at most 80 characters: `4 rebuilds: 1 failed, 3 dispatched`. */
function writeHeadline({ results, failures }) {
	const broken = failures.length === 0 ? "" : "the run failed";
	const [only] = results;
	if (only === void 0) return broken === "" ? "No rebuild was due" : "The run failed before any rebuild was tried";
	if (results.length === 1) return cut(`1 rebuild ${describeOutcome(outcomeOf(only))}${broken && `, ${broken}`}: ` + (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(nameOf(only)));
	const counts = groupByOutcome(results).map(([kind, group]) => `${group.length} ${describeOutcome(kind)}`);
	const parts = broken === "" ? counts : [broken, ...counts];
	return cut(`${results.length} rebuilds: ${parts.join(", ")}`);
}
/** What a rebuild is called: its images, or the workflow where the inputs named one. */
function nameOf({ images, repository, workflow }) {
	if (images.length > 0) return images.map(({ name }) => name).join(", ");
	return workflow === null ? repository : `${repository} ${workflow}`;
}
function cut(text) {
	return text.length > MOST_HEADLINE ? `${text.slice(0, 79)}…` : text;
}
// packages/notification/src/wording.ts
function wordTarget(target) {
	const { repository, workflow, ref, error } = target;
	return {
		name: nameOf(target),
		place: `${repository}${workflow === null ? "" : ` ${workflow}`}${ref === null ? "" : `@${ref}`}`,
		causes: [...wordReason(target), ...wordBases(target)],
		run: wordRun(target),
		problem: error?.message,
		hint: error?.hint ?? void 0
	};
}
/** Where the message comes from: `acme/ops, started by octocat`. */
function wordOrigin({ run, at }) {
	return `${run.repository === null ? "" : `${run.repository}, `}${run.actor === null ? "" : `started by ${run.actor}, `}${at}`;
}
/** A digest as people compare them: the first twelve of its hex digits. */
function shortenDigest(digest) {
	return digest.replace(/^(sha256:[0-9a-f]{12})[0-9a-f]+$/u, "$1");
}
/** A reference without what every reader takes for granted. */
function familiarReference(reference) {
	return reference.replace(/^docker\.io\/(?:library\/)?/u, "");
}
function wordReason({ reason, requestedBy }) {
	if (reason === null) return [];
	return [`forced${requestedBy === null ? "" : ` by ${requestedBy}`}: ${reason}`];
}
/** The changed bases of all its images, each once. */
function wordBases({ images }) {
	return [...new Set(images.flatMap(({ bases }) => bases.map(wordBase)))];
}
function wordBase({ reference, previous, current }) {
	const before = previous.length === 0 ? "another digest" : previous.map(shortenDigest).join(" or ");
	return `${familiarReference(reference)}: ${before} → ${current === null ? "gone" : shortenDigest(current)}`;
}
function wordRun({ runId, runUrl, conclusion }) {
	if (runId === null && runUrl === null) return void 0;
	const id = runId === null ? "run" : `run ${runId}`;
	return {
		text: conclusion === null ? id : `${id}: ${conclusion}`,
		url: runUrl
	};
}
// packages/notification/src/email-content.ts
const MOST_ENTRIES$1 = 200;
const MOST_PIECE$1 = 1e3;
const COLOURS = {
	failed: "#b42318",
	"build-failed": "#b42318",
	unknown: "#b54708",
	succeeded: "#067647",
	dispatched: "#175cd3",
	deferred: "#475467",
	skipped: "#475467"
};
/** The email of a run: the same facts as text and as HTML, worst first, at most 200 rebuilds in detail. */
function writeEmail(report) {
	const headline = writeHeadline(report);
	const all = groupByOutcome(report.results).flatMap(([kind, group]) => group.map((target) => ({
		kind,
		wording: wordTarget(target)
	})));
	const entries = all.slice(0, MOST_ENTRIES$1);
	const left = all.length - entries.length;
	const more = left === 0 ? "" : `… and ${left} more: the run's page has all of them.`;
	return {
		subject: `[Basewatch] ${headline}`,
		text: writeText(report, headline, entries, more),
		html: writeHtml(report, headline, entries, more)
	};
}
/** Text for HTML, in elements and in quoted attributes. One line. */
function escapeHtml(text) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, MOST_PIECE$1).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\"", "&quot;").replaceAll("'", "&#39;");
}
function writeText(report, headline, entries, more) {
	const failures = report.failures.map(({ message, hint }) => `${line(message)}${hint === null ? "" : `\n  > ${line(hint)}`}`);
	const page = readLink(report.run.url);
	const footer = [wordOrigin(report), ...page === void 0 ? [] : [page]].map(line).join("\n");
	return `${[
		headline,
		...failures,
		...entries.map(writeTextEntry),
		...more === "" ? [] : [more],
		`-- \n${footer}`
	].join("\n\n")}\n`;
}
function writeTextEntry({ kind, wording }) {
	const { name, place, causes, run, problem, hint } = wording;
	return [
		`${line(name)}: ${describeOutcome(kind)} (${line(place)})`,
		...causes.map((cause) => `  - ${line(cause)}`),
		...run === void 0 ? [] : [`  ${line(`${run.text} ${readLink(run.url) ?? ""}`.trim())}`],
		...problem === void 0 ? [] : [`  ${line(problem)}`],
		...hint === void 0 ? [] : [`  > ${line(hint)}`]
	].join("\n");
}
function writeHtml(report, headline, entries, more) {
	const failures = report.failures.map(({ message, hint }) => `<p><strong>${escapeHtml(message)}</strong><br>${escapeHtml(hint ?? "")}</p>`);
	const rows = entries.map(writeRow).join("\n");
	const table = rows === "" ? [] : [`<table cellpadding="6" style="border-collapse:collapse">\n${rows}\n</table>`];
	const footer = `<p style="color:#475467">${anchor("Open the run", report.run.url)} ${escapeHtml(wordOrigin(report))}</p>`;
	return `<!doctype html>\n<html lang="en"><body style="font-family:sans-serif">\n${[
		`<h2>${escapeHtml(headline)}</h2>`,
		...failures,
		...table,
		...more === "" ? [] : [`<p>${escapeHtml(more)}</p>`],
		footer
	].join("\n")}\n</body></html>\n`;
}
function writeRow({ kind, wording }) {
	const { name, place, causes, run, problem, hint } = wording;
	const details = [
		...causes.map(escapeHtml),
		...run === void 0 ? [] : [anchor(run.text, run.url)],
		...problem === void 0 ? [] : [`<strong>${escapeHtml(problem)}</strong>`],
		...hint === void 0 ? [] : [escapeHtml(hint)]
	];
	const cells = [
		`<strong>${escapeHtml(name)}</strong><br>${escapeHtml(place)}`,
		`<span style="color:${COLOURS[kind]}">${describeOutcome(kind)}</span>`,
		details.join("<br>")
	];
	const style = "vertical-align:top;border-top:1px solid #d0d5dd";
	return `<tr>${cells.map((cell) => `<td style="${style}">${cell}</td>`).join("")}</tr>`;
}
function anchor(text, target) {
	const url = readLink(target);
	return url === void 0 ? escapeHtml(text) : `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}
function line(text) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, MOST_PIECE$1);
}
// packages/notification/src/slack-payload.ts
const MOST_SECTION = 3e3;
const MOST_DETAIL = 12e3;
const MOST_ENTRIES = 40;
const MOST_FAILURES = 5;
const MOST_PIECE = 300;
const SIGNS = {
	failed: ":x:",
	"build-failed": ":x:",
	unknown: ":grey_question:",
	succeeded: ":white_check_mark:",
	dispatched: ":rocket:",
	deferred: ":hourglass:",
	skipped: ":fast_forward:"
};
/** The message for Slack: the headline, what happened to each rebuild as far as there is room, worst first, and what is left out. */
function writeSlackPayload(report) {
	const headline = escapeMrkdwn(writeHeadline(report));
	const shown = fit$1([...report.failures.slice(0, MOST_FAILURES).map(writeFailure), ...groupByOutcome(report.results).flatMap(([kind, group]) => group.map((target) => writeEntry(kind, target)))]);
	const left = report.results.length + Math.min(report.failures.length, MOST_FAILURES) - shown.length;
	const more = left === 0 ? [] : [section(`… and ${left} more: the run's page has all of them.`)];
	return {
		text: headline,
		blocks: [
			section(`*${headline}*`),
			...shown.map(section),
			...more,
			writeFooter(report)
		],
		unfurl_links: false,
		unfurl_media: false
	};
}
/** Text for mrkdwn: its three special characters as entities (https://docs.slack.dev/messaging/formatting-message-text#escaping), one line. */
function escapeMrkdwn(text, maxLength = MOST_PIECE) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_1__.n)(text, maxLength).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
function fit$1(entries) {
	let room = MOST_DETAIL;
	const end = entries.findIndex((entry) => {
		room -= entry.length;
		return room < 0;
	});
	return entries.slice(0, Math.min(MOST_ENTRIES, end === -1 ? entries.length : end));
}
function writeEntry(kind, target) {
	const { name, place, causes, run, problem, hint } = wordTarget(target);
	return joinWithin([
		`${[`${SIGNS[kind]} ${code(name)} ${describeOutcome(kind)}`, ...run === void 0 ? [] : [link(run)]].join(" · ")} in ${code(place)}`,
		...listSome(causes).map((cause) => `• ${escapeMrkdwn(cause)}`),
		...problem === void 0 ? [] : [escapeMrkdwn(problem)],
		...hint === void 0 ? [] : [`→ ${escapeMrkdwn(hint)}`]
	], MOST_SECTION);
}
/** The lines that fit, so that none is cut inside of its markup. */
function joinWithin(lines, most) {
	return lines.reduce((text, line) => text.length + line.length < most ? `${text}\n${line}` : text);
}
/** The first of many causes: an image that is built on twenty bases must not fill the message. */
function listSome(causes) {
	return causes.length <= 4 ? causes : [...causes.slice(0, 3), `and ${causes.length - 3} more bases`];
}
function writeFailure({ message, hint }) {
	return [`:x: ${escapeMrkdwn(message)}`, ...hint === null ? [] : [`→ ${escapeMrkdwn(hint)}`]].join("\n");
}
function writeFooter(report) {
	const page = readLink(report.run.url);
	const origin = escapeMrkdwn(wordOrigin(report));
	return {
		type: "context",
		elements: [mrkdwn(page === void 0 ? origin : `${link({
			text: "Open the run",
			url: page
		})} · ${origin}`)]
	};
}
function link({ text, url }) {
	const target = readLink(url)?.replaceAll("|", "%7C");
	if (target === void 0 || target.length > MOST_PIECE) return escapeMrkdwn(text);
	return `<${escapeMrkdwn(target)}|${escapeMrkdwn(text)}>`;
}
/** Names in code: underscores and stars in them are no markup there. */
function code(text) {
	return `\`${escapeMrkdwn(text, 150).replaceAll("`", "'")}\``;
}
function section(text) {
	return {
		type: "section",
		text: mrkdwn(text)
	};
}
function mrkdwn(text) {
	return {
		type: "mrkdwn",
		text: text.slice(0, MOST_SECTION),
		verbatim: true
	};
}
// packages/notification/src/report.ts
/** What may have become of a rebuild; the `status` of dispatch-rebuild's `results`. */
const STATUSES = [
	"dispatched",
	"skipped",
	"deferred",
	"unknown",
	"failed"
];
const notes = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.N)();
const note = (schema, description) => {
	notes.add(schema, { description });
	return schema;
};
const failureSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	code: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "Stable and dotted, like forge.workflow-not-found. Decide on this, not on the message."),
	message: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "What failed, with the value that it failed on."),
	hint: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "The next step for a person.")
});
const baseSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	reference: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "The base image, fully qualified."),
	role: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "How it is used: runtime, build, copy, mount or syntax."),
	previous: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "The digests that the image was built on; empty when they are not known."),
	current: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "The digest that the base's tag has now.")
});
const imageSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	name: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "The image's name in images.yaml."),
	reference: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "The published image, fully qualified."),
	bases: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)(baseSchema), "The bases that have changed.")
});
const targetSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	key: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "The rebuild's idempotency key, 16 hex digits."),
	attempt: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.l)(), "Which try of this rebuild it is; 1 is the first."),
	status: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.n)(STATUSES), "dispatched; skipped (started already); deferred (left to the next run); unknown (sent, and nothing shows whether it started); failed."),
	conclusion: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "How the run ended, where dispatch-rebuild waited for it: success, failure, cancelled, superseded and so on."),
	provider: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "github, gitlab, gitea or forgejo."),
	repository: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "The repository that was told to build."),
	workflow: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "The workflow's file name, or the event; null for a GitLab project's pipeline."),
	ref: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "The branch or tag; null is the default branch."),
	runId: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.l)()), "The run that was started or found."),
	runUrl: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "The run's page."),
	reason: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "Why it was forced; null when a base's change alone caused it."),
	requestedBy: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "Who forced it, where that is known."),
	images: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)(imageSchema), "What is rebuilt; empty for a workflow that the inputs of dispatch-rebuild name."),
	error: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)(failureSchema), "Why it was not dispatched, or not provably.")
});
const originSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	repository: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "Where the workflow runs that dispatched."),
	url: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "The page of the workflow run that dispatched."),
	actor: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.f)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()), "Who started that workflow run; for a schedule, who wrote it last.")
});
/** The fields of {@link RunReport}, for its readers and for the webhook's document. */
const reportFields = {
	at: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), "When the run ended, ISO 8601 in UTC."),
	run: note(originSchema, "The workflow run that dispatched."),
	results: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)(targetSchema), "One entry for each rebuild, those that failed first."),
	failures: note((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)(failureSchema), "What failed beside the rebuilds, such as a ledger that could not be written.")
};
const reportSchema = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)(reportFields);
/** The report with every text in it passed through `clean`: what a server said may hold a secret. */
function cleanReport(report, clean) {
	const cleaned = JSON.parse(JSON.stringify(report), (_key, value) => typeof value === "string" ? clean(value) : value);
	return reportSchema.parse(cleaned);
}
// packages/notification/src/webhook-document.ts
const countField = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.l)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.O)(0));
(0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	version: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.u)(1),
	event: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.u)("run"),
	summary: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(),
	counts: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)(Object.fromEntries(STATUSES.map((status) => [status, countField]))),
	omitted: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.l)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.O)(0)),
	...reportFields
});
const MOST_BYTES = 524288;
/** The document of a run as JSON on one line. Over 512 KiB the last results are left out, and `omitted` says how many. */
function writeWebhookBody(report) {
	const results = groupByOutcome(report.results).flatMap(([, group]) => group);
	const counts = Object.fromEntries(STATUSES.map((status) => [status, results.filter((target) => target.status === status).length]));
	const write = (kept) => {
		const document = {
			version: 1,
			event: "run",
			summary: writeHeadline(report),
			counts,
			omitted: results.length - kept.length,
			at: report.at,
			run: report.run,
			results: kept,
			failures: report.failures
		};
		return JSON.stringify(document);
	};
	const whole = write(results);
	if (Buffer.byteLength(whole) <= MOST_BYTES) return whole;
	return write(fit(results, MOST_BYTES - Buffer.byteLength(write([]))));
}
function fit(results, bytes) {
	let room = bytes;
	const end = results.findIndex((target) => {
		room -= Buffer.byteLength(JSON.stringify(target)) + 1;
		return room < 0;
	});
	return results.slice(0, end);
}
// packages/notification/src/message.ts
/** The one message of a run: what was dispatched and why, what was not and what to do about it, and where to look. */
function buildMessage(report) {
	return {
		slack: writeSlackPayload(report),
		email: writeEmail(report),
		webhook: writeWebhookBody(report),
		at: report.at
	};
}
[...STATUSES];
/**
* Whether a run sends its message: when it has a rebuild with a status that is listed. `failed` is whatever fails the step: failed and unknown
* rebuilds, a build that was waited for and did not succeed, a failure of the run itself. `always` is every run, also one without rebuilds.
*/
function wantsMessage(report, events) {
	if (events.includes("always")) return true;
	if (events.includes("failed") && hasFailed(report)) return true;
	return report.results.some(({ status }) => events.includes(status));
}
function hasFailed({ results, failures }) {
	if (failures.length > 0) return true;
	return groupByOutcome(results).some(([kind]) => [
		"failed",
		"build-failed",
		"unknown"
	].includes(kind));
}



/***/ })

};
