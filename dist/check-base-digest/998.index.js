export const id = 998;
export const ids = [998];
export const modules = {

/***/ 998:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   parse: () => (/* reexport safe */ _browser_NE3S0ly3_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _browser_NE3S0ly3_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(376);



/***/ })

};
