export const id = 402;
export const ids = [402];
export const modules = {

/***/ 402:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitea: () => (/* reexport safe */ _src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_0__.r),
/* harmony export */   createGithub: () => (/* reexport safe */ _src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_0__.n),
/* harmony export */   createGitlab: () => (/* reexport safe */ _src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_0__.t)
/* harmony export */ });
/* harmony import */ var _src_DJw1aEMS_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(328);
/* harmony import */ var _run_in_world_V1rjVf9o_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(729);




/***/ })

};
