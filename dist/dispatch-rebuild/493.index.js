export const id = 493;
export const ids = [493];
export const modules = {

/***/ 493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRecorder: () => (/* binding */ createRecorder)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(796);
/* harmony import */ var _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(519);
/* harmony import */ var _mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(142);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(598);




// packages/image/src/digest.ts
const SHA256 = /^sha256:[0-9a-f]{64}$/u;
/** Whether a text is a digest in canonical form: `sha256:` and 64 lower-case hex digits. */
function isDigest(text) {
	return SHA256.test(text);
}
// packages/ledger/src/document.ts
const digest = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.o)((value) => typeof value === "string" && isDigest(value), "not a digest");
const time = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)().check((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.S)(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/u, "not an ISO 8601 time in UTC"));
const baseRecord = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.l)({
	current: digest,
	firstSeenAt: time,
	previous: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)(digest),
	history: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.r)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.l)({
		digest,
		firstSeenAt: time
	}))
});
const forcedRequest = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.l)({
	at: time,
	by: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	reason: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	runId: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	imageDigest: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)(digest),
	unchangedToo: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.i)()
});
const dispatchRecord = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.l)({
	key: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	attempt: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.s)(),
	at: time,
	status: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	runUrl: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)())
});
const imageRecord = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.l)({
	reference: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	digest: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)(digest),
	verdict: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.n)([
		"unchanged",
		"changed",
		"unknown"
	]),
	proven: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.n)(["unchanged", "changed"])),
	unknownSince: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)(time),
	decision: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(),
	dueAt: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)(time),
	episode: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.s)(),
	pendingSince: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(), time),
	forced: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.u)(forcedRequest),
	dispatches: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.r)(dispatchRecord)
});
const document = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.l)({
	version: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.c)(1),
	bases: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(), baseRecord),
	images: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.h)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.g)(), imageRecord)
});
/** A ledger that remembers nothing yet. */
function emptyLedger() {
	return {
		version: 1,
		bases: {},
		images: {}
	};
}
/**
* Reads a ledger document. Throws `Failure` `ledger.corrupt` or `ledger.newer-version`, naming `path` and the place in the document;
* a ledger that cannot be read must not be overwritten.
*/
function parseLedger(text, path) {
	const value = parseJson(text, path);
	const version = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.w)((0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.l)({ version: (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.f)() }), value);
	if (version.success && version.data.version > 1) throw new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${path}: the ledger has version ${version.data.version}, and this release reads version 1`, {
		code: "ledger.newer-version",
		hint: "Use the release of Basewatch that wrote it, or a newer one; the file was not touched."
	});
	const parsed = (0,_mini_CVkYCmu_js__WEBPACK_IMPORTED_MODULE_2__.w)(document, value);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	throw corrupt(path, `${issue?.path.join(".") || "the document"}: ${issue?.message}`);
}
/** The document's text: keys sorted, two spaces, a newline at the end, so that two runs that know the same write the same bytes. */
function formatLedger(ledger) {
	return `${JSON.stringify(sortKeys(ledger), null, 2)}\n`;
}
function parseJson(text, path) {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw corrupt(path, "it is not JSON", error);
	}
}
function corrupt(path, reason, cause) {
	return new _failure_DLrYpo4Q_js__WEBPACK_IMPORTED_MODULE_1__.t(`${path}: the ledger cannot be read: ${reason}`, {
		code: "ledger.corrupt",
		hint: "Restore it from an earlier version, or delete it to start with an empty memory; the file was not touched.",
		cause
	});
}
function sortKeys(value) {
	if (Array.isArray(value)) return value.map(sortKeys);
	if (value === null || typeof value !== "object") return value;
	const entries = Object.entries(value).toSorted(([left], [right]) => left < right ? -1 : 1);
	return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
// packages/ledger/src/file-store.ts
/** A ledger in one JSON file. */
function createFileStore(files, path) {
	let stored;
	return {
		async load() {
			stored = (await files.read(path))?.toString("utf8");
			return stored === void 0 ? emptyLedger() : parseLedger(stored, path);
		},
		async save(ledger) {
			const text = formatLedger(ledger);
			if (text === stored) return false;
			await files.write(path, text);
			stored = text;
			return true;
		}
	};
}
// packages/ledger/src/records.ts
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
// packages/commands/src/dispatch/recorder.ts
/** The recorder of a state; `undefined` for none. What was not sent is not recorded. */
function createRecorder(state, { files, clock }) {
	if (state.kind === "none") return void 0;
	const store = createFileStore(files, state.path);
	return { async record(results) {
		const at = new Date(clock.now()).toISOString();
		let ledger = await store.load();
		for (const { key, attempt, images, status, runUrl } of results) {
			if (status === "skipped" || status === "deferred") continue;
			ledger = noteDispatch(ledger, images, {
				key,
				attempt,
				at,
				status,
				runUrl
			});
		}
		await store.save(ledger);
	} };
}



/***/ })

};
