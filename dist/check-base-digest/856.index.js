export const id = 856;
export const ids = [856];
export const modules = {

/***/ 856:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitea: () => (/* reexport safe */ _src_Cs_0T_Yr_js__WEBPACK_IMPORTED_MODULE_0__.r),
/* harmony export */   createGithub: () => (/* reexport safe */ _src_Cs_0T_Yr_js__WEBPACK_IMPORTED_MODULE_0__.n),
/* harmony export */   createGitlab: () => (/* reexport safe */ _src_Cs_0T_Yr_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_Cs_0T_Yr_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(274);
/* harmony import */ var _settle_ledger_Cs6NErM_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(923);




/***/ })

};
