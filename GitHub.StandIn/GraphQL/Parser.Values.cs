using System.Globalization;

namespace GitBrag.GitHub.StandIn;

internal sealed partial class Parser
{
    private TypeReference Type()
    {
        var isList = Skip("[");
        var inner = isList ? Type() : null;
        if (isList) Expect("]");
        var name = isList ? null : Name();
        return new TypeReference(name, inner, Skip("!"));
    }

    private object? Value()
    {
        if (Skip("$")) return new VariableReference(Name());
        if (Skip("["))
        {
            var list = new List<object?>();
            while (!Skip("]")) list.Add(Value());
            return list;
        }

        if (Skip("{"))
        {
            var members = new Dictionary<string, object?>(StringComparer.Ordinal);
            while (!Skip("}")) Member(members);
            return members;
        }

        var token = _token;
        Advance();
        return token.Kind switch
        {
            TokenKind.String => token.Text,
            TokenKind.Int when long.TryParse(token.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
            TokenKind.Float when double.TryParse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
            TokenKind.Name => token.Text switch { "true" => true, "false" => false, "null" => null, var word => new EnumLiteral(word) },
            _ => throw Lexer.Unexpected(token.Text, token.At),
        };
    }

    private bool Is(string text) => _token.Kind is TokenKind.Name or TokenKind.Punctuator && _token.Text == text;

    private bool Skip(string text)
    {
        if (!Is(text)) return false;
        Advance();
        return true;
    }

    private void Expect(string text)
    {
        if (!Skip(text)) throw Lexer.Unexpected(_token.Text, _token.At);
    }

    private string Name()
    {
        if (_token.Kind != TokenKind.Name) throw Lexer.Unexpected(_token.Text, _token.At);
        var name = _token.Text;
        Advance();
        return name;
    }

    private void Advance() => _token = _lexer.Next();
}
