export const id = 151;
export const ids = [151];
export const modules = {

/***/ 151:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parse: () => (/* reexport safe */ _browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_0__.t),
/* harmony export */   parseAllDocuments: () => (/* reexport safe */ _browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_0__.n)
/* harmony export */ });
/* harmony import */ var _browser_D8TTRyvh_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(20);



/***/ })

};
