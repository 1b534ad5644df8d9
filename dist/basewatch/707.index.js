export const id = 707;
export const ids = [707];
export const modules = {

/***/ 3707:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settleOpen: () => (/* reexport safe */ _settle_ledger_DUJUhm4M_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _settle_ledger_DUJUhm4M_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9067);



/***/ })

};
