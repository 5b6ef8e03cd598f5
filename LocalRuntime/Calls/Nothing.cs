namespace GitBrag.LocalRuntime;

/// <summary>What the task of a method without a result yields.</summary>
internal readonly struct Nothing;
