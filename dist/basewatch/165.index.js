export const id = 165;
export const ids = [165];
export const modules = {

/***/ 165:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createRecorder: () => (/* binding */ createRecorder)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _file_store_BQ7_UpEV_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3245);
/* harmony import */ var _records_C2n_eVxZ_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3645);



// packages/commands/src/dispatch/recorder.ts
/** The recorder of a state; `undefined` for none. What was not sent is not recorded. */
function createRecorder(state, { files, clock }) {
	if (state.kind === "none") return void 0;
	const store = (0,_file_store_BQ7_UpEV_js__WEBPACK_IMPORTED_MODULE_1__.t)(files, state.path);
	return { async record(results) {
		const at = new Date(clock.now()).toISOString();
		let ledger = await store.load();
		for (const { key, attempt, images, status, runUrl } of results) {
			if (status === "skipped" || status === "deferred") continue;
			ledger = (0,_records_C2n_eVxZ_js__WEBPACK_IMPORTED_MODULE_2__.t)(ledger, images, {
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



/***/ })

};
