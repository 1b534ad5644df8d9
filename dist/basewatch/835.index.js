export const id = 835;
export const ids = [835];
export const modules = {

/***/ 1835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   settleOpen: () => (/* reexport safe */ _settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3714);



/***/ })

};
