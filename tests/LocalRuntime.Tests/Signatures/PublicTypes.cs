using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.CompilerServices;

namespace GitBrag.LocalRuntime.Tests.Signatures;

/// <summary>Reads the public types of an assembly from its metadata. Nothing is loaded, so nothing it depends on has to be there.</summary>
internal static class PublicTypes
{
    private static readonly SignatureText Text = new();

    public static IReadOnlyList<PublicType> Of(string assemblyPath)
    {
        using var file = new PEReader(File.OpenRead(assemblyPath));
        var reader = file.GetMetadataReader();
        return [.. reader.TypeDefinitions.Where(handle => IsVisible(reader, reader.GetTypeDefinition(handle))).Select(handle => Read(reader, handle))];
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinition type) => (type.Attributes & TypeAttributes.VisibilityMask) switch
    {
        TypeAttributes.Public => true,
        TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem =>
            IsVisible(reader, reader.GetTypeDefinition(type.GetDeclaringType())),
        _ => false,
    };

    private static PublicType Read(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var baseName = Text.NameOf(reader, type.BaseType);
        return new PublicType(
            SignatureText.NameOf(reader, handle),
            $"{Kind(type, baseName)}{Constraints(reader, type.GetGenericParameters())}",
            baseName,
            type.GetInterfaceImplementations().Select(each => Text.NameOf(reader, reader.GetInterfaceImplementation(each).Interface)!).ToHashSet(),
            Methods(reader, type).Concat(Fields(reader, type)).ToHashSet());
    }

    private static string Kind(TypeDefinition type, string? baseName)
    {
        if (type.Attributes.HasFlag(TypeAttributes.Interface))
            return "interface";
        if (baseName is "System.ValueType" or "System.Enum")
            return baseName;
        return (type.Attributes & (TypeAttributes.Abstract | TypeAttributes.Sealed)) switch
        {
            TypeAttributes.Abstract | TypeAttributes.Sealed => "static class",
            TypeAttributes.Abstract => "abstract class",
            TypeAttributes.Sealed => "sealed class",
            _ => "class",
        };
    }

    private static IEnumerable<string> Methods(MetadataReader reader, TypeDefinition type) =>
        from handle in type.GetMethods()
        let method = reader.GetMethodDefinition(handle)
        where Access(method.Attributes) is not null && !IsOverride(method.Attributes)
        select Method(reader, method);

    // What an override looks like is settled where it was declared first.
    private static bool IsOverride(MethodAttributes attributes) =>
        attributes.HasFlag(MethodAttributes.Virtual) && !attributes.HasFlag(MethodAttributes.NewSlot);

    private static string Method(MetadataReader reader, MethodDefinition method)
    {
        var signature = method.DecodeSignature(Text, null);
        var names = method.GetParameters().Select(reader.GetParameter).Where(parameter => parameter.SequenceNumber > 0)
            .ToDictionary(parameter => parameter.SequenceNumber - 1);
        var parameters = signature.ParameterTypes.Select((parameterType, index) =>
            $"{parameterType} {reader.GetString(names[index].Name)}{(names[index].Attributes.HasFlag(ParameterAttributes.Optional) ? " (optional)" : "")}");
        var how = (method.Attributes & (MethodAttributes.Static | MethodAttributes.Abstract | MethodAttributes.Virtual)) switch
        {
            var attributes when attributes.HasFlag(MethodAttributes.Static) => "static ",
            var attributes when attributes.HasFlag(MethodAttributes.Abstract) => "abstract ",
            MethodAttributes.Virtual when !method.Attributes.HasFlag(MethodAttributes.Final) => "virtual ",
            _ => "",
        };
        return $"{Access(method.Attributes)} {how}{signature.ReturnType} {reader.GetString(method.Name)}{Constraints(reader, method.GetGenericParameters())}"
            + $"({(IsExtension(reader, method) ? "this " : "")}{string.Join(", ", parameters)})";
    }

    private static IEnumerable<string> Fields(MetadataReader reader, TypeDefinition type) =>
        from handle in type.GetFields()
        let field = reader.GetFieldDefinition(handle)
        where Access((MethodAttributes)(field.Attributes & FieldAttributes.FieldAccessMask)) is not null
        let value = field.GetDefaultValue() is { IsNil: false } constant ? Convert.ToHexString(reader.GetBlobBytes(reader.GetConstant(constant).Value)) : ""
        let how = field.Attributes.HasFlag(FieldAttributes.Static) ? "static " : ""
        select $"field {how}{field.DecodeSignature(Text, null)} {reader.GetString(field.Name)} {value}";

    /// <returns>Null when code outside cannot use it.</returns>
    private static string? Access(MethodAttributes attributes) => (attributes & MethodAttributes.MemberAccessMask) switch
    {
        MethodAttributes.Public => "public",
        MethodAttributes.Family or MethodAttributes.FamORAssem => "protected",
        _ => null,
    };

    private static string Constraints(MetadataReader reader, GenericParameterHandleCollection parameters) => parameters.Count == 0 ? "" : "<" + string.Join(
        ", ",
        from handle in parameters
        let parameter = reader.GetGenericParameter(handle)
        let types = parameter.GetConstraints().Select(each => Text.NameOf(reader, reader.GetGenericParameterConstraint(each).Type)).Order()
        select $"{parameter.Attributes & GenericParameterAttributes.SpecialConstraintMask}:{string.Join("&", types)}") + ">";

    private static bool IsExtension(MetadataReader reader, MethodDefinition method) =>
        method.GetCustomAttributes().Select(handle => reader.GetCustomAttribute(handle).Constructor)
            .Any(constructor => constructor.Kind == HandleKind.MemberReference
                && Text.NameOf(reader, reader.GetMemberReference((MemberReferenceHandle)constructor).Parent) == typeof(ExtensionAttribute).FullName);
}
