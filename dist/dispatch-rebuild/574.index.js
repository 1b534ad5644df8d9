export const id = 574;
export const ids = [574];
export const modules = {

/***/ 574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGithub: () => (/* reexport safe */ _src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_D7ObcxCP_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(600);



/***/ })

};
