using System.Text.Json;

namespace GitBrag.GitHub.StandIn;

/// <summary>A GraphQL request, parsed, checked and priced; or the answer that refuses it.</summary>
internal sealed class QueryRequest
{
    private Document? _document;
    private Operation? _operation;
    private IReadOnlyDictionary<string, object?> _variables = new Dictionary<string, object?>();

    public string Text { get; private init; } = "";

    public string OperationName => _operation?.Name ?? "anonymous";

    /// <summary>The variables as they were sent, as JSON.</summary>
    public string Variables { get; private init; } = "{}";

    public QueryPrice Price { get; private set; } = new(0, 1);

    /// <summary>Its schema errors.</summary>
    public IReadOnlyList<QueryError> Invalid { get; private set; } = [];

    /// <summary>Whether it is refused for what the mode lacks.</summary>
    public bool IsLacking { get; private set; }

    /// <summary>The answer without running it; null when it can run.</summary>
    public Answer? Refusal { get; private set; }

    public static QueryRequest Read(byte[] body, StandInMode mode)
    {
        JsonElement json;
        try
        {
            json = JsonSerializer.Deserialize<JsonElement>(body);
        }
        catch (JsonException)
        {
            return new QueryRequest { Refusal = Answer.Message(400, "Problems parsing JSON") };
        }

        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
            return new QueryRequest { Refusal = Answer.Message(400, "A query attribute must be specified and must be a string.") };
        var sent = json.TryGetProperty("variables", out var variables) && variables.ValueKind == JsonValueKind.Object ? variables : default;
        var name = json.TryGetProperty("operationName", out var chosen) ? chosen.GetString() : null;
        var request = new QueryRequest { Text = query.GetString()!, Variables = sent.ValueKind == JsonValueKind.Object ? sent.GetRawText() : "{}" };
        request.Prepare(name, sent, mode);
        return request;
    }

    public Answer Run(QueryContext context)
    {
        var execution = new QueryExecution(Schema.GitHub, _document!, _variables, context);
        var data = execution.Run(_operation!);
        return new Answer(200, ResponseWriter.Write(data, execution.Errors));
    }

    private void Prepare(string? operationName, JsonElement variables, StandInMode mode)
    {
        try
        {
            _document = Parser.Parse(Text);
            _operation = operationName is null
                ? _document.Operations is [var only] ? only : throw new GraphQLException("An operation name is required")
                : _document.Operations.FirstOrDefault(o => o.Name == operationName) ?? throw new GraphQLException($"No operation named \"{operationName}\"");
            Invalid = new QueryValidator(Schema.GitHub, _document, _operation).Check();
            IReadOnlyList<QueryError> lacking = mode.Lacks.Count == 0 ? [] : new QueryValidator(Schema.GitHub, _document, _operation, mode).Check();
            IsLacking = Invalid.Count == 0 && lacking.Count > 0;
            if (IsLacking) Refuse(lacking);
            else if (Invalid.Count == 0) _variables = VariableValues.Read(_operation.Variables, variables);
            else Refuse(Invalid);
        }
        catch (GraphQLException error)
        {
            Invalid = [new QueryError(error.Type, null, null, error.At is { } at ? ErrorLocation.List(at) : null, error.Message)];
            Refuse(Invalid);
        }

        if (Refusal is not null) return;
        Price = QueryPrice.Of(_document!, _operation!, _variables);
        if (Price.Nodes <= QueryPrice.MostNodes) return;
        Refuse([new QueryError("MAX_NODE_LIMIT_EXCEEDED", null, null, null, FormattableString.Invariant(
            $"This query requests up to {Price.Nodes:N0} possible nodes which exceeds the maximum limit of {QueryPrice.MostNodes:N0}."))]);
        Price = Price with { Points = 1 };
    }

    private void Refuse(IReadOnlyList<QueryError> errors) => Refusal = Answer.Json(200, new { errors });
}
