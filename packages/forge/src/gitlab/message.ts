import * as z from "zod/mini";

const refusalSchema = z.object({
  message: z.optional(z.unknown()),
  error: z.catch(z.optional(z.string()), undefined),
  error_description: z.catch(z.optional(z.string()), undefined),
});

/**
 * GitLab's words out of a refusal: `message` is a text, a list, or a map of fields to lists; OAuth's errors are `error` and
 * `error_description` (https://docs.gitlab.com/api/rest/troubleshooting/).
 */
export function describeGitlab(data: unknown): string {
  const refusal = z.safeParse(refusalSchema, data);
  if (!refusal.success) return "";
  const { message, error, error_description: description } = refusal.data;
  return [...flatten(message), error, description]
    .filter((part) => part !== undefined && part !== "")
    .join("; ");
}

function flatten(message: unknown): readonly string[] {
  if (typeof message === "string") return [message];
  if (Array.isArray(message)) return message.flatMap(flatten);
  if (typeof message !== "object" || message === null) return [];
  return Object.entries(message).flatMap(([field, problems]) => {
    const texts = flatten(problems);
    return field === "base" ? texts : texts.map((text) => `${field} ${text}`);
  });
}
