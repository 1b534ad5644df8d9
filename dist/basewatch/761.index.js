export const id = 761;
export const ids = [761];
export const modules = {

/***/ 4761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ContendedError: () => (/* binding */ ContendedError),
/* harmony export */   updateFile: () => (/* binding */ updateFile)
/* harmony export */ });
/* harmony import */ var _rolldown_runtime_DegdyBIC_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6690);
/* harmony import */ var _crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8179);
/* harmony import */ var _retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(1373);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1455);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8161);






// packages/host/src/exclusive-update.ts
/** Thrown as it is when other processes have been writing all the time. */
var ContendedError = class extends Error {};
const WAITING = {
	attempts: Number.POSITIVE_INFINITY,
	baseMs: 4,
	capMs: 60,
	budgetMs: 3e4
};
const ABANDONED_MS = 2e4;
/**
* Replaces a file by what `change` makes of its newest bytes, by compare-and-swap among all processes that update it this way: a writer announces itself by the temporary file
* that it will rename, and goes on only when it finds no other's. So the lock and what is written are one file: a writer whose lock was taken for abandoned cannot write any more, and one that is killed
* leaves nothing that the next one has to understand. Throws {@link ContendedError} after 30 s, and whatever the file system throws.
*/
async function updateFile(target, change, options) {
	await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target), { recursive: true });
	await (0,_retry_BXZIEgGQ_js__WEBPACK_IMPORTED_MODULE_5__.n)(() => tryUpdate(target, change, options.clock), {
		...options,
		policy: WAITING,
		classify: (error) => ({ kind: error instanceof ContendedError ? "retry" : "give-up" })
	});
}
async function tryUpdate(target, change, clock) {
	await requireNobody(target, void 0, clock);
	const own = `${lockPrefix(target)}${process.pid}.${hostId()}.${(0,_crypto_BGOgs_7h_js__WEBPACK_IMPORTED_MODULE_1__.i)()}.tmp`;
	const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target), own);
	const file = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.open)(path, "wx");
	try {
		await requireNobody(target, own, clock);
		const text = change(await readStored(target));
		if (text === void 0) return;
		await file.writeFile(text);
		await file.sync();
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rename)(path, target).catch((error) => {
			throw isMissing(error) ? new ContendedError() : error;
		});
		await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target));
	} finally {
		await file.close();
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(path, { force: true });
	}
}
async function requireNobody(target, own, clock) {
	const prefix = lockPrefix(target);
	for (const name of await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readdir)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target))) {
		if (name === own || !name.startsWith(prefix) || !name.endsWith(".tmp")) continue;
		const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(target), name);
		if (!await isAbandoned(path, name.slice(prefix.length), clock)) throw new ContendedError();
		await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.rm)(path, { force: true });
	}
}
async function isAbandoned(path, owner, clock) {
	const [pid = "", host = ""] = owner.split(".");
	if (host === hostId() && !isRunning(Number(pid))) return true;
	const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.stat)(path).catch(() => void 0);
	return found !== void 0 && clock.now() - found.mtimeMs > ABANDONED_MS;
}
function isRunning(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return codeOf(error) !== "ESRCH";
	}
}
async function readStored(path) {
	try {
		return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.readFile)(path);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function syncFolder(path) {
	const folder = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_3__.open)(path, "r").catch(() => void 0);
	await folder?.sync().catch(() => void 0);
	await folder?.close();
}
function lockPrefix(target) {
	return `.${(0,node_path__WEBPACK_IMPORTED_MODULE_2__.basename)(target)}.writer.`;
}
function hostId() {
	return Buffer.from((0,node_os__WEBPACK_IMPORTED_MODULE_4__.hostname)()).toString("hex").slice(0, 32);
}
function isMissing(error) {
	return codeOf(error) === "ENOENT";
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? error.code : void 0;
}



/***/ })

};
