using System.CommandLine;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Isnad.Cli.Ledgers;
using Isnad.Model.Ledger;
using Isnad.Model.People;
using Isnad.Storage.People;
using Isnad.Web;
using Isnad.Workflow;
using Microsoft.AspNetCore.Builder;

namespace Isnad.Cli;

/// <summary><c>isnad up</c>: the desk, in a browser.</summary>
internal static class UpCommand
{
    private const string Description = """
        Opens the desk: reports to be checked, incidents, map, figures, in Arabic and English, at an address of this machine.

        One line says where it is. The first time another holds a link, to be used once, by which the first administrator comes in.
        --demo shows the samples instead, in a ledger of their own beside yours. Ctrl-C ends it.

        Examples:
          isnad up
          isnad up --demo
          isnad up --no-browser --address http://127.0.0.1:8080
          isnad up --no-browser --proxy 127.0.0.1         behind a reverse proxy of this machine
        """;

    private static readonly TimeSpan InvitationLength = TimeSpan.FromDays(1);

    /// <summary>The verb.</summary>
    public static Command Create(CommandIo io)
    {
        var data = new DataOption();
        var address = new Option<string>("--address") { Description = "where it listens; port 0 is any free one", HelpName = "URL", DefaultValueFactory = _ => new DeskSettings { KeyFolder = "" }.Address };
        var proxy = new Option<string?>("--proxy") { Description = "address of a reverse proxy before it, whose X-Forwarded-For and X-Forwarded-Proto are believed; nobody's are without it", HelpName = "IP" };
        var demo = new Option<bool>("--demo") { Description = "show the samples, in a ledger of their own" };
        var silent = new Option<bool>("--no-browser") { Description = "open no browser" };
        var command = new Command("up", Description) { address, proxy, demo, silent, data.Option };
        command.SetAction(parsed =>
        {
            var own = data.Get(parsed, io);
            var shown = parsed.GetValue(demo) ? Demonstration.Folder(own, io) : own;
            var settings = new DeskSettings
            {
                Address = Address(parsed.GetValue(address)!),
                Proxy = Proxy(parsed.GetValue(proxy)),
                KeyFolder = Path.GetDirectoryName(shown.ForWriting("form-keys", "key.xml"))!,
                IsDemonstration = parsed.GetValue(demo),
            };
            return LedgerRun.Making(io, shown, ledger => Run(io, ledger, shown, settings, openBrowser: !parsed.GetValue(silent)));
        });
        return command;
    }

    private static string Address(string typed) =>
        Uri.TryCreate(typed, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.PathAndQuery == "/" ? typed.TrimEnd('/') : throw new UsageException($"--address '{typed}' is no address to listen at; write one like http://127.0.0.1:7878");

    /// <summary>One address, whole: the framework would read a bare number as one too, and "any" is no one.</summary>
    private static IPAddress? Proxy(string? typed) => typed is null ? null
        : IPAddress.TryParse(typed, out var address) && (address.AddressFamily != AddressFamily.InterNetwork || address.ToString() == typed) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any) ? address
        : throw new UsageException($"--proxy '{typed}' is no address of one proxy; write one like 127.0.0.1 or ::1");

    private static int Run(CommandIo io, ILedger ledger, DataFolder data, DeskSettings settings, bool openBrowser)
    {
        CheckFree(settings.Address);
        var resources = Engine.FindResources();
        var ontology = FusionResources.Ontology(resources);
        var model = FusionResources.Model(resources);
        using var people = PeopleStore.Open(data.Root, io.Clock);
        if (settings.IsDemonstration)
        {
            Demonstration.Fill(io, data, ledger);
        }
        var parts = new DeskParts(ledger, people, io.LoadEngine().Pack, ontology, resources, io.Clock) { Fuse = new FuseLedger(ledger, FusionResources.Builder(resources, ontology), model, model.Version) };
        var app = Desk.Build(parts, settings);
        try
        {
            app.StartAsync(io.Stop).GetAwaiter().GetResult();
        }
        catch (IOException error)
        {
            throw Taken(settings.Address, error);
        }
        var at = app.Urls.First();
        io.Write($"isnad: the desk is at {at}/ (Ctrl-C ends it)\n");
        var open = at + "/";
        if (people.IsEmpty)
        {
            open = $"{at}/welcome/{people.Invite(new Invitation(DeskRole.Administrator, null, io.Clock.GetUtcNow() + InvitationLength), null)}";
            io.Write($"isnad: nobody is let in yet: the first administrator comes in by this link, once: {open}\n");
            if (!settings.IsDemonstration)
            {
                io.Write("isnad: to try it on sample reports first, in a ledger of their own: isnad up --demo\n");
            }
        }
        if (openBrowser && io.OutputIsTerminal)
        {
            Browse(io, open);
        }
        io.Stop.WaitHandle.WaitOne();
        app.StopAsync().GetAwaiter().GetResult();
        ((IAsyncDisposable)app).DisposeAsync().AsTask().GetAwaiter().GetResult();
        return ExitCode.Success;
    }

    /// <summary>Asked before the server is, which would write a page of its own troubles over the line that says what to do; and before the samples are read for nothing.</summary>
    private static void CheckFree(string address)
    {
        var url = new Uri(address);
        if (url.Port == 0 || !IPAddress.TryParse(url.Host.Trim('[', ']'), out var at))
        {
            return;
        }
        try
        {
            using var listener = new TcpListener(at, url.Port);
            listener.Start();
        }
        catch (SocketException error)
        {
            throw Taken(address, error);
        }
    }

    private static IOException Taken(string address, Exception error) =>
        new($"{address}: cannot be listened at ({error.Message.TrimEnd('.')}); another program may be there, perhaps another desk: give another address with --address", error);

    /// <summary>Opens the system's browser; where there is none the line above says where to go.</summary>
    private static void Browse(CommandIo io, string url)
    {
        try
        {
            using var started = Process.Start(OperatingSystem.IsWindows() ? new ProcessStartInfo(url) { UseShellExecute = true } : new ProcessStartInfo(OperatingSystem.IsMacOS() ? "open" : "xdg-open", [url]));
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or InvalidOperationException or PlatformNotSupportedException)
        {
            io.Error.WriteLine("isnad: no browser could be opened; open the address above yourself");
        }
    }
}
