export const id = 479;
export const ids = [479];
export const modules = {

/***/ 479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGithub: () => (/* reexport safe */ _src_D5TBc6i_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_D5TBc6i_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(738);



/***/ })

};
