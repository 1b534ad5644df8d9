export const id = 398;
export const ids = [398];
export const modules = {

/***/ 1398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ createRegistry),
/* harmony export */   r: () => (/* binding */ parseDocument),
/* harmony export */   t: () => (/* binding */ openCredentials)
/* harmony export */ });
/* harmony import */ var _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(350);
/* harmony import */ var _digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3285);
/* harmony import */ var _reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3787);
/* harmony import */ var _platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2019);
/* harmony import */ var _mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1128);
/* harmony import */ var _failures_D3nYWDzy_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(3619);
/* harmony import */ var _classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4399);
/* harmony import */ var _json_B8G3Vj4f_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(6800);
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1421);









// packages/http/src/redirect.ts
const FOLLOWED = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const HARMLESS_HEADERS = /* @__PURE__ */ new Set([
	"accept",
	"accept-encoding",
	"accept-language",
	"range",
	"user-agent"
]);
/**
* Sends a request and follows its redirects (https://www.rfc-editor.org/rfc/rfc9110#section-15.4) when it is a GET or HEAD; never from https
* to http. Once another origin was visited, credentials are gone for good, and foreign origins must be public. Throws `http.redirect` for a loop,
* too many, a missing or unusable Location, and a refused target.
*/
async function sendFollowing(transport, request, options) {
	let current = request;
	const visited = /* @__PURE__ */ new Set([hrefOf(request.url)]);
	for (;;) {
		const response = await transport.send(current);
		if (!FOLLOWED.has(response.status) || request.method !== "GET" && request.method !== "HEAD") return response;
		const target = readTarget(current, response);
		if (visited.size > options.max) throw refuse(current, `more than ${options.max} redirects`);
		if (visited.has(target.href)) throw refuse(current, `a redirect back to ${(0,_failures_D3nYWDzy_js__WEBPACK_IMPORTED_MODULE_5__.r)(target)}, which was visited`);
		visited.add(target.href);
		current = follow(current, target, request, options);
	}
}
function readTarget(request, response) {
	const [location, ...more] = new Set(response.headers.all("location"));
	if (location === void 0) throw refuse(request, `a redirect (${response.status}) without a Location`);
	if (more.length > 0) throw refuse(request, "a redirect with several Locations");
	const target = URL.parse(location, request.url.href);
	if (target === null) throw refuse(request, `a redirect to "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(location, 100)}", which is no URL`);
	target.username = "";
	target.password = "";
	target.hash = "";
	return target;
}
function follow(current, target, first, options) {
	const from = current.url;
	if (target.protocol !== "https:" && target.protocol !== from.protocol) throw refuse(current, `a redirect to ${(0,_failures_D3nYWDzy_js__WEBPACK_IMPORTED_MODULE_5__.r)(target)}, which would leave ${from.protocol.slice(0, -1)}`);
	const permission = options.allow?.(from, target) ?? "with-credentials";
	if (permission === "refuse") throw refuse(current, `a redirect to ${(0,_failures_D3nYWDzy_js__WEBPACK_IMPORTED_MODULE_5__.r)(target)}, which is not allowed`);
	const keeps = permission === "with-credentials" && target.origin === from.origin;
	const isHome = target.origin === first.url.origin || options.trustPrivate?.(target) === true;
	return {
		...current,
		url: target,
		headers: keeps ? current.headers ?? {} : withoutCredentials(current.headers ?? {}),
		publicOnly: isHome ? first.publicOnly : true
	};
}
function withoutCredentials(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => HARMLESS_HEADERS.has(name.toLowerCase())));
}
function hrefOf(url) {
	const copy = new URL(url);
	copy.hash = "";
	return copy.href;
}
function refuse(request, what) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${(0,_failures_D3nYWDzy_js__WEBPACK_IMPORTED_MODULE_5__.n)(request)}: ${what}`, {
		code: "http.redirect",
		hint: "Write the address that the server redirects to, if it is to be trusted, or ask who runs the server"
	});
}
// packages/registry/src/scanner.ts
/** A scanner at the start of a text; its expressions have to be sticky. */
function createScanner(text) {
	let position = 0;
	const take = (expression) => {
		expression.lastIndex = position;
		const match = expression.exec(text)?.[0];
		position += match?.length ?? 0;
		return match;
	};
	return {
		take,
		skip: (expression) => take(expression) !== void 0,
		atEnd: () => position >= text.length,
		position: () => position
	};
}
// packages/registry/src/challenge.ts
const MAX_LENGTH = 16384;
const MAX_CHALLENGES = 16;
const SEPARATORS = /[ \t,]*/uy;
const TOKEN = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/uy;
const TOKEN68 = /[ \t]+[A-Za-z0-9._~+/-]+=*(?=[ \t]*(?:,|$))/uy;
const EQUALS = /[ \t]*=[ \t]*/uy;
const QUOTED = /"(?:[^"\\]|\\.)*"/suy;
const UNQUOTED = /[^ \t,"]+/uy;
const UP_TO_COMMA = /[^,]+/uy;
const UNCLOSED = /".*/suy;
/**
* The challenges of all `WWW-Authenticate` headers of an answer, in order (RFC 9110, section 11.6.1). Never throws, and takes time
* linear in the input: what is no challenge is skipped, one that names a parameter twice is left out, a header over 16 KiB
* counts as missing, and only the first 16 challenges count.
*/
function parseChallenges(headers) {
	const found = [];
	for (const header of headers) {
		if (found.length >= MAX_CHALLENGES) break;
		if (header.length <= MAX_LENGTH) found.push(...parseHeader(header));
	}
	return found.slice(0, MAX_CHALLENGES);
}
function parseHeader(header) {
	const scanner = createScanner(header);
	const opened = [];
	while (scanner.skip(SEPARATORS) && !scanner.atEnd()) {
		const word = scanner.take(TOKEN);
		if (word === void 0) scanner.skip(UP_TO_COMMA);
		else if (scanner.skip(EQUALS)) addParameter(opened.at(-1), word.toLowerCase(), readValue(scanner));
		else {
			opened.push({
				scheme: word.toLowerCase(),
				parameters: /* @__PURE__ */ new Map(),
				ambiguous: false
			});
			scanner.skip(TOKEN68);
		}
	}
	return opened.filter(({ ambiguous }) => !ambiguous).map(({ scheme, parameters }) => ({
		scheme,
		parameters
	}));
}
/** A value, unquoted; `undefined` when there is none. A quote that is never closed takes the rest of the header with it. */
function readValue(scanner) {
	const quoted = scanner.take(QUOTED);
	if (quoted !== void 0) return quoted.slice(1, -1).replaceAll(/\\(.)/gsu, "$1");
	const value = scanner.take(UNQUOTED);
	if (value === void 0) scanner.skip(UNCLOSED);
	return value;
}
function addParameter(challenge, name, value) {
	if (challenge === void 0 || value === void 0) return;
	if (challenge.parameters.has(name)) challenge.ambiguous = true;
	challenge.parameters.set(name, value);
}
// packages/registry/src/credential-helper.ts
const TIMEOUT_MS = 3e4;
const MAX_BYTES = 1048576;
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/u;
const NOT_FOUND = "credentials not found in native keychain";
const HelperAnswer = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	Username: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(),
	Secret: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()
});
/** @param environment of the programs that are run: `PATH` to find them, `HOME` and what they need themselves. */
function createHelperRunner(environment) {
	return (program, argument, input) => new Promise((resolve) => {
		const options = {
			env: { ...environment },
			timeout: TIMEOUT_MS,
			maxBuffer: MAX_BYTES,
			killSignal: "SIGKILL"
		};
		const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_8__.execFile)(program, [argument], options, (error, stdout) => {
			resolve({
				exit: error === null ? 0 : exitOf(error),
				stdout
			});
		});
		child.stdin?.on("error", () => {});
		child.stdin?.end(input);
	});
}
function exitOf(error) {
	if (typeof error.code === "number") return error.code;
	return error.code === "ENOENT" || error.code === "EACCES" ? "missing" : "stopped";
}
/**
* What `docker-credential-<name> get` has for a server, `undefined` when it has nothing
* (https://github.com/docker/docker-credential-helpers#usage).
*
* @throws Failure `registry.credential-helper`; its message holds nothing of an answer that may be a secret.
*/
async function askHelper(run, name, server, configPath) {
	if (!NAME.test(name)) throw helperFailure(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(configPath)}: "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(name, 50)}" is no name of a credential helper`);
	const program = `docker-credential-${name}`;
	const { exit, stdout } = await run(program, "get", server);
	if (exit === 0) return readAnswer(program, server, stdout);
	if (exit !== "missing" && exit !== "stopped" && stdout.trim() === NOT_FOUND) return void 0;
	throw helperFailure(`${program}, asked for ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(server)}, ${describeExit(exit, stdout)}`);
}
function describeExit(exit, stdout) {
	if (exit === "missing") return "is not installed";
	if (exit === "stopped") return `was stopped: over ${TIMEOUT_MS / 1e3} s or ${MAX_BYTES} bytes of output`;
	const said = stdout.includes("{") ? "" : (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.t)(stdout);
	return said === "" ? `failed with exit status ${exit}` : `failed with exit status ${exit}: ${said}`;
}
function readAnswer(program, server, stdout) {
	const answer = HelperAnswer.safeParse(parseJson$1(stdout));
	if (!answer.success) throw helperFailure(`${program}, asked for ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(server)}, gave no credentials`);
	const { Username: username, Secret: secret } = answer.data;
	if (secret === "") return void 0;
	return username === "<token>" ? {
		kind: "identity",
		username,
		token: secret,
		from: program
	} : {
		kind: "basic",
		username,
		password: secret,
		from: program
	};
}
function parseJson$1(text) {
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}
function helperFailure(message) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(message, {
		code: "registry.credential-helper",
		hint: "Install the helper and log in with it, or remove it from credHelpers and credsStore"
	});
}
// packages/registry/src/credentials.ts
/** The `Authorization` value of a user and password (RFC 7617). */
function basicAuthorization(username, password) {
	return `Basic ${Buffer.from(`${username}:${password}`, "utf8").toString("base64")}`;
}
/** What of a credential must not be shown. */
function secretsOf(credential) {
	if (credential.kind === "bearer") return [credential.token];
	if (credential.kind === "identity") return [credential.token, `${credential.username}:${credential.token}`];
	return [credential.password, `${credential.username}:${credential.password}`];
}
// packages/registry/src/json-fault.ts
const BLANKS = /[ \t\r\n]*/uy;
const STRING = /"(?:[ !#-[\]-\u{10ffff}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/uy;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/uy;
const MAX_DEPTH = 100;
/**
* Where a text stops being JSON (RFC 8259). `JSON.parse` tells it only for some mistakes, and quotes what stands around it, which in
* a file of credentials is a secret.
*/
function locateJsonFault(text) {
	const scanner = createScanner(text);
	skipValue(scanner, 0);
	scanner.skip(BLANKS);
	const before = text.slice(0, scanner.position());
	return {
		line: before.split("\n").length,
		column: before.length - before.lastIndexOf("\n")
	};
}
/** Moves past a value, or up to what is wrong in it. */
function skipValue(scanner, depth) {
	scanner.skip(BLANKS);
	if (depth > MAX_DEPTH) return false;
	if (scanner.skip(/\{/uy)) return skipItems(scanner, /\}/uy, () => skipMember(scanner, depth));
	if (scanner.skip(/\[/uy)) return skipItems(scanner, /\]/uy, () => skipValue(scanner, depth + 1));
	return scanner.skip(STRING) || scanner.skip(SCALAR);
}
function skipMember(scanner, depth) {
	scanner.skip(BLANKS);
	if (!scanner.skip(STRING)) return false;
	scanner.skip(BLANKS);
	return scanner.skip(/:/uy) && skipValue(scanner, depth + 1);
}
function skipItems(scanner, close, skipItem) {
	scanner.skip(BLANKS);
	if (scanner.skip(close)) return true;
	do {
		if (!skipItem()) return false;
		scanner.skip(BLANKS);
	} while (scanner.skip(/,/uy));
	return scanner.skip(close);
}
// packages/registry/src/docker-config.ts
/** The name under which docker stores what opens Docker Hub. */
const HUB_KEY = "https://index.docker.io/v1/";
const HUB_HOSTS = /* @__PURE__ */ new Set([
	"index.docker.io",
	"docker.io",
	"registry-1.docker.io"
]);
const text = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)());
const Entry = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	auth: text,
	username: text,
	password: text,
	identitytoken: text,
	registrytoken: text
});
const DockerConfig = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	auths: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), Entry)),
	credsStore: text,
	credHelpers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()))
});
/**
* Credentials as `docker login` and docker/login-action leave them: `credHelpers` for the host, else `credsStore`, else `auths`
* (https://docs.docker.com/reference/cli/docker/login/#credential-stores). Hosts have to be equal; a missing file knows none.
*
* @throws Failure `registry.docker-config` when the file is not docker's configuration. What is wrong with one entry, or with a
* helper (`registry.credential-helper`), is thrown when that registry is asked for.
*/
async function loadDockerConfig(options) {
	const content = await options.readFile(options.path);
	const config = content === void 0 ? {} : parseConfig(content.replace(/^\ufeff/u, ""), options.path);
	const { path, runHelper } = options;
	return { async listCredentials(registry) {
		const helper = findHost(config.credHelpers, registry)?.value ?? config.credsStore;
		const found = (helper ? await askHelper(runHelper, helper, serverName(registry), path) : void 0) ?? credentialOf(findHost(config.auths, registry), path);
		return found === void 0 ? [] : [found];
	} };
}
function parseConfig(content, path) {
	const parsed = DockerConfig.safeParse(parseJson(content, path));
	if (parsed.success) return parsed.data;
	const where = parsed.error.issues[0]?.path.map(String).join(".") || "the document";
	throw configFailure(path, `${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(where)} is not of the right type`);
}
function parseJson(content, path) {
	try {
		return JSON.parse(content);
	} catch {
		const { line, column } = locateJsonFault(content);
		throw configFailure(path, `not JSON at line ${line}, column ${column}`);
	}
}
/** The entry of a registry: the key that is spelled as docker spells it wins over other spellings of the same host. */
function findHost(entries, registry) {
	const found = Object.entries(entries ?? {}).filter(([key]) => isKeyOf(key, registry));
	const [key, value] = found.find(([name]) => name === serverName(registry)) ?? found[0] ?? [];
	return key === void 0 || value === void 0 ? void 0 : {
		key,
		value
	};
}
/** Docker takes a scheme and an API version in a key for no part of the host's name. */
function isKeyOf(key, registry) {
	const host = key.replace(/^https?:\/\//u, "").replace(/\/(?:v[12]\/?)?$/u, "");
	return registry === "docker.io" ? HUB_HOSTS.has(host) : host === registry;
}
function serverName(registry) {
	return registry === "docker.io" ? HUB_KEY : registry;
}
function credentialOf(found, path) {
	if (found === void 0) return void 0;
	const entry = found.value;
	const from = path;
	if (entry.registrytoken) return {
		kind: "bearer",
		token: entry.registrytoken,
		from
	};
	const { username, password } = entry.auth ? decodeAuth(entry.auth, found.key, path) : entry;
	if (entry.identitytoken) return {
		kind: "identity",
		username: username || "<token>",
		token: entry.identitytoken,
		from
	};
	return username && password ? {
		kind: "basic",
		username,
		password,
		from
	} : void 0;
}
/** `auth` is base64 of `user:password`; some writers pad the password with NUL. */
function decodeAuth(auth, key, path) {
	const decoded = Buffer.from(auth, "base64").toString("utf8");
	const colon = decoded.indexOf(":");
	if (colon < 1) throw configFailure(path, `auths["${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(key)}"].auth is not base64 of user:password`);
	return {
		username: decoded.slice(0, colon),
		password: decoded.slice(colon + 1).replace(/\0+$/u, "")
	};
}
function configFailure(path, what) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(path)}: ${what}`, {
		code: "registry.docker-config",
		hint: "Log in again with docker/login-action (or docker login), or point docker-config at another file"
	});
}
// packages/registry/src/document.ts
const MAX_VALUES = 5e4;
/** The value of a document in JSON that somebody else wrote, a manifest, a config, a token or an attestation; `undefined` when it is none. */
function parseDocument(bytes) {
	const reading = (0,_json_B8G3Vj4f_js__WEBPACK_IMPORTED_MODULE_7__.t)(bytes, MAX_VALUES);
	return "value" in reading ? reading.value : void 0;
}
// packages/registry/src/limit-wait.ts
const WAIT_IN_BODY = /retry-after:\s{0,8}((?:\d{1,9}(?:\.\d{1,9})?(?:h|ms|m|s|[uµμ]s|ns)){1,4})(?![\w.])/iu;
const PART = /([\d.]+)([a-zµμ]+)/giu;
const MS_BY_UNIT = {
	h: 36e5,
	m: 6e4,
	s: 1e3,
	ms: 1,
	ns: 1e-6
};
/** The wait that a limiting answer asks for, in milliseconds: in `Retry-After`, else in its body; `undefined` without one. */
function limitWaitMs(response, clock) {
	return (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_6__.i)(response, clock) ?? waitInBodyMs(response);
}
/** The wait that an answer's body asks for, in milliseconds and fractions; `undefined` without one. */
function waitInBodyMs({ body }) {
	const written = WAIT_IN_BODY.exec(body.toString("utf8"))?.[1];
	if (written === void 0) return void 0;
	let total = 0;
	for (const [, amount, unit = ""] of written.matchAll(PART)) total += Number(amount) * (MS_BY_UNIT[unit.toLowerCase()] ?? .001);
	return total;
}
// packages/registry/src/login-hint.ts
/** How to log in to a well-known registry, by its host. */
const HINTS = [
	[/^ghcr\.io$/u, "Add `packages: read` to the job's permissions, or log in with docker/login-action"],
	[/^docker\.io$/u, "Check the name; for a private repository log in with docker/login-action before this step"],
	[/^\d+\.dkr\.ecr\.[a-z\d-]+\.amazonaws\.com(?:\.cn)?$/u, "Check the name; log in with aws-actions/amazon-ecr-login in this job, before this step: its logins live for 12 hours"],
	[/^public\.ecr\.aws$/u, "Check the name; log in with aws-actions/amazon-ecr-login and `registry-type: public` before this step"],
	[/(?:^|\.)gcr\.io$|-docker\.pkg\.dev$/u, "Check the name; log in with google-github-actions/auth and docker/login-action (user oauth2accesstoken), as a principal with the role Artifact Registry Reader"],
	[/\.azurecr\.io$/u, "Check the name; log in with azure/login and `az acr login`, or with docker/login-action and a token that may pull"],
	[/^registry\.gitlab\.com$/u, "Check the name; log in with docker/login-action and a deploy token or access token that has read_registry"],
	[/^quay\.io$/u, "Check the name; log in with docker/login-action and a robot account that may read it"]
];
/** What a user whom a registry refused can do next. */
function loginHint(registry) {
	return HINTS.find(([host]) => host.test(registry))?.[1] ?? `Check the name; log in to ${registry} before this step, docker-config says where credentials are read from`;
}
/** What a user whose requests a registry limits can do next. */
function limitHint(registry) {
	if (registry === "docker.io") return "Log in with docker/login-action before this step: accounts have a higher limit than addresses";
	if (registry === "public.ecr.aws") return "Log in with aws-actions/amazon-ecr-login and `registry-type: public`: accounts have ten times the limit of addresses";
	return "Run less often or with a lower concurrency, or log in";
}
// packages/registry/src/answer-failure.ts
const ErrorBody = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({ errors: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	code: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()),
	message: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)())
})) });
/** The failure that an answer other than success means, by its status (distribution spec, "Error Codes"). */
function failureOfAnswer(subject, response, clock) {
	const { status } = response;
	if (status === 404) return notFound(subject, response);
	if (status === 401 || status === 403) return denied(subject, { refusal: status });
	if (status === 429) return rateLimited(subject, response, clock);
	const said = whatWasSaid(response);
	if (status >= 500 || status === 408) return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: ${subject.registry} has a fault (${status})${said}`, {
		code: "registry.unavailable",
		hint: "Run again later; the registry's status page may say more"
	});
	return malformed(subject, `unexpected answer (${status})${said}`);
}
/** The refusal in a 401 or 403. Only a 403 has more to say than that somebody has to log in. */
function refusalOf(status, response) {
	const [error] = errorsOf(response);
	return {
		refusal: status,
		said: status === 403 && error ? wordsOf(error) : void 0
	};
}
/** Access was refused to everybody that could be asked as. `refused` says whose credentials were tried. */
function denied(subject, { refusal, said = "" }, refused) {
	const who = refused === void 0 ? "" : `; the credentials from ${refused} were refused`;
	const why = said === "" ? "" : `: ${said}`;
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: access denied, or it does not exist (${refusal})${who}${why}`, {
		code: "registry.denied",
		hint: loginHint(subject.registry)
	});
}
/** An answer that is not what a registry sends. */
function malformed(subject, what) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: ${what}`, {
		code: "registry.malformed",
		hint: "Check that the host is a registry and that no proxy or portal answers in its place"
	});
}
/** The content is not what its digest says. */
function digestMismatch(subject, expected, actual) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: ${subject.registry} says ${expected}, the content is ${actual}`, {
		code: "registry.digest-mismatch",
		hint: "Content was damaged or replaced between the registry and here: look at mirrors and proxies"
	});
}
/** More than the client is willing to read. */
function tooLarge(message, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(message, {
		code: "registry.too-large",
		hint: "Nothing that is read here is that large; check what the reference names",
		cause
	});
}
/** Quotes an answer's own explanation, else its first line: `: MANIFEST_UNKNOWN …`; empty when it has none. */
function whatWasSaid(response) {
	const [error] = errorsOf(response);
	const said = error === void 0 ? (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.t)(response.body.toString("utf8")) : wordsOf(error);
	return said === "" ? "" : `: ${said}`;
}
function wordsOf({ code, message }) {
	return (0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)([code, message].filter(Boolean).join(" "), 300);
}
/** Whether an answer explains itself in the specification's form, so that a registry has written it. */
function isFromRegistry(response) {
	return errorsOf(response).some(({ code }) => code !== void 0);
}
function notFound(subject, response) {
	const codes = errorsOf(response).map(({ code }) => code);
	const [what, hint] = codes.includes("NAME_UNKNOWN") ? ["no such repository", "Check the repository's name; nothing was ever pushed to it"] : codes.includes("MANIFEST_UNKNOWN") ? ["no such tag or digest", "The repository exists: check the tag, or whether it has been deleted"] : ["not found", "Check the repository and the tag, and whether it has been deleted"];
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: ${what} (404)`, {
		code: "registry.not-found",
		hint
	});
}
function rateLimited({ text, registry }, response, clock) {
	const waitMs = limitWaitMs(response, clock);
	const until = waitMs === void 0 ? "" : `, until ${isoTime(clock.now() + waitMs)}`;
	const limit = describeLimit(response.headers.get("ratelimit-limit"));
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${text}: ${registry} limits requests${limit} (429)${until}`, {
		code: "registry.rate-limited",
		hint: limitHint(registry)
	});
}
/** ` to 100 in 6 h` of `100;w=21600`, Docker Hub's form; empty for any other. */
function describeLimit(header) {
	const [, count, window] = /^(\d{1,9});w=(\d{1,9})$/u.exec(header ?? "") ?? [];
	if (count === void 0) return "";
	const seconds = Number(window);
	return ` to ${count} in ${seconds % 3600 === 0 ? `${seconds / 3600} h` : `${seconds} s`}`;
}
/** A time that a server asked for may be past the end of the calendar. */
function isoTime(ms) {
	return new Date(Math.min(ms, 864e13)).toISOString();
}
function errorsOf(response) {
	return ErrorBody.safeParse(parseDocument(response.body)).data?.errors ?? [];
}
// packages/registry/src/question.ts
/** The question in a 401's headers: Bearer before Basic; `undefined` when there is neither. */
function readQuestion(response, repository) {
	const challenges = parseChallenges(response.headers.all("www-authenticate"));
	for (const { scheme, parameters } of challenges) {
		const realm = parameters.get("realm");
		if (scheme !== "bearer" || realm === void 0) continue;
		const scope = parameters.get("scope") ?? pullScope(repository);
		return {
			kind: "bearer",
			realm,
			service: parameters.get("service"),
			scope,
			...readExtent(realm, scope, repository)
		};
	}
	return challenges.some(isBasic) ? { kind: "basic" } : void 0;
}
/**
* The question that a host will ask about another of its repositories; `undefined` when this one tells nothing about it. A scope that
* names no repository (ECR Public asks for `aws`) is the same for all of them.
*/
function adaptQuestion(question, repository) {
	if (question.kind === "basic") return question;
	if (!repository.startsWith(question.within)) return void 0;
	if (!question.scope.startsWith("repository:")) return question;
	const name = question.isShort ? repository.slice(question.within.length) : repository;
	return {
		...question,
		scope: pullScope(name)
	};
}
/**
* How far a question reaches. Artifactory has several repositories behind one host, each with a key that begins the names of its
* images: the realm's path has that key in it, and scopes leave it out.
*/
function readExtent(realm, scope, repository) {
	const named = /^repository:(.+):[^:]*$/u.exec(scope)?.[1];
	if (named !== void 0 && repository.endsWith(`/${named}`)) return {
		within: repository.slice(0, -named.length),
		isShort: true
	};
	const [key = "", ...rest] = repository.split("/");
	return {
		within: rest.length > 0 && URL.parse(realm)?.pathname.split("/").includes(key) === true ? `${key}/` : "",
		isShort: false
	};
}
/** Equal for equal questions. */
function questionKey(question) {
	return question.kind === "basic" ? "basic" : JSON.stringify([
		question.realm,
		question.service,
		question.scope
	]);
}
function isBasic({ scheme }) {
	return scheme === "basic";
}
function pullScope(repository) {
	return `repository:${repository}:pull`;
}
// packages/registry/src/realm.ts
const KNOWN_PAIRS = /* @__PURE__ */ new Map([["docker.io", ["https://auth.docker.io"]], ["registry.gitlab.com", ["https://gitlab.com"]]]);
/**
* What the realm of a Bearer challenge may be given: credentials when it is the registry's own origin, a known pair, or listed; any
* other https origin an anonymous request at most, on a public address. Plain http is for plain registries on the same host.
*
* @throws Failure `registry.untrusted-realm` for any other realm, `registry.malformed` for one that is no absolute http URL.
*/
function judgeRealm(realm, endpoint, listed) {
	const url = parseRealm(realm, endpoint);
	if (url.username !== "" || url.password !== "") throw untrusted(endpoint, "names a token server with a user name or password in its URL");
	const { registry, origin } = endpoint;
	const isOnSameHost = origin.protocol === "http:" && url.hostname === origin.hostname;
	if (url.protocol === "http:" && !isOnSameHost) throw untrusted(endpoint, `names a token server without TLS, ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(url.origin)}`);
	const takesCredentials = [
		...KNOWN_PAIRS.get(registry) ?? [],
		...listed.get(registry) ?? [],
		origin.origin
	].includes(url.origin);
	return {
		url,
		takesCredentials,
		publicOnly: !takesCredentials
	};
}
/** What a user has to write to trust a token server with a registry's credentials. */
function trustHint(registry, origin) {
	return `If ${registry} really uses the token server ${origin}, add the line ${registry}=${origin} to trusted-realms`;
}
function parseRealm(realm, { registry }) {
	const url = URL.canParse(realm) ? new URL(realm) : void 0;
	if (url !== void 0 && /^https?:$/u.test(url.protocol)) return url;
	throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${registry} names a token server that is no URL: "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(realm, 100)}"`, {
		code: "registry.malformed",
		hint: "Check that the host is a registry and that no proxy or portal answers in its place"
	});
}
function untrusted({ registry }, what) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${registry} ${what}; it is not asked`, {
		code: "registry.untrusted-realm",
		hint: "Check that the registry is the one you mean; if it is, its administrator has to give it an https realm"
	});
}
// packages/registry/src/token-cache.ts
const USABLE_SHARE = .9;
/** Whether less than nine tenths of a token's life are over. */
function isFresh(token, clock) {
	return clock.monotonicMs() < token.receivedAtMs + token.lifeMs * USABLE_SHARE;
}
function createTokenCache(clock) {
	const flights = /* @__PURE__ */ new Map();
	const start = (key, request) => {
		const flight = {
			result: request(),
			landed: false
		};
		flights.set(key, flight);
		flight.result.then(() => {
			flight.landed = true;
		}, () => flights.delete(key));
		return flight;
	};
	return { async fetch(key, request, rejected) {
		const known = flights.get(key);
		if (known === void 0) return {
			outcome: await start(key, request).result,
			isOwn: true
		};
		const wasLanded = known.landed;
		const outcome = await known.result;
		if ("refusal" in outcome || outcome !== rejected && isFresh(outcome, clock) || !wasLanded) return {
			outcome,
			isOwn: false
		};
		const current = flights.get(key);
		if (current !== known && current !== void 0) return {
			outcome: await current.result,
			isOwn: false
		};
		return {
			outcome: await start(key, request).result,
			isOwn: true
		};
	} };
}
// packages/registry/src/token-request.ts
const MAX_TOKEN_BYTES = 131072;
const DEFAULT_LIFE_S = 60;
const CLIENT_ID = "basewatch";
/** Statuses of servers that know no POST, or no identity tokens there; they take them as passwords. */
const NO_POST = /* @__PURE__ */ new Set([
	400,
	401,
	404,
	405
]);
const TokenAnswer = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	token: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()),
	access_token: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)()),
	expires_in: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.D)())
});
/**
* Asks a token server once, with a credential or as nobody
* (https://github.com/distribution/distribution/blob/main/docs/content/spec/auth/token.md).
*
* @throws Failure `registry.malformed` for an answer without a usable token, `registry.untrusted-realm` for a redirect,
* `registry.rate-limited`, `registry.unavailable`, or one of `http.*`.
*/
async function requestToken(transport, clock, question, credential, subject) {
	const response = await askTokenServer(transport, clock, question, credential);
	const { status } = response;
	if (status === 401 || status === 403) return refusalOf(status, response);
	if (status >= 300 && status < 400) throw redirected(subject, question.realm.url);
	if (status !== 200) throw failureOfAnswer(tokenSubject(subject, question.realm.url), response, clock);
	return readToken(response, clock, tokenSubject(subject, question.realm.url));
}
async function askTokenServer(transport, clock, question, credential) {
	if (credential?.kind === "identity") {
		const response = await postForToken(transport, clock, question, credential.token);
		if (!NO_POST.has(response.status)) return response;
		return getToken(transport, question, basicAuthorization(credential.username, credential.token));
	}
	if (credential?.kind === "basic") return getToken(transport, question, basicAuthorization(credential.username, credential.password));
	return getToken(transport, question, void 0);
}
function getToken(transport, { realm, service, scope }, authorization) {
	const url = new URL(realm.url);
	if (service !== void 0) url.searchParams.set("service", service);
	for (const part of scope.split(" ")) url.searchParams.append("scope", part);
	const headers = {
		accept: "application/json",
		...authorization === void 0 ? {} : { authorization }
	};
	return transport.send({
		method: "GET",
		url,
		headers,
		maxBytes: MAX_TOKEN_BYTES,
		publicOnly: realm.publicOnly,
		leads: true
	});
}
function postForToken(transport, clock, { realm, service, scope }, identityToken) {
	const form = new URLSearchParams({
		grant_type: "refresh_token",
		client_id: CLIENT_ID,
		refresh_token: identityToken,
		...service === void 0 ? {} : { service },
		scope
	});
	return transport.send({
		method: "POST",
		url: realm.url,
		headers: {
			accept: "application/json",
			"content-type": "application/x-www-form-urlencoded"
		},
		body: form.toString(),
		maxBytes: MAX_TOKEN_BYTES,
		publicOnly: realm.publicOnly,
		leads: true,
		classify: (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_6__.t)("GET", clock)
	});
}
function readToken(response, clock, subject) {
	const parsed = TokenAnswer.safeParse(parseDocument(response.body));
	const value = parsed.data?.token || parsed.data?.access_token;
	if (!value || !/^[\u0021-\u007e]+$/u.test(value)) throw noToken(subject, response.body);
	const lifeMs = lifeSeconds(parsed.data?.expires_in) * 1e3;
	return {
		value,
		receivedAtMs: clock.monotonicMs(),
		lifeMs
	};
}
/** A life that is no positive number is the default one. */
function lifeSeconds(expiresIn) {
	return typeof expiresIn === "number" && expiresIn > 0 && expiresIn < Number.POSITIVE_INFINITY ? expiresIn : DEFAULT_LIFE_S;
}
function noToken(subject, body) {
	const text = body.toString("utf8");
	return malformed(subject, `the token server's answer holds no token${/^\s*</u.test(text) ? `: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.t)(text)}` : ""}`);
}
function redirected(subject, realm) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: the token server ${realm.origin} redirects; that is not followed`, {
		code: "registry.untrusted-realm",
		hint: "The registry has to name the token server's own address as its realm"
	});
}
function tokenSubject(subject, realm) {
	return {
		text: subject.text,
		registry: realm.host
	};
}
// packages/registry/src/passes.ts
const REFUSED = { refusal: 401 };
const never = () => false;
function createPasses(endpoint, options) {
	const tokens = createTokenCache(options.clock);
	const wrong = /* @__PURE__ */ new Set();
	const judge = (realm) => judgeRealm(realm, endpoint, options.trustedRealms);
	async function obtainToken({ id, credential }, question, subject, rejected) {
		const realm = judge(question.realm);
		if (wrong.has(id) || credential !== void 0 && !realm.takesCredentials) return REFUSED;
		const key = JSON.stringify([id, questionKey(question)]);
		const request = () => askServer({
			...question,
			realm
		}, credential, subject);
		const { outcome, isOwn } = await tokens.fetch(key, request, rejected);
		if (!("refusal" in outcome)) {
			const mayBeStale = () => !isOwn || !isFresh(outcome, options.clock);
			return {
				authorization: `Bearer ${outcome.value}`,
				token: outcome,
				mayBeStale
			};
		}
		if (credential !== void 0 && isWrongForAll(outcome, question)) wrong.add(id);
		return outcome;
	}
	async function askServer(question, credential, subject) {
		try {
			const outcome = await requestToken(options.transport, options.clock, question, credential, subject);
			if (!("refusal" in outcome)) options.redactor.hide(outcome.value);
			return outcome;
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r) || error.code !== "http.private-address") throw error;
			throw privateRealm(endpoint.registry, question.realm.url, subject, error);
		}
	}
	return {
		isTrusted: (question) => question.kind === "basic" || judge(question.realm).takesCredentials,
		async obtain(candidate, question, subject, rejected) {
			const { credential } = candidate;
			if (question.kind === "basic") return passWithPassword(credential);
			if (credential?.kind === "bearer") return {
				authorization: `Bearer ${credential.token}`,
				token: void 0,
				mayBeStale: never
			};
			return obtainToken(candidate, question, subject, rejected);
		}
	};
}
/** GitLab's token servers, which are those of this service, say 403 of a wrong login, and of nothing else to an account. */
function isWrongForAll({ refusal }, { service }) {
	return refusal === 401 || service === "container_registry";
}
function passWithPassword(credential) {
	if (credential?.kind !== "basic") return REFUSED;
	return {
		authorization: basicAuthorization(credential.username, credential.password),
		token: void 0,
		mayBeStale: never
	};
}
function privateRealm(registry, realm, subject, cause) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: the token server ${realm.origin} is on a private address`, {
		code: "registry.untrusted-realm",
		hint: trustHint(registry, realm.origin),
		cause
	});
}
// packages/registry/src/scout.ts
const LONGEST_WAIT_MS = 2e3;
function createScout(clock) {
	let patience;
	return { async lead(task) {
		if (patience !== void 0) {
			await patience;
			return task();
		}
		const result = task();
		patience = atMost(result, LONGEST_WAIT_MS, clock);
		return result;
	} };
}
async function atMost(task, waitMs, clock) {
	const alarm = new AbortController();
	const done = task.catch(() => {});
	await Promise.race([done, clock.sleep(waitMs, alarm.signal).catch(() => {})]);
	alarm.abort();
}
// packages/registry/src/access.ts
function createHostAccess(endpoint, options) {
	const passes = createPasses(endpoint, options);
	const scout = createScout(options.clock);
	const refusals = /* @__PURE__ */ new Map();
	const corrections = /* @__PURE__ */ new Map();
	const learned = [];
	let candidates;
	/** The answer without authorization, or the question that the registry asks instead of answering. */
	async function approach(call) {
		for (const question of learned) {
			const adapted = adaptQuestion(question, call.repository);
			if (adapted !== void 0) return adapted;
		}
		const response = await call.send(void 0);
		if (response.status !== 401) return response;
		const question = readQuestion(response, call.repository);
		if (question === void 0) throw withoutQuestion(call.subject, response);
		learned.push(question);
		return question;
	}
	/** One candidate's attempt: a stale token is replaced once, and one other question of the registry's is answered. */
	async function attempt(candidate, first, call) {
		let question = corrections.get(questionKey(first)) ?? first;
		let isCorrected = question !== first;
		let stale;
		for (;;) {
			const pass = await passes.obtain(candidate, question, call.subject, stale?.token);
			if ("refusal" in pass) return pass;
			const response = await call.send(pass.authorization);
			const { status } = response;
			if (status === 403) return refusalOf(403, response);
			const next = status === 401 ? readQuestion(response, call.repository) ?? question : question;
			const isOther = questionKey(next) !== questionKey(question);
			if ((status === 400 || status === 401 && (!isOther || next.kind === "basic")) && stale === void 0 && pass.mayBeStale()) {
				stale = pass;
				continue;
			}
			if (status !== 401) {
				if (isCorrected) corrections.set(questionKey(first), question);
				return response;
			}
			if (isCorrected || !isOther) return { refusal: 401 };
			[question, isCorrected, stale] = [
				next,
				true,
				void 0
			];
		}
	}
	async function answer(question, call) {
		candidates ??= listCandidates(endpoint.registry, options);
		const tried = await candidates;
		let last = { refusal: 401 };
		for (const candidate of tried) {
			const key = JSON.stringify([candidate.id, questionKey(question)]);
			const outcome = refusals.get(key) ?? await attempt(candidate, question, call);
			if (!("refusal" in outcome)) return outcome;
			refusals.set(key, outcome);
			last = moreTelling(outcome, last);
		}
		throw refusedByAll(endpoint.registry, question, passes.isTrusted(question), tried, call.subject, last);
	}
	return { async send(call) {
		const first = await scout.lead(() => approach(call));
		return "kind" in first ? answer(first, call) : first;
	} };
}
/** Harbor's 401 for a project that does not exist has an empty challenge; a portal's is no registry's answer at all. */
function withoutQuestion(subject, response) {
	return isFromRegistry(response) ? denied(subject, { refusal: 401 }) : malformed(subject, "401 without a challenge that can be answered");
}
/** Of two refusals the one that has a reason or is about this repository, else the newer one. */
function moreTelling(newer, older) {
	return older.said !== void 0 || older.refusal > newer.refusal ? older : newer;
}
/** Everybody to ask as, nobody last. */
async function listCandidates(registry, options) {
	const credentials = await options.credentials.listCredentials(registry);
	for (const secret of credentials.flatMap(secretsOf)) options.redactor.hide(secret);
	return [...credentials, void 0].map((credential, id) => ({
		id,
		credential
	}));
}
function refusedByAll(registry, question, isTrusted, tried, subject, refusal) {
	const sources = tried.flatMap(({ credential }) => credential === void 0 ? [] : [credential.from]);
	if (isTrusted || question.kind === "basic" || sources.length === 0) return denied(subject, refusal, sources.length === 0 ? void 0 : sources.join(" and "));
	const { origin } = new URL(question.realm);
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: access denied (${refusal.refusal}), and ${origin} was not given the credentials`, {
		code: "registry.untrusted-realm",
		hint: trustHint(registry, origin)
	});
}
// packages/registry/src/counting.ts
/** A transport that counts this client's requests, since others may share the one below it. `kind` counts all as that. */
function createCountingTransport(transport, clock, counts, kind) {
	return {
		counts: transport.counts,
		async send(request) {
			counts[kind ?? (request.method === "HEAD" ? "head" : "get")] += 1;
			const classify = request.classify ?? (0,_classification_CtF2Xm_4_js__WEBPACK_IMPORTED_MODULE_6__.t)(request.method, clock);
			let attempts = 0;
			try {
				return await transport.send({
					...request,
					classify(outcome) {
						attempts += 1;
						const classification = classify(outcome);
						return "response" in outcome ? withWaitInBody(classification, outcome.response) : classification;
					}
				});
			} finally {
				counts.retried += Math.max(0, attempts - 1);
			}
		}
	};
}
function withWaitInBody(classification, response) {
	if (classification.kind !== "retry" || classification.afterMs !== void 0) return classification;
	const afterMs = waitInBodyMs(response);
	return afterMs === void 0 ? classification : {
		kind: "retry",
		afterMs
	};
}
// packages/registry/src/origin.ts
const HUB_HOST = "registry-1.docker.io";
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/u;
/** Where a registry of references is: Docker Hub's API has a host of its own. */
function endpointOf(registry, scheme) {
	return {
		registry,
		origin: new URL(`${scheme}://${registry === "docker.io" ? HUB_HOST : registry}`)
	};
}
/**
* How a registry is spoken to: https, but plain http for those that are listed as insecure and for loopback, as Docker's own
* engine has it; on loopback port 443 is https. It is decided before the first request and never changes, so that nobody can
* talk a client down.
*/
function schemeOfRegistry(registry, insecureRegistries) {
	if (insecureRegistries.includes(registry)) return "http";
	const { hostname, port } = new URL(`https://${registry}`);
	const isTlsPort = port === "" && registry.endsWith(":443");
	return LOOPBACK.test(hostname) && !isTlsPort ? "http" : "https";
}
// packages/registry/src/client.ts
const MAX_REDIRECTS = 5;
function createRegistryClient(options) {
	const requests = {
		head: 0,
		get: 0,
		token: 0,
		retried: 0
	};
	const rateLimits = /* @__PURE__ */ new Map();
	const hosts = /* @__PURE__ */ new Map();
	const reading = createCountingTransport(options.transport, options.clock, requests);
	const asking = createCountingTransport(options.transport, options.clock, requests, "token");
	function hostOf(registry) {
		const known = hosts.get(registry);
		if (known !== void 0) return known;
		const endpoint = endpointOf(registry, options.schemeOf?.(registry) ?? schemeOfRegistry(registry, options.insecureRegistries));
		const host = {
			endpoint,
			access: createHostAccess(endpoint, {
				...options,
				transport: asking
			})
		};
		hosts.set(registry, host);
		return host;
	}
	function trustPrivate(registry, to) {
		return options.trustedRealms.get(registry)?.includes(to.origin) ?? false;
	}
	return {
		requests,
		rateLimits,
		async read(reference, { method, kind, target, accept, maxBytes, timeoutMs }) {
			const { registry, repository } = reference;
			const { endpoint, access } = hostOf(registry);
			const subject = subjectOf(reference);
			const url = new URL(`/v2/${repository}/${kind}/${target}`, endpoint.origin);
			const headers = {
				accept,
				"accept-encoding": "identity"
			};
			const send = (authorization) => sendFollowing(reading, {
				method,
				url,
				headers: authorization === void 0 ? headers : {
					...headers,
					authorization
				},
				maxBytes,
				timeoutMs,
				leads: method === "GET"
			}, {
				max: MAX_REDIRECTS,
				trustPrivate: (to) => trustPrivate(registry, to)
			});
			try {
				const response = await access.send({
					repository,
					subject,
					send
				});
				noteRateLimit(rateLimits, registry, response);
				return response;
			} catch (error) {
				if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r) || error.code !== "http.too-large") throw error;
				throw tooLarge(error.message, error);
			}
		}
	};
}
/** A reference as messages name it. */
function subjectOf(reference) {
	return {
		text: (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__.t)(reference),
		registry: reference.registry
	};
}
function noteRateLimit(known, registry, { headers }) {
	const limit = headers.get("ratelimit-limit");
	const remaining = headers.get("ratelimit-remaining");
	if (limit !== void 0 || remaining !== void 0) known.set(registry, {
		limit,
		remaining
	});
}
// packages/registry/src/mirror.ts
/** What one repository says of itself; the mirror may still serve others. */
const LACKING = /* @__PURE__ */ new Set([
	"registry.not-found",
	"registry.denied",
	"registry.too-large"
]);
/**
* A reader that asks mirrors for content, and the registries themselves for what a mirror lacks. What a tag is now is asked of the
* registry, unless its mirror is to say that, too. A mirror that fails otherwise, or that serves other bytes than were asked for, is
* left alone for the rest of the run.
*
* @param origins reads at registries
* @param copies reads at mirrors
*/
function createMirroredReader(origins, copies, { mirrors, onMirrorLeft }) {
	const left = /* @__PURE__ */ new Set();
	function leave(mirror, registry, { message }) {
		if (left.has(mirror)) return;
		left.add(mirror);
		onMirrorLeft?.(`${mirror.registry}, the mirror of ${registry}, is not asked any more in this run: ${message}`);
	}
	async function preferMirror(reference, isContent, read) {
		const { registry } = reference;
		const mirror = mirrors?.get(registry);
		if (mirror === void 0 || left.has(mirror) || !(isContent || mirror.freshness)) return read(origins, reference);
		try {
			return await read(copies, copyOf(reference, mirror));
		} catch (error) {
			if (!(error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r) || error.code === "http.budget") throw error;
			if (!LACKING.has(error.code)) leave(mirror, registry, error);
			return read(origins, reference);
		}
	}
	return {
		headManifest: (reference, target) => preferMirror(reference, false, (reader, where) => reader.headManifest(where, target)),
		getManifest: (reference, target) => preferMirror(reference, (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.n)(target), (reader, where) => reader.getManifest(where, target)),
		getConfig: (reference, config) => preferMirror(reference, true, (reader, where) => reader.getConfig(where, config)),
		getBlob: (reference, descriptor, maxBytes) => preferMirror(reference, true, (reader, where) => reader.getBlob(where, descriptor, maxBytes)),
		getReferrers: (reference, digest) => preferMirror(reference, false, (reader, where) => reader.getReferrers(where, digest))
	};
}
function copyOf(reference, { registry, path }) {
	const repository = path === "" ? reference.repository : `${path}/${reference.repository}`;
	return {
		...reference,
		registry,
		repository
	};
}
// packages/registry/src/written.ts
const MAX_ENTRIES = 2e3;
/** Go writes an empty value as null, or not at all. */
const OptionalText = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)());
const OptionalMap = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.b)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(), (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.D)()));
const WrittenDigest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.s)((value) => typeof value === "string" && (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.n)(value));
/** A descriptor as it is written (https://github.com/opencontainers/image-spec/blob/main/descriptor.md#properties). */
const WrittenDescriptor = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	mediaType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(),
	digest: WrittenDigest,
	size: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.l)().check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.j)()),
	annotations: OptionalMap,
	artifactType: OptionalText
});
/** A platform as it is written, in indexes and configs alike. */
const WrittenPlatform = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	os: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(),
	architecture: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)(),
	variant: OptionalText,
	"os.version": OptionalText
});
/** A list that may be missing, of a sensible length. */
function optionalList(item) {
	return (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.r)(item).check((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.k)(MAX_ENTRIES)));
}
function readDescriptor(written) {
	return {
		mediaType: written.mediaType,
		digest: written.digest,
		size: written.size,
		annotations: readTextMap(written.annotations),
		...written.artifactType ? { artifactType: written.artifactType } : {}
	};
}
/** Normalised, without empty parts. */
function readPlatform(written) {
	return (0,_platform_Dp2mpmhD_js__WEBPACK_IMPORTED_MODULE_3__.n)({
		os: written.os,
		architecture: written.architecture,
		variant: written.variant || void 0,
		osVersion: written["os.version"] || void 0
	});
}
/** Annotations or labels; a value that is no text is left out. */
function readTextMap(written) {
	const entries = Object.entries(written ?? {});
	return Object.fromEntries(entries.filter((entry) => typeof entry[1] === "string"));
}
/** Where a document first differs from its schema, e.g. `layers.3.digest`. */
function faultOf(error) {
	return error.issues[0]?.path.map(String).join(".") || "the document";
}
// packages/registry/src/image-config.ts
const WrittenHistory = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	created: OptionalText,
	created_by: OptionalText,
	empty_layer: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.i)())
});
const WrittenConfig = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.c)(WrittenPlatform, {
	rootfs: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({ diff_ids: optionalList(WrittenDigest) }),
	history: optionalList(WrittenHistory),
	config: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
		Labels: OptionalMap,
		OnBuild: optionalList((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.C)())
	}))
});
/**
* Reads an image's config whose bytes have been checked
* (https://github.com/opencontainers/image-spec/blob/main/config.md#properties).
*
* @throws Failure `registry.malformed`, also for the config of an artifact, which describes no image.
*/
function parseImageConfig(response, subject) {
	const parsed = WrittenConfig.safeParse(parseDocument(response.body));
	if (!parsed.success) throw malformed(subject, `the config is not an image's: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(faultOf(parsed.error), 80)} is missing or malformed`);
	const { rootfs, history, config } = parsed.data;
	return {
		platform: readPlatform(parsed.data),
		diffIds: rootfs.diff_ids ?? [],
		history: (history ?? []).map((entry) => ({
			created: entry.created ?? void 0,
			createdBy: entry.created_by ?? "",
			emptyLayer: entry.empty_layer ?? false
		})),
		labels: readTextMap(config?.Labels),
		onBuild: config?.OnBuild ?? []
	};
}
// packages/registry/src/media-type.ts
const OCI_INDEX = "application/vnd.oci.image.index.v1+json";
const OCI_MANIFEST = "application/vnd.oci.image.manifest.v1+json";
/** Media types of manifests (https://github.com/opencontainers/image-spec/blob/main/media-types.md). */
const INDEX_TYPES = /* @__PURE__ */ new Set([OCI_INDEX, "application/vnd.docker.distribution.manifest.list.v2+json"]);
const MANIFEST_TYPES = /* @__PURE__ */ new Set([OCI_MANIFEST, "application/vnd.docker.distribution.manifest.v2+json"]);
/** Media types of an image's config; what has another one is an artifact. */
const CONFIG_TYPES = /* @__PURE__ */ new Set(["application/vnd.oci.image.config.v1+json", "application/vnd.docker.container.image.v1+json"]);
const ACCEPT = [...INDEX_TYPES, ...MANIFEST_TYPES].join(", ");
/** Whether a type is one of Docker's schema 1, which has no digest that could be compared. */
function isSchemaOne(mediaType) {
	return mediaType.startsWith("application/vnd.docker.distribution.manifest.v1+");
}
/** A `Content-Type` without its parameters, in lower case; empty when there is none. */
function essenceOf(contentType = "") {
	return contentType.replace(/;.*/su, "").trim().toLowerCase();
}
// packages/registry/src/manifest.ts
const WrittenEntry = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.c)(WrittenDescriptor, { platform: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)(WrittenPlatform) });
const WrittenIndex = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	manifests: optionalList(WrittenEntry),
	annotations: OptionalMap
});
const WrittenManifest = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	config: WrittenDescriptor,
	layers: optionalList(WrittenDescriptor),
	annotations: OptionalMap,
	artifactType: OptionalText,
	subject: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.p)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({ digest: WrittenDigest }))
});
const Shape = (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.h)({
	schemaVersion: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.D)()),
	mediaType: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.D)()),
	manifests: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.D)()),
	layers: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.D)()),
	config: (0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__._)((0,_mini_Cl2c0Q6X_js__WEBPACK_IMPORTED_MODULE_4__.D)())
});
/**
* Reads a manifest whose bytes have been checked against `digest`
* (https://github.com/opencontainers/image-spec/blob/main/manifest.md, `image-index.md`).
*
* @throws Failure `registry.malformed`: no manifest, one that calls itself two things, or Docker's schema 1.
*/
function parseManifest(response, digest, subject) {
	const document = readDocument(response, subject);
	const shape = Shape.safeParse(document);
	if (!shape.success) throw malformed(subject, "the manifest is no JSON object");
	const mediaType = agreeOnType(essenceOf(response.headers.get("content-type")), shape.data, subject);
	const head = {
		digest,
		mediaType
	};
	return INDEX_TYPES.has(mediaType) ? readIndex(parse(WrittenIndex, document, subject), head) : readImageManifest(parse(WrittenManifest, document, subject), head);
}
/**
* Portals and proxies answer with a page of their own, which is better told as that than as content of another digest.
*
* @throws Failure `registry.malformed` with the page's first line.
*/
function refusePage(response, subject) {
	const body = response.body.toString("utf8", 0, 4096);
	if (/^\s*</u.test(body)) throw malformed(subject, `a page instead of a manifest: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.t)(body)}`);
}
function readDocument(response, subject) {
	const document = parseDocument(response.body);
	if (document !== void 0) return document;
	throw malformed(subject, `the manifest is not JSON: ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.t)(response.body.toString("utf8"))}`);
}
/**
* The one type that header and document agree on. What can be read in two ways is refused: clients that disagree on it
* see different images under one digest (CVE-2021-41190).
*/
function agreeOnType(contentType, shape, subject) {
	if (isSchemaOne(contentType) || shape.schemaVersion === 1) throw schemaOne(subject);
	const isIndex = shape.manifests !== void 0;
	if (isIndex && (shape.layers !== void 0 || shape.config !== void 0)) throw malformed(subject, "the manifest has both manifests and layers, so that it can be read in two ways");
	const inferred = isIndex ? INDEX_TYPES : MANIFEST_TYPES;
	const own = typeof shape.mediaType === "string" ? shape.mediaType : void 0;
	const isSpecific = INDEX_TYPES.has(contentType) || MANIFEST_TYPES.has(contentType);
	const mediaType = own ?? (isSpecific ? contentType : isIndex ? "application/vnd.oci.image.index.v1+json" : "application/vnd.oci.image.manifest.v1+json");
	if (isSpecific && mediaType !== contentType || !inferred.has(mediaType)) throw malformed(subject, `Content-Type ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(contentType, 80)}, but the document is ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(mediaType, 80)}`);
	return mediaType;
}
/** Schema 1 has no digest that could be compared. */
function schemaOne(subject) {
	return new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`${subject.text}: the registry has it only as a Docker schema 1 manifest`, {
		code: "registry.malformed",
		hint: "Schema 1 was withdrawn in 2022: push the image again with a current builder (re-push)"
	});
}
function parse(schema, document, subject) {
	const parsed = schema.safeParse(document);
	if (parsed.success) return parsed.data;
	throw malformed(subject, `${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(faultOf(parsed.error), 80)} of the manifest is missing or malformed`);
}
function readIndex(written, head) {
	const entries = (written.manifests ?? []).map(readEntry);
	return {
		...head,
		kind: "index",
		entries,
		annotations: readTextMap(written.annotations)
	};
}
function readImageManifest(written, head) {
	return {
		...head,
		kind: "manifest",
		config: readDescriptor(written.config),
		layers: (written.layers ?? []).map(readDescriptor),
		annotations: readTextMap(written.annotations),
		...written.artifactType ? { artifactType: written.artifactType } : {},
		...written.subject ? { subject: written.subject.digest } : {}
	};
}
function readEntry(written) {
	const descriptor = readDescriptor(written);
	const { platform } = written;
	const isRunnable = platform && isImage(descriptor) && !isUnknown(platform);
	return {
		...descriptor,
		platform: isRunnable ? readPlatform(platform) : void 0
	};
}
/** Attestations and other artifacts may carry a platform too; it is not one that they run on. */
function isImage({ annotations, artifactType }) {
	if (annotations["vnd.docker.reference.type"] !== void 0) return false;
	return artifactType === void 0 || CONFIG_TYPES.has(artifactType);
}
function isUnknown({ os, architecture }) {
	return os === "unknown" || architecture === "unknown";
}
// packages/registry/src/reader.ts
const MAX_DOCUMENT_BYTES = 4194304;
const SLACK_BYTES = 1024;
/** Answers to a path that a registry does not know; one that knows it lists nothing where there is nothing. */
const UNKNOWN_PATH = /* @__PURE__ */ new Set([
	400,
	404,
	405,
	501
]);
/**
* A reader of what a client reaches.
*
* @param timeoutMs for each attempt of a request; default: the transport's
*/
function createReader(client, clock, timeoutMs) {
	async function readContent(reference, kind, target, maxBytes) {
		const request = {
			method: "GET",
			kind,
			target,
			accept: kind === "manifests" ? ACCEPT : "*/*",
			maxBytes,
			timeoutMs
		};
		const response = await client.read(reference, request);
		if (response.status !== 200) throw failureOfAnswer(subjectOf(reference), response, clock);
		return response;
	}
	async function readBlob(reference, { digest, size }, maxBytes) {
		const subject = subjectOf(reference);
		if (size > maxBytes) throw tooLarge(`${subject.text}: blob ${digest} has ${size} bytes, over ${maxBytes}`);
		const response = await readContent(reference, "blobs", digest, size + SLACK_BYTES);
		const { body } = response;
		if (body.length !== size) throw digestMismatch(subject, `blob ${digest} of ${size} bytes`, `${body.length} bytes long`);
		checkHash(subject, digest, (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.t)(body));
		return response;
	}
	return {
		async headManifest(reference, target) {
			const request = {
				method: "HEAD",
				kind: "manifests",
				target,
				accept: ACCEPT,
				maxBytes: 0,
				timeoutMs
			};
			const response = await client.read(reference, request);
			if (response.status === 405) return void 0;
			const subject = subjectOf(reference);
			if (response.status !== 200) throw failureOfAnswer(subject, response, clock);
			const mediaType = essenceOf(response.headers.get("content-type"));
			if (isSchemaOne(mediaType)) throw schemaOne(subject);
			const digest = readDigestHeader(response, subject);
			if (digest !== void 0 && (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.n)(target)) checkHash(subject, target, digest);
			return digest && {
				digest,
				mediaType
			};
		},
		async getManifest(reference, target) {
			const subject = subjectOf(reference);
			const response = await readContent(reference, "manifests", target, MAX_DOCUMENT_BYTES);
			refusePage(response, subject);
			const actual = (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.t)(response.body);
			const stated = readDigestHeader(response, subject);
			if (stated !== void 0) checkHash(subject, stated, actual);
			if ((0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.n)(target)) checkHash(subject, target, actual);
			return parseManifest(response, actual, subject);
		},
		async getConfig(reference, config) {
			return parseImageConfig(await readBlob(reference, config, MAX_DOCUMENT_BYTES), subjectOf(reference));
		},
		async getBlob(reference, descriptor, maxBytes) {
			return (await readBlob(reference, descriptor, maxBytes)).body;
		},
		async getReferrers(reference, digest) {
			const request = {
				method: "GET",
				kind: "referrers",
				target: digest,
				accept: OCI_INDEX
			};
			const response = await client.read(reference, {
				...request,
				maxBytes: MAX_DOCUMENT_BYTES
			});
			if (UNKNOWN_PATH.has(response.status)) return void 0;
			const subject = subjectOf(reference);
			if (response.status !== 200) throw failureOfAnswer(subject, response, clock);
			refusePage(response, subject);
			return entriesOf(parseManifest(response, (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.t)(response.body), subject));
		}
	};
}
/** The entries of an index; an image lists nothing. */
function entriesOf(manifest) {
	return manifest.kind === "index" ? manifest.entries : [];
}
function checkHash(subject, expected, actual) {
	if (expected !== actual) throw digestMismatch(subject, expected, actual);
}
/** `Docker-Content-Digest`, which a registry may leave out but not send twice or misspelt. */
function readDigestHeader(response, subject) {
	const [digest, ...more] = response.headers.all("docker-content-digest");
	if (more.length > 0) throw malformed(subject, "several Docker-Content-Digest headers");
	if (digest === void 0 || (0,_digest_B4K_0Zhs_js__WEBPACK_IMPORTED_MODULE_1__.n)(digest)) return digest;
	throw malformed(subject, `Docker-Content-Digest is no sha256 digest: "${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(digest, 100)}"`);
}
// packages/registry/src/referrers.ts
/** Asks the referrers API; a registry that once did not know it is asked for the tag schema from then on. */
function createReferrersList(reader) {
	const withoutApi = /* @__PURE__ */ new Set();
	return async (reference, digest) => {
		if (!withoutApi.has(reference.registry)) {
			const listed = await reader.getReferrers(reference, digest);
			if (listed !== void 0) return listed;
			withoutApi.add(reference.registry);
		}
		try {
			return entriesOf(await reader.getManifest(reference, digest.replace(":", "-")));
		} catch (error) {
			if (error instanceof _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r && error.code === "registry.not-found") return [];
			throw error;
		}
	};
}
// packages/registry/src/registry.ts
const MIRROR_TIMEOUT_MS = 1e4;
const MAX_DOCUMENTS = 1e3;
/** A client for all registries of a run; see {@link Registry}. Nothing is sent before something is asked. */
function createRegistry(options) {
	const client = createRegistryClient(options);
	const reader = createMirroredReader(createReader(client, options.clock), createReader(client, options.clock, MIRROR_TIMEOUT_MS), options);
	const heads = /* @__PURE__ */ new Map();
	const manifests = /* @__PURE__ */ new Map();
	const configs = /* @__PURE__ */ new Map();
	const blobs = /* @__PURE__ */ new Map();
	const referrers = /* @__PURE__ */ new Map();
	const listReferrers = createReferrersList(reader);
	function getByDigest(reference, digest) {
		const key = contentKey(reference, digest);
		return remember(manifests, key, () => reader.getManifest(reference, digest), MAX_DOCUMENTS);
	}
	/** What a tag names is known under its digest as well, and what the tag is now need not be asked any more. */
	function getByTarget(reference) {
		const manifest = reader.getManifest(reference, targetOf(reference)).then((found) => {
			remember(manifests, contentKey(reference, found.digest), async () => found, MAX_DOCUMENTS);
			return found;
		});
		remember(heads, (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference), () => manifest.then(headOf));
		return manifest;
	}
	async function resolve(reference) {
		return await reader.headManifest(reference, targetOf(reference)) ?? headOf(await getByTarget(reference));
	}
	return {
		requests: client.requests,
		get rateLimits() {
			return Object.fromEntries(client.rateLimits);
		},
		resolveDigest: (reference) => remember(heads, (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference), () => resolve(reference)),
		async fetchManifest(reference) {
			if (reference.digest !== void 0) return getByDigest(reference, reference.digest);
			const head = heads.get((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__.n)(reference));
			return head === void 0 ? getByTarget(reference) : getByDigest(reference, (await head).digest);
		},
		fetchConfig(reference, config) {
			const key = contentKey(reference, config.digest);
			return remember(configs, key, () => reader.getConfig(reference, config), MAX_DOCUMENTS);
		},
		fetchBlob(reference, descriptor, maxBytes) {
			const key = contentKey(reference, descriptor.digest);
			return remember(blobs, key, () => reader.getBlob(reference, descriptor, maxBytes)).finally(() => blobs.delete(key));
		},
		fetchReferrers(reference, digest) {
			const key = contentKey(reference, digest);
			return remember(referrers, key, () => listReferrers(reference, digest), MAX_DOCUMENTS);
		}
	};
}
/**
* One promise for each key, made when it is first wanted. A failure is an answer like others.
*
* @param most that are remembered; beyond that, the one that was not asked for longest is let go
*/
function remember(known, key, make, most = Number.POSITIVE_INFINITY) {
	const found = known.get(key);
	if (found !== void 0) {
		known.delete(key);
		known.set(key, found);
		return found;
	}
	const made = make();
	known.set(key, made);
	const [oldest = key] = known.size > most ? known.keys() : [];
	if (oldest !== key) known.delete(oldest);
	made.catch(() => {});
	return made;
}
/** What is asked for: where it is now, when that can change. A reference has a tag or a digest. */
function targetOf({ tag, digest }) {
	return `${tag ?? digest}`;
}
function headOf({ digest, mediaType }) {
	return {
		digest,
		mediaType
	};
}
function contentKey(reference, digest) {
	return (0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__.t)((0,_reference_BkmLEQnb_js__WEBPACK_IMPORTED_MODULE_2__.i)(reference, digest));
}
// packages/commands/src/registries.ts
/**
* Credentials for a run: docker's configuration, and for ghcr.io the GitHub token after it. Throws `Failure` for a configuration that
* cannot be read, or that the input names and that is not there.
*/
async function openCredentials(world, input, githubToken) {
	const configPath = dockerConfigPath(input, world.environment);
	if (input !== void 0 && await world.files.read(configPath) === void 0) throw new _printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.r(`docker-config: there is no file ${(0,_printable_BdaoOdoo_js__WEBPACK_IMPORTED_MODULE_0__.n)(configPath)}`, {
		code: "check.docker-config",
		hint: "Name docker's config.json or its folder; leave docker-config out to use ~/.docker, or no credentials at all."
	});
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
/** Where docker keeps its configuration: the input (a file, or its folder), else `DOCKER_CONFIG`, else `~/.docker`. */
function dockerConfigPath(input, environment) {
	const folder = environment["DOCKER_CONFIG"] || `${environment["HOME"] || "~"}/.docker`;
	if (input === void 0) return `${folder}/config.json`;
	return input.endsWith(".json") ? input : `${input.replace(/\/+$/u, "")}/config.json`;
}



/***/ })

};
