namespace GitBrag.LocalRuntime.Tests.Signatures;

/// <summary>A type that code outside its assembly sees, as text that is equal when the signatures are.</summary>
/// <param name="Name">Namespace and name, with its arity when generic.</param>
/// <param name="Shape">Its kind, whether code can derive from it, and the constraints of its type parameters.</param>
/// <param name="Base">Its base type; null for interfaces.</param>
/// <param name="Interfaces">The interfaces it names.</param>
/// <param name="Members">The members it declares that outside code can use.</param>
internal sealed record PublicType(string Name, string Shape, string? Base, IReadOnlySet<string> Interfaces, IReadOnlySet<string> Members);
