using GitBrag.GitHub.Budgets;

namespace GitBrag.GitHub.Requests;

/// <summary>A grant to send one request with one of the credentials.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Pooled">The credential.</param>
/// <param name="Budget">The budget that granted it.</param>
internal readonly record struct CredentialGrant(RequestGrant Grant, PooledCredential Pooled, RequestBudget Budget);
