export const id = 505;
export const ids = [505];
export const modules = {

/***/ 1505:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isMap: () => (/* reexport safe */ _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_0__.w),
/* harmony export */   isScalar: () => (/* reexport safe */ _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_0__.D),
/* harmony export */   parse: () => (/* reexport safe */ _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_0__.t),
/* harmony export */   parseAllDocuments: () => (/* reexport safe */ _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_0__.n),
/* harmony export */   parseDocument: () => (/* reexport safe */ _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_0__.r)
/* harmony export */ });
/* harmony import */ var _browser_81wj1_Ey_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4);



/***/ })

};
