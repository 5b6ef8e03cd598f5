using System.Text.Json.Serialization;

namespace GitBrag.Api.Contracts;

/// <summary>An error in the format of RFC 9457.</summary>
/// <param name="Type">What went wrong, stable for programs: <c>urn:gitbrag:problem:</c> and a name.</param>
/// <param name="Title">What went wrong, for people.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What the call accepts, or what to do next.</param>
/// <param name="Task">For <c>report-not-found</c>: the task that is generating the report; absent when there is none.</param>
internal sealed record ProblemView(
    string Type,
    string Title,
    int Status,
    string Detail,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] TaskView? Task = null);
