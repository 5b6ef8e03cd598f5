using GitBrag.GitHub.Budgets;

namespace GitBrag.GitHub.Requests;

/// <summary>Leave to send one request.</summary>
/// <param name="Grant">The grant.</param>
/// <param name="Lane">With which credential.</param>
/// <param name="Budget">Who gave it.</param>
internal readonly record struct Passage(RequestGrant Grant, CredentialLane Lane, RequestBudget Budget);
