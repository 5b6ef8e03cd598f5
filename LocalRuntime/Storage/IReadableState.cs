namespace GitBrag.LocalRuntime;

/// <summary>State of any type that can be read before its grain exists.</summary>
internal interface IReadableState
{
    Task ReadAsync(CancellationToken cancellationToken);
}
