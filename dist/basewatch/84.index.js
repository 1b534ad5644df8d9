export const id = 84;
export const ids = [84];
export const modules = {

/***/ 4084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGithub: () => (/* reexport safe */ _src_CSnsSVPF_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_CSnsSVPF_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2628);



/***/ })

};
