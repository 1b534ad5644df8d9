export const id = 678;
export const ids = [678];
export const modules = {

/***/ 7678:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitea: () => (/* reexport safe */ _src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_0__.r),
/* harmony export */   createGithub: () => (/* reexport safe */ _src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_0__.n),
/* harmony export */   createGitlab: () => (/* reexport safe */ _src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_B3rAMZ_v_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4434);
/* harmony import */ var _settle_ledger_CqkHRshe_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3714);




/***/ })

};
