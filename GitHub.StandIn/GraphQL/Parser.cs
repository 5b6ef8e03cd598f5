namespace GitBrag.GitHub.StandIn;

/// <summary>Reads the part of GraphQL that clients of GitHub use: queries, variables, fragments. Of directives only include and skip on fields, and no mutations.</summary>
internal sealed partial class Parser
{
    private readonly Lexer _lexer;
    private Token _token;

    private Parser(string text)
    {
        _lexer = new Lexer(text);
        _token = _lexer.Next();
    }

    /// <exception cref="GraphQLException">The text is not a query.</exception>
    public static Document Parse(string text)
    {
        var parser = new Parser(text);
        var operations = new List<Operation>();
        var fragments = new Dictionary<string, Fragment>(StringComparer.Ordinal);
        do
        {
            if (parser.Is("fragment")) parser.Fragment(fragments);
            else operations.Add(parser.Operation());
        }
        while (parser._token.Kind != TokenKind.End);
        return new Document(operations, fragments);
    }

    /// <summary>Reads what a field takes, written as <c>first: Int, login: String!</c>.</summary>
    public static Dictionary<string, TypeReference> ParseArguments(string text)
    {
        var parser = new Parser(text);
        var types = new Dictionary<string, TypeReference>(StringComparer.Ordinal);
        while (parser._token.Kind != TokenKind.End)
        {
            var name = parser.Name();
            parser.Expect(":");
            types[name] = parser.Type();
        }

        return types;
    }

    public static TypeReference ParseType(string text) => new Parser(text).Type();

    private Operation Operation()
    {
        if (Is("{")) return new Operation(null, [], Selections());
        if (!Is("query")) throw Lexer.Unexpected(_token.Text, _token.At);
        Advance();
        var name = _token.Kind == TokenKind.Name ? Name() : null;
        var variables = new List<VariableDefinition>();
        if (Skip("(")) while (!Skip(")")) variables.Add(Variable());
        return new Operation(name, variables, Selections());
    }

    private VariableDefinition Variable()
    {
        var at = _token.At;
        Expect("$");
        var name = Name();
        Expect(":");
        var type = Type();
        var hasDefault = Skip("=");
        return new VariableDefinition(name, type, hasDefault ? Value() : null, hasDefault, at);
    }

    private void Fragment(Dictionary<string, Fragment> fragments)
    {
        var at = _token.At;
        Expect("fragment");
        var name = Name();
        Expect("on");
        fragments[name] = new Fragment(name, Name(), Selections(), at);
    }

    private List<Selection> Selections()
    {
        var selections = new List<Selection>();
        Expect("{");
        do selections.Add(Selection()); while (!Skip("}"));
        return selections;
    }

    private Selection Selection()
    {
        var at = _token.At;
        if (!Skip("...")) return Field(at);
        if (Skip("on")) return new InlineFragment(Name(), Selections(), at);
        return Is("{") ? new InlineFragment(null, Selections(), at) : new FragmentSpread(Name(), at);
    }

    private FieldSelection Field(SourceLocation at)
    {
        var name = Name();
        var alias = Skip(":") ? name : null;
        if (alias is not null) name = Name();
        var arguments = new Dictionary<string, object?>(StringComparer.Ordinal);
        if (Skip("(")) while (!Skip(")")) Member(arguments);
        var conditions = new List<FieldCondition>();
        while (Skip("@")) conditions.Add(Condition());
        return new FieldSelection(alias, name, arguments, conditions, Is("{") ? Selections() : [], at);
    }

    private FieldCondition Condition()
    {
        var isInclude = Is("include");
        if (!isInclude && !Is("skip")) throw Lexer.Unexpected(_token.Text, _token.At);
        Advance();
        Expect("(");
        Expect("if");
        Expect(":");
        var value = Value();
        Expect(")");
        return new FieldCondition(value, isInclude);
    }

    private void Member(Dictionary<string, object?> members)
    {
        var name = Name();
        Expect(":");
        members[name] = Value();
    }
}
