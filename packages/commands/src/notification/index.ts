export {
  findNotificationContradictions,
  NOTIFICATION_SECRETS,
  type NotificationInputs,
  notificationInputs,
} from "./inputs.ts";
export { type Notified, notify } from "./notify.ts";
export { type ReportedRebuild, type ReportedResult, toRunReport } from "./report.ts";
