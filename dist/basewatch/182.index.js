export const id = 182;
export const ids = [182];
export const modules = {

/***/ 182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isMap: () => (/* reexport safe */ _browser_BAE8rUbU_js__WEBPACK_IMPORTED_MODULE_0__.C),
/* harmony export */   isScalar: () => (/* reexport safe */ _browser_BAE8rUbU_js__WEBPACK_IMPORTED_MODULE_0__.E),
/* harmony export */   parse: () => (/* reexport safe */ _browser_BAE8rUbU_js__WEBPACK_IMPORTED_MODULE_0__.t),
/* harmony export */   parseDocument: () => (/* reexport safe */ _browser_BAE8rUbU_js__WEBPACK_IMPORTED_MODULE_0__.n)
/* harmony export */ });
/* harmony import */ var _browser_BAE8rUbU_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(412);



/***/ })

};
