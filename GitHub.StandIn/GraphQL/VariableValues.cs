using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

internal static class VariableValues
{
    /// <exception cref="GraphQLException">A value is missing or not of its type.</exception>
    public static Dictionary<string, object?> Read(IReadOnlyList<VariableDefinition> definitions, JsonElement sent)
    {
        var values = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var isSent = sent.ValueKind == JsonValueKind.Object && sent.TryGetProperty(definition.Name, out _);
            try
            {
                if (isSent) values[definition.Name] = Schema.Coerce(Plain(sent.GetProperty(definition.Name)), definition.Type, null, isLiteral: false);
                else if (definition.HasDefault) values[definition.Name] = Schema.Coerce(definition.Default, definition.Type, null, isLiteral: true);
                else if (definition.Type.NonNull) throw new GraphQLException("was provided invalid value");
            }
            catch (GraphQLException wrong)
            {
                throw new GraphQLException($"Variable ${definition.Name} of type {definition.Type} {wrong.Message}") { At = definition.At };
            }
        }

        return values;
    }

    private static object? Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number when json.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Plain).ToList(),
        JsonValueKind.Object => json.EnumerateObject().ToDictionary(p => p.Name, p => Plain(p.Value), StringComparer.Ordinal),
        _ => null,
    };
}
