using System.IO.Compression;
using Isnad.Web.Features;
using Isnad.Web.Hosting;
using Isnad.Web.Texts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Isnad.Web;

/// <summary>The desk: pages and their JSON twins over one ledger.</summary>
public static class Desk
{
    /// <summary>Greatest body of a request, bytes; uploads have a limit of their own.</summary>
    public const long GreatestBody = 2 * 1024 * 1024;

    /// <summary>Builds the server; it is not started.</summary>
    public static WebApplication Build(DeskParts parts, DeskSettings settings)
    {
        // Empty: no configuration of the environment, no files; what it does is what it is told here.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(settings.Address).ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = GreatestBody;
        });
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true).SetMinimumLevel(LogLevel.Warning)
            // It warns at each new key that keys are kept as they are: their folder is its owner's alone.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        var services = builder.Services;
        services.AddSingleton(parts).AddSingleton(settings).AddSingleton(parts.Ledger).AddSingleton(parts.People).AddSingleton(parts.Clock);
        services.AddSingleton(UiTexts.Load(parts.Resources)).AddSingleton<Names>().AddSingleton<Features.Exchange.RowProblems>().AddSingleton<Features.Names.NameIndex>().AddSingleton<Features.Figures.ReviewFigures>().AddSingleton<Features.Figures.KeptFigures>().AddSingleton<Features.Maps.KnownControl>().AddSingleton<Assets>().AddSingleton<Passwords>();
        services.AddSingleton<DeskModels>().AddSingleton<Features.Intake.DeskIntake>().AddSingleton<Features.Exchange.DeskExchange>().AddSingleton<Features.Exchange.StagedSheets>();
        services.AddSingleton<Upkeep>().AddHostedService(provider => provider.GetRequiredService<Upkeep>()).AddHostedService(provider => provider.GetRequiredService<Features.Figures.ReviewFigures>())
            .AddHostedService(provider => provider.GetRequiredService<Features.Maps.KnownControl>());
        services.AddSingleton<System.Text.Encodings.Web.HtmlEncoder, PageEncoder>();
        services.AddScoped<Ui>().AddHttpContextAccessor().AddRouting().AddRazorComponents();
        services.AddDataProtection().SetApplicationName("isnad").PersistKeysToFileSystem(new DirectoryInfo(settings.KeyFolder));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "isnad-form";
            options.HeaderName = "X-Isnad-Form";
            options.FormFieldName = "form-key";
        });
        // A sheet that is sent in is held in memory: on the disk it would be words of reports that no erasure reaches.
        services.Configure<FormOptions>(options => options.MemoryBufferThreshold = Ingest.Sheets.SheetFile.MostBytes);
        services.AddResponseCompression(options => options.EnableForHttps = true);
        // The fastest level, which is the default, sends a third more.
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.AddAuthentication(SessionAuthentication.Name).AddScheme<SignedInOptions, SessionAuthentication>(SessionAuthentication.Name, null);
        services.AddAuthorization(Rights.Add);
        services.AddRateLimiter(options => SignInLimit.Add(options, settings));
        Features.Api.ApiDescription.Add(services, parts.Resources);
        // Else a value that cannot be understood is answered with a bare number.
        services.Configure<Microsoft.AspNetCore.Routing.RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options => Json.Configure(options.SerializerOptions));
        return Routed(builder.Build(), settings);
    }

    private static WebApplication Routed(WebApplication app, DeskSettings settings)
    {
        ProxyTrust.Use(app, settings.Proxy);
        app.UseResponseCompression();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<Faults>();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        // Before the framework's own, which only takes note, and lets the first look at the form fail.
        app.UseMiddleware<FormGuard>();
        app.UseAntiforgery();
        AllFeatures.Map(app);
        return app;
    }
}
